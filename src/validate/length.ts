import { z } from 'zod';
import { integerIn } from '../util/rule-schema.ts';
import { checkValues } from './check-values.ts';
import { defineValidation } from './validation.ts';

const options = z
  .strictObject({
    field: z.string(),
    min: integerIn(0, 1_000_000).optional().describe('Fewest characters, inclusive.'),
    max: integerIn(0, 1_000_000).optional().describe('Most characters, inclusive.'),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'needs min, max or both' });

export const length = defineValidation({
  id: 'length',
  summary: 'The value is so many characters long. Characters are Unicode code points, not bytes.',
  options,
  level: 'error',
  scope: 'record',
  fields: ({ field }) => [field],
  check({ field, min, max }, table, rows) {
    const isGood = (text: string) => {
      const characters = countCodePoints(text);
      return (min === undefined || characters >= min) && (max === undefined || characters <= max);
    };
    return checkValues(table, field, rows, isGood, (text) => {
      const characters = countCodePoints(text);
      return { detail: min !== undefined && characters < min ? { characters, min } : { characters, max: max! } };
    });
  },
  examples: [
    {
      options: { field: 'first_name', min: 2, max: 5 },
      accepts: [{ first_name: 'Ay' }, { first_name: 'فاطمة' }, { first_name: '😀😀😀😀😀' }, { first_name: '' }],
      rejects: [{ first_name: 'A' }, { first_name: 'Mehmet' }],
    },
  ],
});

function countCodePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    const isHighBeforeLow = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isHighBeforeLow) count--;
  }
  return count;
}
