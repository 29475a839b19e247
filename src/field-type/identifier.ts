import { z } from 'zod';
import { headerWords, shareOf } from './column-evidence.ts';
import { declined, defineFieldType, type Reading, read } from './field-type.ts';
import { identifierKinds } from './identifier/kinds.ts';
import { maskCode } from './mask.ts';

const options = z.strictObject({
  kind: z
    .enum(['none', ...identifierKinds.keys()])
    .default('none')
    .describe('What the identifiers are: none keeps any text; the others check form and check digit.'),
});

/** A name that a system gave to a record: letters and digits that mean nothing by themselves, so nothing is changed. */
export const identifier = defineFieldType({
  id: 'identifier',
  summary: 'Identifiers of other systems, kept letter for letter; leading zeros and case count.',
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
    { given: '4006381333931', options: { kind: 'ean' }, gives: { text: '4006381333931' } },
    { given: '4006381333932', options: { kind: 'ean' }, gives: { declined: 'bad-check-digit' } },
    { given: '978-0-306-40615-7', options: { kind: 'isbn' }, gives: { text: '9780306406157' } },
    {
      given: '{F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6}',
      options: { kind: 'uuid' },
      gives: { text: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' },
    },
    { given: 'f81d4fae', options: { kind: 'uuid' }, gives: { declined: 'bad-form' } },
  ],
  personal: false,
  cel: 'string',
  compile({ kind }) {
    const reader = identifierKinds.get(kind);
    if (reader === undefined) return (text) => read(text, text);
    return (text): Reading<string, 'bad-form' | 'bad-check-digit'> => {
      const answer = reader(text);
      return answer.ok ? read(answer.text, answer.text) : declined(answer.reason);
    };
  },
  infer(name, values) {
    const header =
      /(^| )(id|ids|key|code|no|nr|number|sku|ref|reference|uuid|guid|kod|kodu|numarasi|nummer|kennung|رقم|معرف|رمز)$/.test(
        headerWords(name),
      );
    const isCode = (text: string) => /^['#]?[\p{L}\p{N}][\p{L}\p{N}_.:/-]*$/u.test(text.trim()) && /\d/.test(text);
    const codes = shareOf(values, isCode);
    const rows = values.reduce((sum, { count }) => sum + count, 0);
    const distinct = rows === 0 ? 0 : values.length / rows;
    if (codes < 0.9) return { confidence: 0, options: {} };
    // Zeros in front and lengths that numbers do not have are what numbers would lose.
    const fragile = shareOf(values, (text) => /^0\d|^'|\d{16}|^(?=.*\d)(?=.*\p{L})/u.test(text.trim())) > 0.5;
    return {
      confidence: (header ? 0.6 : 0.1) + (fragile ? 0.2 : 0) + (header && distinct > 0.9 ? 0.15 : 0),
      options: {},
    };
  },
  mask: maskCode,
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});
