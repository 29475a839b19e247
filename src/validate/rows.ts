import { z } from 'zod';
import { integerIn } from '../util/rule-schema.ts';
import { rowsThat } from './check-values.ts';
import { isOfSource } from './source-number.ts';
import { defineValidation, type Violation } from './validation.ts';

const options = z
  .strictObject({
    source: z.string().optional().describe('The source whose records are counted; all sources when left out.'),
    min: integerIn(0, 1_000_000_000).optional().describe('Fewest records, inclusive.'),
    max: integerIn(0, 1_000_000_000).optional().describe('Most records, inclusive.'),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'needs min, max or both' });

export const rows = defineValidation({
  id: 'rows',
  summary: 'There are so many records: an export that was cut off, or sent twice, is noticed.',
  options,
  level: 'error',
  scope: 'source',
  fields: () => [],
  check({ source, min, max }, table, rows) {
    const { found } = rowsThat(table, rows, isOfSource(table, source));
    const records = found.length;
    const limit = min !== undefined && records < min ? { min } : max !== undefined && records > max ? { max } : null;
    const violation = (detail: Violation['detail']): Violation => ({
      rows: new Uint32Array(0),
      field: null,
      value: null,
      detail,
      ...(source === undefined ? {} : { source }),
    });
    // No records at all are looked at, too: a count of nothing is a count.
    return { checked: Math.max(1, records), violations: limit === null ? [] : [violation({ records, ...limit })] };
  },
  examples: [
    { options: { min: 2 }, accepts: [{ id: '1' }, { id: '2' }], rejects: [{ id: '1' }] },
    {
      options: { source: 'crm', max: 1 },
      accepts: [
        { source: 'crm', id: '1' },
        { source: 'shop', id: '2' },
      ],
      rejects: [
        { source: 'crm', id: '1' },
        { source: 'crm', id: '2' },
      ],
    },
  ],
});
