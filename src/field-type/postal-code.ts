import { z } from 'zod';
import { headerSays, shareOf } from './column-evidence.ts';
import { fieldsOf, settledValue, valueOrField } from './companion.ts';
import { readCountry } from './country/read-country.ts';
import { evidence } from './evidence.ts';
import { declined, defineFieldType, read } from './field-type.ts';
import { maskCode } from './mask.ts';
import { fitPostalForm, postalFormOf } from './postal-code/patterns.ts';
import { countryBeside } from './surroundings.ts';

const options = z.strictObject({
  country: valueOrField
    .default('')
    .refine(
      (given) =>
        typeof given !== 'string' || given === '' || given === 'auto' || typeof readCountry(given, '') === 'string',
      {
        error: 'must be a country, such as "TR", or { from: FIELD }',
      },
    )
    .describe(
      'Country whose form the codes have: a code, or the field that names it, as `{ from: country, else: TR }`. auto: the one that a column of countries says throughout.',
    ),
});

/** What any postal code looks like, for countries that are not known. */
const general = /^[A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9])){1,10}$/;

/** Postal codes in the form of their country. A zero in front is a digit like any other: what lost it is declined. */
export const postalCode = defineFieldType({
  id: 'postal_code',
  summary: "Postal codes, checked and spaced in their country's way.",
  options,
  reasons: {
    'bad-form': "does not have the form of its country's postal codes",
    'not-a-postal-code': 'is no postal code of any country',
  },
  examples: [
    { given: '34710', options: { country: 'TR' }, gives: { text: '34710' } },
    { given: '٣٤٧١٠', options: { country: 'TR' }, gives: { text: '34710' } },
    { given: 'TR-34710', options: { country: 'TR' }, gives: { text: '34710' } },
    { given: 'sw1a1aa', options: { country: 'GB' }, gives: { text: 'SW1A 1AA' } },
    { given: 'k1a 0b1', options: { country: 'Canada' }, gives: { text: 'K1A 0B1' } },
    { given: '1012AB', options: { country: 'NL' }, gives: { text: '1012 AB' } },
    { given: '123456789', options: { country: 'US' }, gives: { text: '12345-6789' } },
    { given: 'D-10115', options: { country: { from: 'country' } }, companions: ['DE'], gives: { text: '10115' } },
    {
      given: '10115',
      options: { country: { from: 'country', else: 'DE' } },
      companions: [''],
      gives: { text: '10115' },
    },
    { given: '00-950', options: { country: { from: 'country' } }, companions: ['PL'], gives: { text: '00-950' } },
    { given: '6101', options: { country: 'TR' }, gives: { declined: 'bad-form' } },
    { given: '1011', options: { country: 'DE' }, gives: { declined: 'bad-form' } },
    { given: 'ab 12', gives: { text: 'AB 12' } },
    { given: 'none given!', gives: { declined: 'not-a-postal-code' } },
  ],
  personal: true,
  cel: 'string',
  companions: ({ country }) => fieldsOf(country),
  settle(given, values, _context, beside) {
    if (given.country !== 'auto') return { options: given, evidence: [] };
    const found = countryBeside(beside);
    const rows = values.reduce((sum, { count }) => sum + count, 0);
    const settled = found?.code ?? null;
    const one = evidence({
      option: 'country',
      settled,
      supporting: settled === null ? 0 : rows,
      contradicting: 0,
      undecided: settled === null ? rows : 0,
      own: [],
      against: [],
      strength: settled === null ? 'none' : 'likely',
      signs: found === undefined ? [] : [{ kind: found.kind, says: found.code, count: found.count }],
    });
    return { options: { ...given, country: settled ?? '' }, evidence: [one] };
  },
  compile({ country }) {
    const formOf = (name: string) => postalFormOf(readCountry(name, '') ?? '');
    const fixed = typeof country === 'string' ? formOf(country) : undefined;
    return (text, companion) => {
      const code = cleanCode(text);
      const form = typeof country === 'string' ? fixed : formOf(settledValue(country, companion));
      if (form === undefined) return general.test(code) ? read(code, code) : declined('not-a-postal-code');
      const canonical = fitPostalForm(code, form);
      return canonical === null ? declined('bad-form') : read(canonical, canonical);
    };
  },
  suggester({ country }) {
    const form = typeof country === 'string' ? postalFormOf(readCountry(country, '') ?? '') : undefined;
    // Spreadsheets drop the zeros in front.
    return (text) =>
      form !== undefined && /^\d+$/.test(text) ? (fitPostalForm(`0${text}`, form) ?? undefined) : undefined;
  },
  infer(name, values) {
    const share = shareOf(
      values,
      (text) => general.test(cleanCode(text)) && /\d/.test(text) && text.trim().length <= 10,
    );
    const header = headerSays(name, [
      'zip',
      'zip code',
      'zipcode',
      'postal code',
      'postcode',
      'post code',
      'postal',
      'plz',
      'postleitzahl',
      'posta kodu',
      'postakodu',
      'الرمز البريدي',
    ]);
    return { confidence: header ? 0.9 * share : 0, options: {} };
  },
  mask: maskCode,
  comparison: { comparator: 'exact', levels: [], termFrequency: true },
});

/** Capital letters, ASCII digits, plain hyphens, single spaces. */
function cleanCode(text: string): string {
  if (/^[0-9]+$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase()
    .replaceAll('İ', 'I');
}
