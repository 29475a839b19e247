import { BitSet } from '../../src/table/bit-set.ts';
import type { Column } from '../../src/table/column.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import type { Table } from '../../src/table/table.ts';
import type { ValidateContext } from '../../src/validate/validation.ts';

type Records = readonly Readonly<Record<string, string>>[];

/** A table of records. `source` is the name of a record's source; fields that are left out are empty. */
export function tableOf(records: Records, fields?: readonly string[]): Table {
  const names = fields ?? [...new Set(records.flatMap((record) => Object.keys(record)))];
  const sourceOf = records.map((record) => record.source ?? 'data');
  const sources = [...new Set(sourceOf)];
  const texts = (name: string) => records.map((record) => record[name] ?? '');
  return {
    rowCount: records.length,
    columns: names.filter((name) => name !== 'source').map((name) => columnOfTexts(name, texts(name))),
    origin: {
      sources,
      files: ['data.csv'],
      source: Uint16Array.from(sourceOf, (name) => sources.indexOf(name)),
      file: new Uint32Array(records.length),
      line: Uint32Array.from(records, (_, row) => row + 2),
      key: columnOfTexts(
        'key',
        records.map((_, row) => String(row)),
      ),
    },
  };
}

/** The table with the cells of some rows declined in one field. */
export function withDeclined(table: Table, field: string, rows: readonly number[]): Table {
  const declined = new BitSet(table.rowCount);
  for (const row of rows) declined.add(row);
  const columns = table.columns.map((column): Column => (column.name === field ? { ...column, declined } : column));
  return { ...table, columns };
}

/** Types of the fields that tests and examples use; all others are text. */
export const context = (table: Table): ValidateContext => ({
  today: '2024-06-15',
  celTypes: new Map([
    ['age', 'int'],
    ['spend', 'double'],
    ['newsletter', 'bool'],
    ['birth_date', 'timestamp'],
    ['updated_at', 'timestamp'],
  ]),
  reference: (path, column) => {
    const values = path === 'cities.csv' && column === 'city' ? ['Ankara', 'Berlin'] : [];
    return { has: (value) => values.includes(value), nearest: () => values };
  },
  updated: table.columns.find(({ name }) => name === 'updated') ?? null,
});
