import { z } from 'zod';
import { nearest } from '../util/nearest.ts';
import { scalar } from '../util/rule-schema.ts';
import { checkValues } from './check-values.ts';
import { defineValidation } from './validation.ts';

const options = z.strictObject({
  field: z.string(),
  values: z.array(scalar).min(1).describe('The values as they are written after cleaning.'),
});

export const allowed = defineValidation({
  id: 'allowed',
  summary: 'The value is one of a list.',
  options,
  level: 'error',
  scope: 'record',
  fields: ({ field }) => [field],
  check({ field, values }, table, rows) {
    const known = new Set(values);
    const detail = { allowed: values.length > 10 ? values.length : values };
    return checkValues(
      table,
      field,
      rows,
      (text) => known.has(text),
      (text) => {
        const [suggestion] = text.length > 100 ? [] : nearest(text, values, 1);
        return { detail, ...(suggestion === undefined ? {} : { suggestion }) };
      },
    );
  },
  examples: [
    {
      options: { field: 'status', values: ['active', 'passive'] },
      accepts: [{ status: 'active' }, { status: '' }],
      rejects: [{ status: 'Active' }, { status: 'deleted' }],
    },
  ],
});
