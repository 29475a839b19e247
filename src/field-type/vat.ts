import { z } from 'zod';
import { headerSays, shareOf } from './column-evidence.ts';
import { fieldsOf, settledValue, valueOrField } from './companion.ts';
import { readCountry } from './country/read-country.ts';
import { declined, defineFieldType, type Reader, read } from './field-type.ts';
import type { Kind } from './identifier/kind.ts';
import { identifierKinds } from './identifier/kinds/index.ts';
import { vatCodeOf, vatin, vatKindIds, vatKindOf, withVatCode } from './identifier/kinds/vat.ts';
import { maskCode } from './mask.ts';

/** The code of a country, by its code or name; EL and XI are what the tax offices of Greece and Northern Ireland write. */
function countryCode(name: string): string {
  const upper = name.trim().toUpperCase();
  return upper === 'EL' || upper === 'XI' ? upper : vatCodeOf(readCountry(name, '') ?? '');
}

const options = z.strictObject({
  country: valueOrField
    .default('')
    .refine((given) => typeof given !== 'string' || given === '' || vatKindOf(countryCode(given)) !== undefined, {
      error: 'must be a country whose VAT numbers are known, such as "DE", or { from: FIELD }',
    })
    .describe(
      'Country of numbers without the letters in front: a code, or the field that names it, as `{ from: country, else: TR }`.',
    ),
  kind: z
    .enum(['auto', 'eu.vat', 'vatin', ...vatKindIds])
    .default('auto')
    .describe(
      'A national number by name, checked and written as that identifier is; auto goes by the letters in front and `country`.',
    ),
});

type Reason = 'bad-form' | 'bad-check-digit' | 'no-country';

const headers = [
  'vat',
  'vat id',
  'vat number',
  'vat no',
  'vatin',
  'ust id',
  'ustid',
  'ust idnr',
  'ustidnr',
  'umsatzsteuer id',
  'tva',
  'iva',
  'kdv',
  'kdv no',
  'btw',
  'الرقم الضريبي',
];

/** Numbers for value added tax, with the check digits of their country. */
export const vat = defineFieldType({
  id: 'vat',
  summary:
    "VAT numbers, checked by their country's rules; those of the European Union are written with its letters in front.",
  options,
  reasons: {
    'bad-form': "does not have the form of its country's numbers",
    'bad-check-digit': 'has a check digit that does not fit, so a digit is wrong or swapped',
    'no-country': 'has no letters of a country in front, and the rule names none',
  },
  examples: [
    { given: 'DE 136,695 976', gives: { text: 'DE136695976' } },
    { given: 'ATU 13585627', gives: { text: 'ATU13585627' } },
    { given: '136695976', options: { country: 'DE' }, gives: { text: 'DE136695976' } },
    { given: 'EL 094259216', gives: { text: 'EL094259216' } },
    { given: 'GR094259216', gives: { text: 'EL094259216' } },
    { given: 'CHE-107.787.577 IVA', gives: { text: 'CHE107787577IVA' } },
    { given: '4540536920', options: { country: 'TR' }, gives: { text: '4540536920' } },
    {
      given: '4540536920',
      options: { country: { from: 'country' } },
      companions: ['TR'],
      gives: { text: '4540536920' },
    },
    { given: 'GB 980 7806 84', options: { kind: 'gb.vat' }, gives: { text: '980780684' } },
    { given: 'DE136695978', gives: { declined: 'bad-check-digit' } },
    { given: 'DE1366959', gives: { declined: 'bad-form' } },
    { given: '136695976', gives: { declined: 'no-country' } },
  ],
  personal: false,
  cel: 'string',
  companions: ({ country }) => fieldsOf(country),
  compile({ country, kind }): Reader<string, Reason> {
    if (kind !== 'auto') return identifierKinds.get(kind)!.read;
    const readers = new Map<string, Reader<string, Reason>>();
    const readerOf = (name: string): Reader<string, Reason> => {
      let reader = readers.get(name);
      if (reader === undefined) {
        const code = countryCode(name);
        const national = vatKindOf(code);
        reader = national === undefined ? readByPrefix : readNational(national, code);
        readers.set(name, reader);
      }
      return reader;
    };
    if (typeof country === 'string') return readerOf(country);
    return (text, companion) => readerOf(settledValue(country, companion))(text);
  },
  infer(name, values) {
    const share = shareOf(values, (text) => vatin.read(text).ok);
    const named = headerSays(name, headers);
    if (share < (named ? 0.5 : 0.8)) return { confidence: 0, options: {} };
    return { confidence: share * (named ? 1 : 0.9), options: {} };
  },
  mask: maskCode,
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});

const readByPrefix: Reader<string, Reason> = (text) => {
  if (!/^\s*[A-Za-z]\s?[A-Za-z]/.test(text)) return declined('no-country');
  return vatin.read(text);
};

/** Numbers of one country, with or without its letters; a number that says another country is read as that country's. */
const readNational =
  (national: Kind, country: string): Reader<string, Reason> =>
  (text) => {
    const reading = national.read(text);
    if (!reading.ok) {
      const foreign = /^\s*[A-Za-z]\s?[A-Za-z]/.test(text) ? vatin.read(text) : reading;
      return foreign.ok ? foreign : reading;
    }
    const written = withVatCode(reading.value, country);
    return read(written, written);
  };
