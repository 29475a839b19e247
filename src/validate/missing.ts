import { z } from 'zod';
import { EMPTY } from '../table/dictionary.ts';
import { columnOf } from '../table/table.ts';
import { allowedBy, tolerance } from '../util/rule-schema.ts';
import { rowsThat } from './check-values.ts';
import { isOfSource } from './source-number.ts';
import { defineValidation } from './validation.ts';

const options = z.strictObject({
  field: z.string(),
  source: z.string().optional().describe('The source that is looked at; all sources when left out.'),
  max: tolerance.describe('So many records, or such a share of them, may lack the value: 100, 5%.'),
});

export const missing = defineValidation({
  id: 'missing',
  summary: 'At most so many records, or such a share, lack a value. A value that could not be read is not missing.',
  options,
  level: 'error',
  scope: 'column',
  fields: ({ field }) => [field],
  check({ field, source, max }, table, rows) {
    const { codes } = columnOf(table, field);
    const isOf = isOfSource(table, source);
    let checked = 0;
    const { found } = rowsThat(table, rows, (row) => {
      if (!isOf(row)) return false;
      checked++;
      return codes[row] === EMPTY;
    });
    const detail = {
      missing: found.length,
      records: checked,
      max: 'records' in max ? max.records : `${Number((max.share * 100).toPrecision(12))}%`,
    };
    // One thing is wrong, not one a record: the rule is about the column.
    const violation = {
      rows: new Uint32Array(0),
      field,
      value: null,
      detail,
      ...(source === undefined ? {} : { source }),
    };
    return { checked, violations: found.length > allowedBy(max, checked) ? [violation] : [] };
  },
  examples: [
    {
      options: { field: 'phone', max: '50%' },
      accepts: [{ phone: '+905321234567' }, { phone: '' }],
      rejects: [{ phone: '+905321234567' }, { phone: '' }, { phone: '' }],
    },
    { options: { field: 'phone', max: 0 }, accepts: [{ phone: '+905321234567' }], rejects: [{ phone: '' }] },
  ],
});
