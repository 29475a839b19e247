import { NO_RULE } from '../link/link-result.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';
import { placeCells } from './place-cells.ts';
import type { WrittenRun } from './written-run.ts';

/** A line for each record that was not put aside: which entity it is in, and what joined it. Gives the count of lines. */
export function writeCrosswalk(
  { accepted, merged, identified, linked }: WrittenRun,
  out: ByteWriter,
  format: CsvFormat,
): number {
  const csv = new CsvWriter(out, format, ['source', 'key', 'file', 'line', 'master_id', 'rule', 'weight']);
  const place = placeCells(csv, accepted.origin);
  const masterId = csv.cells(identified.masterIds);
  const rules = linked.ruleIds.map((id) => csv.encodeCell(id));
  const noRule = new Uint8Array(0);
  for (let row = 0; row < accepted.rowCount; row++) {
    const rule = linked.ruleOf[row]!;
    place(row);
    masterId(merged.entityOf[row]!);
    csv.encoded(rule === NO_RULE ? noRule : rules[rule]!);
    csv.hundredths(linked.weightOf[row]!);
    csv.endRow();
  }
  return csv.rowCount;
}
