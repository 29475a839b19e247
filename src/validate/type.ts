import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { columnOf } from '../table/table.ts';
import { oneOrMore } from '../util/rule-schema.ts';
import { listViolations, rowsOfCodes, rowsThat } from './check-values.ts';
import { defineValidation, type Verdict } from './validation.ts';

export const type = defineValidation({
  id: 'type',
  summary:
    'Every value of the fields could be read as its type. For an own level, tolerance or rejection; declined values are reported anyway.',
  options: oneOrMore.describe('A field, or a list of fields.'),
  level: 'error',
  scope: 'record',
  fields: (fields) => fields,
  check(fields, table, rows) {
    const verdicts = fields.map((field): Verdict => {
      const column = columnOf(table, field);
      const { found, checked } = rowsThat(table, rows, (row) => column.declined?.has(row) ?? false);
      return { checked, violations: found.length === 0 ? [] : byValue(column, found) };
    });
    return { checked: verdicts[0]?.checked ?? 0, violations: verdicts.flatMap(({ violations }) => violations) };
  },
  examples: [],
});

function byValue(column: Column, declinedRows: Uint32Array) {
  const counts = new Uint32Array(column.dictionary.size);
  const wanted = new Uint8Array(column.dictionary.size);
  const isDeclined = new BitSet(column.codes.length);
  for (const row of declinedRows) {
    counts[column.codes[row]!]!++;
    wanted[column.codes[row]!] = 1;
    isDeclined.add(row);
  }
  const found = rowsOfCodes(column.codes, counts, wanted, (row) => isDeclined.has(row));
  return listViolations(found, column.name, (code) => ({ value: column.dictionary.text(code), detail: {} }));
}
