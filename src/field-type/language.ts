import { z } from 'zod';
import { fold } from '../util/fold.ts';
import { headerSays, shareOf } from './column-evidence.ts';
import { declined, defineFieldType, type Reading, read } from './field-type.ts';
import { languageByName } from './language/names.ts';

const options = z.strictObject({
  region: z
    .enum(['keep', 'drop'])
    .default('keep')
    .describe('Whether the region and script of a tag such as pt-BR stay.'),
});

/** Languages as BCP 47 tags, from codes and from names in many languages. */
export const language = defineFieldType({
  id: 'language',
  summary: 'Languages as codes such as `tr`, `ar` or `pt-BR`, from codes or names in many languages.',
  options,
  reasons: { 'not-a-language': 'is neither a language code nor the name of a language' },
  examples: [
    { given: 'tr', gives: { text: 'tr' } },
    { given: 'TR', gives: { text: 'tr' } },
    { given: 'tur', gives: { text: 'tr' } },
    { given: 'tr_TR', gives: { text: 'tr-TR' } },
    { given: 'pt-br', gives: { text: 'pt-BR' } },
    { given: 'pt-br', options: { region: 'drop' }, gives: { text: 'pt' } },
    { given: 'Turkish', gives: { text: 'tr' } },
    { given: 'Türkçe', gives: { text: 'tr' } },
    { given: 'العربية', gives: { text: 'ar' } },
    { given: 'Deutsch', gives: { text: 'de' } },
    { given: 'İngilizce', gives: { text: 'en' } },
    { given: 'Almanca', gives: { text: 'de' } },
    { given: 'الإنجليزية', gives: { text: 'en' } },
    { given: 'Klingonese', gives: { declined: 'not-a-language' } },
    { given: '12', gives: { declined: 'not-a-language' } },
  ],
  personal: false,
  cel: 'string',
  compile:
    ({ region }) =>
    (text) =>
      readLanguage(text, region === 'drop'),
  infer(name, values) {
    const share = shareOf(values, (text) => readLanguage(text, false).ok);
    const header = headerSays(name, ['language', 'lang', 'locale', 'dil', 'sprache', 'اللغه', 'لغه']);
    if (share < 0.8) return { confidence: 0, options: {} };
    // Two letters may as well be a country.
    const named = shareOf(values, (text) => fold(text).length > 3);
    return { confidence: header ? 0.97 * share : named > 0.5 ? 0.8 * share : 0.15, options: {} };
  },
  mask: () => '***',
  comparison: { comparator: 'exact', levels: [], termFrequency: true },
});

function readLanguage(given: string, withoutRegion: boolean): Reading<string, 'not-a-language'> {
  const tag = knownTag(given.trim());
  if (tag === undefined) return declined('not-a-language');
  const written = withoutRegion ? tag.replace(/-.*$/, '') : tag;
  return read(written, written);
}

/** There are few languages and regions, and every column has them again. */
const MAX_KNOWN = 10_000;
const known = new Map<string, string | undefined>();

function knownTag(text: string): string | undefined {
  let tag = known.get(text);
  if (tag === undefined && !known.has(text)) {
    tag = tagOf(text) ?? languageByName(text);
    if (known.size < MAX_KNOWN) known.set(text, tag);
  }
  return tag;
}

/** A code as BCP 47 writes it: `tur` is `tr`. Undefined where it is no tag or no language of that code is known. */
function tagOf(text: string): string | undefined {
  const tag = text.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0]!;
    const language = canonical.split('-')[0]!;
    return englishNames.of(language) === undefined ? undefined : canonical;
  } catch {
    return undefined;
  }
}

const englishNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
