import { z } from 'zod';
import { flag } from '../util/rule-schema.ts';
import { headerSays, shareRead } from './column-evidence.ts';
import { defineFieldType, type ReadContext, type ValueCount } from './field-type.ts';
import { conventionOf, separatorOptions } from './number/convention.ts';
import { makeNumberReader } from './number/number-reader.ts';
import { plainText } from './number/plain-text.ts';
import { settleDecimal } from './number/settle-decimal.ts';

const options = z.strictObject({
  ...separatorOptions,
  strict: flag.default(false).describe('Only the marks of the locale or the options, each in its place.'),
  percent: flag.default(false).describe('Whether 12 % is read, as 0.12.'),
  accounting: flag.default(true).describe('Whether (12) is -12.'),
  integer: flag.default(false).describe('Only whole numbers.'),
});

const reasons = {
  'not-a-number': 'is not a number',
  'ambiguous-separator':
    'may be a thousand times larger or smaller: nothing says whether its mark separates thousands or decimals',
  'bad-grouping': 'has its thousands marks in the wrong places',
  'other-separator': 'has other marks than its locale uses',
  'percent-sign': 'has a percent sign, and the rule does not say `percent: true`',
  'not-whole': 'is not a whole number',
  'too-large': 'is too large or too small',
};

export const numberReasons = reasons;

/** The digits and separators of a number, for settling; signs, percent and parentheses left out. */
export const digitsOfNumber = (text: string): string | undefined => {
  const digits = plainText(text)
    .replace(/[-+()%]/g, '')
    .trim();
  return digits === '' ? undefined : digits;
};

/** Words of headers that name a number. */
const HEADERS = [
  'number',
  'count',
  'quantity',
  'qty',
  'score',
  'rate',
  'weight',
  'height',
  'miktar',
  'adet',
  'sayi',
  'oran',
  'puan',
  'anzahl',
  'menge',
  'wert',
  'gewicht',
  'عدد',
  'كميه',
  'نسبه',
];
const CODES = [
  'id',
  'code',
  'no',
  'zip',
  'postcode',
  'plz',
  'phone',
  'tel',
  'kod',
  'kodu',
  'kimlik',
  'vergi',
  'key',
  'رقم',
  'رمز',
];

/** Decimal numbers, exact: strings of digits, never floats. */
export const number = defineFieldType({
  id: 'number',
  summary: 'Decimal numbers in any digits and with any thousands and decimal marks, written as 1234.5.',
  options,
  reasons,
  examples: [
    { given: '1234.5', gives: { text: '1234.5' } },
    { given: '1.234,56', gives: { text: '1234.56' } },
    { given: '-1,234,567.80', gives: { text: '-1234567.8' } },
    { given: '١٬٢٣٤٫٥٦', gives: { text: '1234.56' } },
    { given: "1'234'567", gives: { text: '1234567' } },
    { given: '1,00,000', gives: { text: '100000' } },
    { given: '(12,5)', gives: { text: '-12.5' } },
    { given: '12-', gives: { text: '-12' } },
    { given: '1.5e3', gives: { text: '1500' } },
    { given: '1.234', gives: { declined: 'ambiguous-separator' } },
    { given: '1.234', options: { locale: 'de' }, gives: { text: '1234' } },
    { given: '1.234', options: { decimalSeparator: '.' }, gives: { text: '1.2340' } },
    { given: '12,34,56', gives: { declined: 'bad-grouping' } },
    { given: '1,5', options: { locale: 'en', strict: true }, gives: { declined: 'other-separator' } },
    { given: '12 %', options: { percent: true }, gives: { text: '0.12' } },
    { given: '12 %', gives: { declined: 'percent-sign' } },
    { given: '1.5', options: { integer: true }, gives: { declined: 'not-whole' } },
    { given: '1e999', gives: { declined: 'too-large' } },
    { given: 'twelve', gives: { declined: 'not-a-number' } },
  ],
  personal: false,
  cel: 'double',
  settle: (given, values, _context, beside) => {
    if (given.decimalSeparator !== 'auto' || given.groupSeparator !== 'auto' || given.locale !== '') {
      return { options: given, evidence: [] };
    }
    const { decimal, evidence } = settleDecimal(values, digitsOfNumber, beside);
    return { options: { ...given, decimalSeparator: decimal }, evidence: [evidence] };
  },
  compile: (given, _context: ReadContext) =>
    makeNumberReader({
      convention: conventionOf(given),
      percent: given.percent,
      accounting: given.accounting,
      whole: given.integer,
    }),
  infer: (name, values) => {
    const { decimal } = settleDecimal(values, digitsOfNumber);
    const percent = values.some(({ text }) => /[%٪]/.test(text));
    const reader = makeNumberReader({
      convention: { decimal, group: 'auto', strict: false },
      percent,
      accounting: true,
      whole: false,
    });
    const share = shareRead(values, reader);
    const confidence = numberConfidence(name, values, share, HEADERS);
    return {
      confidence,
      options: { ...(decimal === ',' ? { decimalSeparator: ',' } : {}), ...(percent ? { percent: true } : {}) },
    };
  },
  mask: (text) => text,
  comparison: { comparator: 'number', levels: [0.99, 0.95], termFrequency: false },
});

/**
 * Digits alone are as often a code as a number: leading zeros, equal lengths of many digits and headers such as
 * "id" speak for a code, which must not lose its zeros.
 */
export function numberConfidence(
  name: string,
  values: readonly ValueCount[],
  share: number,
  headers: readonly string[],
): number {
  if (share < 0.8) return 0;
  if (values.some(({ text }) => /^\s*0\d/.test(text))) return 0;
  if (headerSays(name, CODES)) return 0;
  if (values.some(({ text }) => plainText(text).replace(/[^0-9]/g, '').length > 15)) return 0;
  return share * (headerSays(name, headers) ? 0.9 : 0.6);
}
