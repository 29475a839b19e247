import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';

/** A record as read, as a JSON object of its cells under the headers of its file. Written by hand: `__proto__` is a header too. */
export function rawRecord(table: Table, row: number): string {
  const cells = table.columns.map(
    (column) => `${JSON.stringify(column.name)}:${JSON.stringify(cellText(column, row))}`,
  );
  return `{${cells.join(',')}}`;
}
