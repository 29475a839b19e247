import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';
import { headerOf } from './header.ts';
import { placeCells } from './place-cells.ts';
import type { WrittenRun } from './written-run.ts';

/** A line for each record that was not put aside, cleaned. */
export function writeRecords({ accepted, merged, identified }: WrittenRun, out: ByteWriter, format: CsvFormat): number {
  const names = accepted.columns.map(({ name }) => name);
  const csv = new CsvWriter(out, format, headerOf(['source', 'key', 'file', 'line', 'master_id'], names));
  const place = placeCells(csv, accepted.origin);
  const masterId = csv.cells(identified.masterIds);
  const cells = accepted.columns.map((column) => csv.cells(column));
  for (let row = 0; row < accepted.rowCount; row++) {
    place(row);
    masterId(merged.entityOf[row]!);
    for (const cell of cells) cell(row);
    csv.endRow();
  }
  return csv.rowCount;
}
