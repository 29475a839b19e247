import { z } from 'zod';
import { fold } from '../util/fold.ts';
import { nearest } from '../util/nearest.ts';
import { flag } from '../util/rule-schema.ts';
import { headerSays, shareOf } from './column-evidence.ts';
import { englishNames } from './country/names.ts';
import { readCountry } from './country/read-country.ts';
import { declined, defineFieldType, read } from './field-type.ts';

const options = z.strictObject({
  locale: z.string().default('').describe('Language whose names of countries come first, as "tr".'),
  numeric: flag
    .default(false)
    .describe('Numbers are ISO numeric codes even where a spreadsheet dropped their zeros: 4 is 004.'),
});

/** Countries in any of their codes and in the words of many languages, as ISO 3166-1 alpha-2. */
export const country = defineFieldType({
  id: 'country',
  summary:
    'Countries as two-letter ISO codes, from codes, flags and names in many languages; "Congo" alone is CG, its name in ISO 3166.',
  options,
  reasons: {
    'unknown-country': 'is neither the code nor the name of a country',
    'ambiguous-country': 'is the name of more than one country',
  },
  examples: [
    { given: 'TR', gives: { text: 'TR' } },
    { given: 'tr', gives: { text: 'TR' } },
    { given: 'TUR', gives: { text: 'TR' } },
    { given: '792', gives: { text: 'TR' } },
    { given: '4', options: { numeric: true }, gives: { text: 'AF' } },
    { given: '🇹🇷', gives: { text: 'TR' } },
    { given: 'Turkey', gives: { text: 'TR' } },
    { given: 'TÜRKİYE', gives: { text: 'TR' } },
    { given: 'تركيا', gives: { text: 'TR' } },
    { given: 'Türkei', gives: { text: 'TR' } },
    { given: 'Almanya', gives: { text: 'DE' } },
    { given: 'الإمارات', gives: { text: 'AE' } },
    { given: 'BAE', gives: { text: 'AE' } },
    { given: 'UK', gives: { text: 'GB' } },
    { given: 'England', gives: { text: 'GB' } },
    { given: 'U.S.A.', gives: { text: 'US' } },
    { given: 'Iran (Islamic Republic of)', gives: { text: 'IR' } },
    { given: 'Republic of Estonia', gives: { text: 'EE' } },
    { given: 'St. Lucia', gives: { text: 'LC' } },
    { given: 'Congo', gives: { text: 'CG' } },
    { given: 'Korea', gives: { declined: 'ambiguous-country' } },
    { given: 'New Mexico', gives: { declined: 'unknown-country' } },
    { given: 'XX', gives: { declined: 'unknown-country' } },
    { given: '4', gives: { declined: 'unknown-country' } },
  ],
  personal: false,
  cel: 'string',
  compile({ locale, numeric }) {
    return (text) => {
      const code = readCountry(numeric && /^\s*\d{1,2}\s*$/.test(text) ? text.trim().padStart(3, '0') : text, locale);
      if (code === null) return declined('ambiguous-country');
      return code === undefined ? declined('unknown-country') : read(code, code);
    };
  },
  suggester: () => (text) => {
    // "Almanya" is no Albania: a name that is known in any language is no slip in an English one.
    if (typeof readCountry(text, '') === 'string') return undefined;
    const names = englishNames();
    const codes = new Set(nearest(fold(text), names.keys()).map((name) => names.get(name)));
    return codes.size === 1 ? [...codes][0] : undefined;
  },
  infer(name, values) {
    const sample = values.slice(0, 300);
    const share = shareOf(
      sample,
      (text) => /\p{L}|\p{Emoji_Presentation}/u.test(text) && typeof readCountry(text, '') === 'string',
    );
    if (share < 0.7) return { confidence: 0, options: {} };
    const header = headerSays(name, [
      'country',
      'nation',
      'ulke',
      'ulkesi',
      'land',
      'الدوله',
      'دوله',
      'البلد',
      'pays',
      'pais',
      'country code',
      'cc',
    ]);
    // Words of two letters may as well be languages, or states of the USA.
    const named = shareOf(sample, (text) => text.trim().length > 3) > 0.5;
    return { confidence: share * (header ? 0.98 : named ? 0.9 : 0.35), options: {} };
  },
  mask: () => '***',
  comparison: { comparator: 'exact', levels: [], termFrequency: true },
});
