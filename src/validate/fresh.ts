import { z } from 'zod';
import { EMPTY } from '../table/dictionary.ts';
import { compareValues } from '../table/value-order.ts';
import { isOfSource } from './source-number.ts';
import { defineValidation } from './validation.ts';

const daysOf = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);
const duration = /^(\d{1,5}) (day|week|month|year)s?$/;

const options = z.strictObject({
  source: z.string().optional().describe('The source that is looked at; all sources together when left out.'),
  within: z
    .string()
    .regex(duration, {
      error: 'must be a number of days, weeks, months (30 days) or years (365 days), such as "2 days"',
    })
    .describe('How old the newest record may be, by the day: "2 days".'),
});

export const fresh = defineValidation({
  id: 'fresh',
  summary:
    'The newest record is not too old, by the column that the source names under `updated`: an export that stands still is noticed.',
  options,
  level: 'error',
  scope: 'source',
  fields: () => [],
  check({ source, within }, table, rows, { updated, today }) {
    if (updated === null) return { violations: [], checked: 0 };
    const { codes, dictionary } = updated;
    const isOf = isOfSource(table, source);
    let checked = 0;
    let newest = EMPTY;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code === EMPTY || !isOf(row) || (rows !== null && !rows.has(row))) continue;
      checked++;
      if (code !== newest && (newest === EMPTY || compareValues(dictionary, code, newest) > 0)) newest = code;
    }
    if (newest === EMPTY) return { violations: [], checked: 0 };
    const day = dictionary.text(newest).slice(0, 10);
    const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
    if (days <= daysIn(within)) return { violations: [], checked };
    const detail = { newest: day, days, within };
    const violation = {
      rows: new Uint32Array(0),
      field: null,
      value: null,
      detail,
      ...(source === undefined ? {} : { source }),
    };
    return { violations: [violation], checked };
  },
  examples: [
    {
      options: { source: 'crm', within: '2 days' },
      accepts: [
        { source: 'crm', updated: '2024-06-13' },
        { source: 'crm', updated: '2001-01-01' },
      ],
      rejects: [{ source: 'crm', updated: '2024-06-12T23:59:59Z' }],
    },
  ],
});

function daysIn(within: string): number {
  const [, count, unit] = duration.exec(within)!;
  return Number(count) * daysOf.get(unit!)!;
}
