import { z } from 'zod';
import { headerWords, shareOf } from './column-evidence.ts';
import { defineFieldType, read } from './field-type.ts';
import { inferKind } from './identifier/infer-kind.ts';
import { isPersonalKind, kindIds, kindMeanings, readerOfKind } from './identifier/read-identifier.ts';
import { maskCode } from './mask.ts';

const options = z.strictObject({
  kind: z
    .enum(['none', ...kindIds])
    .default('none')
    .describe(
      'What the identifiers are: none keeps any text; the others check form and check digits and write the code without its grouping.',
    ),
  country: z
    .string()
    .default('')
    .describe('Country of an identitycard or taxid, as "TR"; any takes the identity cards of all countries.'),
  locale: z.string().default('').describe('Locale whose country is meant where `country` is left out, as "tr-TR".'),
});

/** A name that a system gave to a record: letters and digits that mean nothing by themselves, so nothing is changed. */
export const identifier = defineFieldType({
  id: 'identifier',
  summary:
    'Identifiers of other systems, kept letter for letter; and, by `kind`, the numbers of persons, companies, articles and cards with their check digits.',
  options,
  reasons: {
    'bad-form': 'does not have the form of its kind',
    'bad-check-digit': 'has a check digit that does not fit, so a digit is wrong or swapped',
  },
  examples: [
    { given: '00123', gives: { text: '00123' } },
    { given: '003Ah00000A1b2CIAR', gives: { text: '003Ah00000A1b2CIAR' } },
    { given: "'6912345678901", gives: { text: "'6912345678901" } },
    { given: '1e5', gives: { text: '1e5' } },
    { given: '1234567890123456789', gives: { text: '1234567890123456789' } },
    { given: '100 0000 0146', options: { kind: 'tr.tckimlik' }, gives: { text: '10000000146' } },
    { given: '١٠٠٠٠٠٠٠١٤٦', options: { kind: 'tr.tckimlik' }, gives: { text: '10000000146' } },
    { given: '4540536920', options: { kind: 'tr.vkn' }, gives: { text: '4540536920' } },
    { given: '4006381333931', options: { kind: 'ean' }, gives: { text: '4006381333931' } },
    { given: '4006381333932', options: { kind: 'ean' }, gives: { declined: 'bad-check-digit' } },
    { given: '978-0-306-40615-7', options: { kind: 'isbn' }, gives: { text: '9780306406157' } },
    { given: '4111 1111 1111 1111', options: { kind: 'creditcard' }, gives: { text: '4111111111111111' } },
    { given: 'US0378331005', options: { kind: 'isin' }, gives: { text: 'US0378331005' } },
    { given: '529900T8BM49AURSDO55', options: { kind: 'lei' }, gives: { text: '529900T8BM49AURSDO55' } },
    {
      given: '{F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6}',
      options: { kind: 'uuid' },
      gives: { text: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' },
    },
    { given: '12345678-z', options: { kind: 'identitycard', country: 'ES' }, gives: { text: '12345678Z' } },
    { given: '10000000146', options: { kind: 'taxid', locale: 'tr-TR' }, gives: { text: '10000000146' } },
    { given: 'f81d4fae', options: { kind: 'uuid' }, gives: { declined: 'bad-form' } },
  ],
  personal: false,
  isPersonal: ({ kind }) => isPersonalKind(kind),
  cel: 'string',
  compile: (asked) => readerOfKind(asked) ?? ((text) => read(text, text)),
  infer(name, values) {
    const known = inferKind(name, values);
    if (known !== undefined) return { confidence: 0.9 + 0.09 * known.share, options: { kind: known.kind } };
    return { confidence: looksLikeCodes(name, values), options: {} };
  },
  mask: maskCode,
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
  glossary: { option: 'kind', meanings: kindMeanings },
});

function looksLikeCodes(name: string, values: Parameters<typeof shareOf>[0]): number {
  const header =
    /(^| )(id|ids|key|code|no|nr|number|sku|ref|reference|uuid|guid|kod|kodu|numarasi|nummer|kennung|رقم|معرف|رمز)$/.test(
      headerWords(name),
    );
  const isCode = (text: string) => /^['#]?[\p{L}\p{N}][\p{L}\p{N}_.:/-]*$/u.test(text.trim()) && /\d/.test(text);
  if (shareOf(values, isCode) < 0.9) return 0;
  const rows = values.reduce((sum, { count }) => sum + count, 0);
  const distinct = rows === 0 ? 0 : values.length / rows;
  // Zeros in front and lengths that numbers do not have are what numbers would lose.
  const fragile = shareOf(values, (text) => /^0\d|^'|\d{16}|^(?=.*\d)(?=.*\p{L})/u.test(text.trim())) > 0.5;
  return (header ? 0.6 : 0.1) + (fragile ? 0.2 : 0) + (header && distinct > 0.9 ? 0.15 : 0);
}
