import Big from 'big.js';
import { z } from 'zod';
import { scalar } from '../util/rule-schema.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { checkValues } from './check-values.ts';
import { defineValidation } from './validation.ts';

const options = z
  .strictObject({
    field: z.string(),
    min: scalar.optional().describe('Smallest allowed value, inclusive: a number, an ISO date or "today", or a text.'),
    max: scalar.optional().describe('Largest allowed value, inclusive.'),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'needs min, max or both' });

export const range = defineValidation({
  id: 'range',
  summary:
    'The value lies between two limits, both inclusive. Numbers and amounts of money are compared as decimals of any length, dates by the day, other text by its characters.',
  options,
  level: 'error',
  scope: 'record',
  fields: ({ field }) => [field],
  check({ field, min, max }, table, rows, { today, celTypes }) {
    const limits = [min, max].map((limit) => (limit === 'today' ? today : limit));
    const compare = comparisonFor(limits, celTypes.get(field) ?? 'string');
    const [least, most] = limits;
    const isEnough = (text: string) => least === undefined || compare(text, least) >= 0;
    const isWithin = (text: string) => isEnough(text) && (most === undefined || compare(text, most) <= 0);
    return checkValues(table, field, rows, isWithin, (text) => ({
      detail: isEnough(text) ? { max: most! } : { min: least! },
    }));
  },
  examples: [
    {
      options: { field: 'age', min: 0, max: 120 },
      accepts: [{ age: '0' }, { age: '120' }, { age: '42' }, { age: '' }],
      rejects: [{ age: '-1' }, { age: '121' }, { age: '99999999999999999999' }],
    },
    {
      options: { field: 'spend', max: '1000.50' },
      accepts: [{ spend: '1000.5 EUR' }, { spend: '-3.00 EUR' }],
      rejects: [{ spend: '1000.51 EUR' }, { spend: '1000.500000000000000001 EUR' }],
    },
    {
      options: { field: 'birth_date', min: '1900-01-01', max: 'today' },
      accepts: [{ birth_date: '1900-01-01' }, { birth_date: '1985-06-30' }],
      rejects: [{ birth_date: '1899-12-31' }, { birth_date: '2999-01-01' }],
    },
    {
      options: { field: 'updated_at', max: '2024-12-31' },
      accepts: [{ updated_at: '2024-12-31T23:59:59Z' }],
      rejects: [{ updated_at: '2025-01-01T00:00:00Z' }],
    },
  ],
});

/** NaN where the value cannot be compared with the limit, which breaks the rule. */
type Compare = (text: string, limit: string) => number;

const decimal = /^[+-]?\d+(\.\d+)?$/;
const isoDate = /^\d{4}(-\d\d(-\d\d)?)?/;

function comparisonFor(limits: readonly (string | undefined)[], cel: string): Compare {
  const given = limits.filter((limit) => limit !== undefined);
  if (cel === 'timestamp') return compareDays;
  if (given.every((limit) => decimal.test(limit))) return compareDecimals;
  if (given.every((limit) => isoDate.test(limit))) return compareDays;
  return compareUtf8;
}

/** As far as the limit goes: every time of a day is within that day. */
const compareDays: Compare = (text, limit) =>
  isoDate.test(text) ? compareUtf8(text.slice(0, limit.length), limit) : Number.NaN;

/** Amounts have their currency behind them, which is not compared. */
const compareDecimals: Compare = (text, limit) => {
  const space = text.indexOf(' ');
  const amount = space < 0 ? text : text.slice(0, space);
  if (!decimal.test(amount)) return Number.NaN;
  if (amount.length < 16 && limit.length < 16) return Math.sign(Number(amount) - Number(limit));
  return new Big(amount.replace('+', '')).cmp(limit.replace('+', ''));
};
