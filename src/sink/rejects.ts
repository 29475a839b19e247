import type { RunResult } from '../run-result.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';

/** A line for each record that was put aside. */
export function writeRejects({ rejects }: RunResult, out: ByteWriter, format: CsvFormat): number {
  const csv = new CsvWriter(out, format, ['source', 'file', 'line', 'reason', 'raw']);
  for (const { source, file, line, reason, raw } of rejects) {
    csv.text(source);
    csv.text(file);
    csv.integer(line);
    csv.text(reason);
    csv.text(raw);
    csv.endRow();
  }
  return csv.rowCount;
}
