import { z } from 'zod';
import { expressionFields } from '../expression/expression.ts';
import { rowsWhere } from '../expression/rows-where.ts';
import { compileForTable } from './condition.ts';
import { defineValidation, type Violation } from './validation.ts';

export const expect = defineValidation({
  id: 'expect',
  summary:
    'A CEL expression that holds for every record. Where it cannot be told, because a value it compares is missing, the record passes: use filled(x).',
  options: z.string().min(1).describe("CEL expression over the fields, as in 'filled(email) || filled(phone)'."),
  level: 'error',
  scope: 'record',
  fields: (text) => expressionFields(text),
  check(text, table, rows, context) {
    const { no, failed, yes } = rowsWhere(table, compileForTable(text, table, context), rows);
    const broken = Uint32Array.from(no);
    const failures = failed.map(
      ({ reason, rows }): Violation => ({ rows, field: null, value: null, detail: { failed: reason } }),
    );
    const failureCount = failed.reduce((sum, { rows }) => sum + rows.length, 0);
    return {
      checked: yes.count() + broken.length + failureCount,
      violations:
        broken.length === 0
          ? failures
          : [{ rows: broken, field: null, value: null, detail: { expression: text } }, ...failures],
    };
  },
  examples: [
    {
      options: 'filled(email) || filled(phone)',
      accepts: [
        { email: 'ada@example.com', phone: '' },
        { email: '', phone: '+905321234567' },
      ],
      rejects: [{ email: '', phone: '' }],
    },
    {
      options: 'birth_date < updated_at',
      accepts: [
        { birth_date: '1990-01-01', updated_at: '2024-01-01' },
        { birth_date: '', updated_at: '2024-01-01' },
      ],
      rejects: [{ birth_date: '2024-01-02', updated_at: '2024-01-01' }],
    },
    {
      options: 'row["Full Name"].startsWith("A")',
      accepts: [{ 'Full Name': 'Ali' }],
      rejects: [{ 'Full Name': 'Veli' }],
    },
  ],
});
