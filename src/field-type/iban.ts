import { z } from 'zod';
import { headerSays, shareOf } from './column-evidence.ts';
import { declined, defineFieldType, type Reading, read } from './field-type.ts';
import { iban as kind } from './identifier/kinds/iban.ts';

const options = z.strictObject({
  as: z
    .enum(['compact', 'printed'])
    .default('compact')
    .describe('compact: without spaces. printed: in groups of four, as on paper.'),
});

const headers = [
  'iban',
  'bank account',
  'hesap',
  'hesap no',
  'iban no',
  'kontonummer',
  'bankverbindung',
  'ايبان',
  'الحساب البنكي',
  'رقم الحساب',
];

/** Bank accounts: the form that the country gave to them, and check digits that find any single error. */
export const iban = defineFieldType({
  id: 'iban',
  summary: 'Bank accounts in the form of their country (IBAN), with their check digits.',
  options,
  reasons: {
    'bad-form': 'does not have the form of its country, or begins with no country that has such accounts',
    'bad-check-digit': 'has check digits that do not fit, so a character is wrong or swapped',
  },
  examples: [
    { given: 'TR33 0006 1005 1978 6457 8413 26', gives: { text: 'TR330006100519786457841326' } },
    { given: 'de89 3704 0044 0532 0130 00', gives: { text: 'DE89370400440532013000' } },
    { given: 'IBAN: GB29 NWBK 6016 1331 9268 19', gives: { text: 'GB29NWBK60161331926819' } },
    { given: 'SA03-8000-0000-6080-1016-7519', gives: { text: 'SA0380000000608010167519' } },
    {
      given: 'DE89370400440532013000',
      options: { as: 'printed' },
      gives: { text: 'DE89 3704 0044 0532 0130 00' },
    },
    { given: 'DE89370400440532013001', gives: { declined: 'bad-check-digit' } },
    { given: 'DE8937040044053201300', gives: { declined: 'bad-form' } },
    { given: 'US64SVBKUS6S3300958879', gives: { declined: 'bad-form' } },
  ],
  personal: true,
  cel: 'string',
  compile: ({ as }) =>
    as === 'compact'
      ? kind.read
      : (text): Reading<string, 'bad-form' | 'bad-check-digit'> => {
          const reading = kind.read(text);
          return reading.ok
            ? read(reading.value, reading.value.replace(/.{4}(?=.)/g, '$& '))
            : declined(reading.reason);
        },
  infer(name, values) {
    const share = shareOf(values, (text) => kind.read(text).ok);
    // Nothing else passes the form of a country and two check digits.
    if (share >= 0.5) return { confidence: Math.min(1, share + (headerSays(name, headers) ? 0.05 : 0)), options: {} };
    return { confidence: headerSays(name, headers) ? share : 0, options: {} };
  },
  mask: (text) => {
    const code = text.replace(/\s/g, '');
    return code.length < 10 ? '***' : `${code.slice(0, 2)}***${code.slice(-2)}`;
  },
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});
