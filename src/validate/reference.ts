import { z } from 'zod';
import { EMPTY } from '../table/dictionary.ts';
import { columnOf, type Table } from '../table/table.ts';
import { nearest } from '../util/nearest.ts';
import { checkValues } from './check-values.ts';
import { sourceNumber } from './source-number.ts';
import { defineValidation, type Reference, type ValidateContext } from './validation.ts';

const options = z
  .strictObject({
    field: z.string().describe('The field whose values must be known.'),
    source: z.string().optional().describe('Source whose records hold the known values.'),
    file: z.string().optional().describe('CSV file that holds the known values.'),
    column: z
      .string()
      .optional()
      .describe('Field of that source, or column of the file; the name of `field` when left out.'),
  })
  .refine(({ source, file }) => (source === undefined) !== (file === undefined), {
    error: 'needs either source or file',
  });

/** Suggestions look through all known values: worth it for the first bad values only. */
const MAX_SUGGESTIONS = 50;

export const reference = defineValidation({
  id: 'reference',
  summary: 'The value is known in another source or in a file.',
  options,
  level: 'error',
  scope: 'column',
  fields: ({ field, source, column }) => (source === undefined || column === undefined ? [field] : [field, column]),
  check({ field, source, file, column = field }, table, rows, context) {
    const known = source === undefined ? context.reference(file!, column) : valuesOf(table, source, column, context);
    let suggestions = 0;
    return checkValues(
      table,
      field,
      rows,
      (text) => known.has(text),
      (text) => {
        const [suggestion] = suggestions++ < MAX_SUGGESTIONS ? known.nearest(text) : [];
        return { detail: { column, in: source ?? file! }, ...(suggestion === undefined ? {} : { suggestion }) };
      },
    );
  },
  examples: [
    {
      options: { field: 'parent_id', source: 'crm', column: 'id' },
      accepts: [
        { source: 'crm', id: '1', parent_id: '' },
        { source: 'crm', id: '2', parent_id: '1' },
      ],
      rejects: [
        { source: 'shop', id: '9', parent_id: '9' },
        { source: 'crm', id: '1', parent_id: '3' },
      ],
    },
  ],
});

const MAX_SEARCHED = 20_000;

function valuesOf(table: Table, source: string, field: string, { present }: ValidateContext): Reference {
  const wanted = sourceNumber(table, source);
  const { codes, dictionary, declined } = columnOf(table, field);
  const isUsed = new Uint8Array(dictionary.size);
  for (let row = 0; row < codes.length; row++) {
    if (table.origin.source[row] === wanted && !declined?.has(row) && (present?.has(row) ?? true))
      isUsed[codes[row]!] = 1;
  }
  const values = new Set<string>();
  for (let code = EMPTY + 1; code < isUsed.length; code++) if (isUsed[code] === 1) values.add(dictionary.text(code));
  return {
    has: (value) => values.has(value),
    nearest: (value) => (values.size > MAX_SEARCHED || value.length > 100 ? [] : nearest(value, values)),
  };
}
