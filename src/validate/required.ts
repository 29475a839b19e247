import { EMPTY } from '../table/dictionary.ts';
import { columnOf } from '../table/table.ts';
import { oneOrMore } from '../util/rule-schema.ts';
import { rowsThat } from './check-values.ts';
import { defineValidation } from './validation.ts';

export const required = defineValidation({
  id: 'required',
  summary:
    'Each of the fields holds something. A value that could not be read is something, and has a finding of its own.',
  options: oneOrMore.describe('A field, or a list of fields.'),
  level: 'error',
  scope: 'record',
  fields: (fields) => fields,
  check(fields, table, rows) {
    const results = fields.map((field) => {
      const { codes } = columnOf(table, field);
      return { field, ...rowsThat(table, rows, (row) => codes[row] === EMPTY) };
    });
    return {
      checked: results[0]?.checked ?? 0,
      violations: results
        .filter(({ found }) => found.length > 0)
        .map(({ field, found }) => ({ rows: found, field, value: null, detail: {} })),
    };
  },
  examples: [
    { options: 'email', accepts: [{ email: 'ada@example.com' }], rejects: [{ email: '' }] },
    {
      options: ['first_name', 'last_name'],
      accepts: [{ first_name: 'Ayşe', last_name: 'Öztürk' }],
      rejects: [
        { first_name: 'Ayşe', last_name: '' },
        { first_name: '', last_name: 'Öztürk' },
      ],
    },
  ],
});
