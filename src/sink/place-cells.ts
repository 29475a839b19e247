import type { Origin } from '../table/table.ts';
import type { CsvWriter } from './csv-writer.ts';

/** Writes the cells `source`, `key`, `file`, `line` of a row. */
export function placeCells(csv: CsvWriter, origin: Origin): (row: number) => void {
  const sources = origin.sources.map((name) => csv.encodeCell(name));
  const files = origin.files.map((name) => csv.encodeCell(name));
  const key = csv.cells(origin.key);
  return (row) => {
    csv.encoded(sources[origin.source[row]!]!);
    key(row);
    csv.encoded(files[origin.file[row]!]!);
    csv.integer(origin.line[row]!);
  };
}
