import { z } from 'zod';
import { flag } from '../util/rule-schema.ts';
import { shareRead } from './column-evidence.ts';
import { defineFieldType } from './field-type.ts';
import { conventionOf, separatorOptions } from './number/convention.ts';
import { makeNumberReader } from './number/number-reader.ts';
import { settleDecimal } from './number/settle-decimal.ts';
import { digitsOfNumber, numberConfidence, numberReasons } from './number.ts';

const HEADERS = [
  'number',
  'count',
  'quantity',
  'qty',
  'age',
  'year',
  'visits',
  'orders',
  'yas',
  'yil',
  'adet',
  'sayi',
  'sayisi',
  'alter',
  'jahr',
  'anzahl',
  'عدد',
  'عمر',
  'سنه',
];

/** Whole numbers of any size. */
export const integer = defineFieldType({
  id: 'integer',
  summary: 'Whole numbers in any digits and with any thousands mark, written as 1234.',
  options: z.strictObject({
    ...separatorOptions,
    strict: flag.default(false).describe('Only the marks of the locale or the options, each in its place.'),
    accounting: flag.default(true).describe('Whether (12) is -12.'),
  }),
  reasons: numberReasons,
  examples: [
    { given: '42', gives: { text: '42' } },
    { given: '1,234,567', gives: { text: '1234567' } },
    { given: '١٢٬٣٤٥', gives: { text: '12345' } },
    { given: '12 345', gives: { text: '12345' } },
    { given: '007', gives: { text: '7' } },
    { given: '12.00', gives: { text: '12' } },
    { given: '12.5', gives: { declined: 'not-whole' } },
    { given: '1.234', gives: { declined: 'ambiguous-separator' } },
    { given: '1.234', options: { locale: 'tr' }, gives: { text: '1234' } },
    { given: '5 %', gives: { declined: 'percent-sign' } },
    { given: '1.23.4', gives: { declined: 'bad-grouping' } },
    { given: '1.234,0', options: { locale: 'en', strict: true }, gives: { declined: 'other-separator' } },
    { given: '1e999', gives: { declined: 'too-large' } },
    { given: 'many', gives: { declined: 'not-a-number' } },
  ],
  personal: false,
  cel: 'int',
  settle: (given, values, _context, beside) => {
    if (given.decimalSeparator !== 'auto' || given.groupSeparator !== 'auto' || given.locale !== '') {
      return { options: given, evidence: [] };
    }
    const { decimal, evidence } = settleDecimal(values, digitsOfNumber, beside);
    return { options: { ...given, decimalSeparator: decimal }, evidence: [evidence] };
  },
  compile: (given) =>
    makeNumberReader({ convention: conventionOf(given), percent: false, accounting: given.accounting, whole: true }),
  infer: (name, values) => {
    const convention = { decimal: 'auto', group: 'auto', strict: false };
    const reader = makeNumberReader({ convention, percent: false, accounting: true, whole: true });
    // A whole number beats a number where every value is one.
    const share = shareRead(values, reader);
    return {
      confidence: Math.min(1, numberConfidence(name, values, share, HEADERS) * (share === 1 ? 1.1 : 0.9)),
      options: {},
    };
  },
  mask: (text) => text,
  comparison: { comparator: 'number', levels: [0.99, 0.95], termFrequency: false },
});
