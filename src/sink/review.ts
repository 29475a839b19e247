import type { Decision } from '../link/link-result.ts';
import type { RunResult } from '../run-result.ts';
import { cellText } from '../table/column.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';
import { headerOf } from './header.ts';

const ownColumns = ['left_source', 'left_key', 'right_source', 'right_key', 'probability', 'why'];

/**
 * A line for each pair in doubt, the two values of a field side by side. Decisions about records that this run did
 * not see come last, so that an answer given once is not lost with one night's export.
 */
export function writeReview(
  { accepted, linked }: RunResult,
  decisions: readonly Decision[],
  out: ByteWriter,
  format: CsvFormat,
): number {
  const { columns, origin } = accepted;
  const fields = columns.flatMap(({ name }) => [`left_${name}`, `right_${name}`]);
  const csv = new CsvWriter(out, format, [...headerOf(ownColumns, fields), 'decision']);
  const record = (row: number) => ({ source: origin.sources[origin.source[row]!]!, key: cellText(origin.key, row) });
  const pairOf = (left: Decision['left'], right: Decision['left']) =>
    JSON.stringify(
      [
        [left.source, left.key],
        [right.source, right.key],
      ].sort(),
    );
  const written = new Set<string>();
  for (const { left, right, probability, why, judgement } of linked.review) {
    const [leftRecord, rightRecord] = [record(left), record(right)];
    if (judgement !== null) written.add(pairOf(leftRecord, rightRecord));
    const values = columns.flatMap((column) => [cellText(column, left), cellText(column, right)]);
    const chance = Number.isNaN(probability) ? '' : probability.toFixed(4);
    for (const cell of [
      leftRecord.source,
      leftRecord.key,
      rightRecord.source,
      rightRecord.key,
      chance,
      why,
      ...values,
      judgement ?? '',
    ])
      csv.text(cell);
    csv.endRow();
  }
  const nothing = fields.map(() => '');
  for (const { left, right, judgement } of decisions) {
    const pair = pairOf(left, right);
    if (written.has(pair)) continue;
    written.add(pair);
    for (const cell of [left.source, left.key, right.source, right.key, '', 'decided', ...nothing, judgement])
      csv.text(cell);
    csv.endRow();
  }
  return csv.rowCount;
}
