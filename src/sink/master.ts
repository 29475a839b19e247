import { masterIdPattern } from '../identity/identity-result.ts';
import type { Column } from '../table/column.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';
import { headerOf } from './header.ts';
import type { WrittenRun } from './written-run.ts';

const MASTER_ID = 'master_id';

/** A line for each entity. Where a source is an earlier master file, its `master_id` is the id, and not a second column. */
export function writeMaster({ merged, identified }: WrittenRun, out: ByteWriter, format: CsvFormat): number {
  const golden = merged.columns.map(({ column }) => column).filter((column) => !isOwnId(column));
  const csv = new CsvWriter(
    out,
    format,
    headerOf(
      [MASTER_ID],
      golden.map(({ name }) => name),
    ),
  );
  const cells = [identified.masterIds, ...golden].map((column) => csv.cells(column));
  for (let entity = 0; entity < merged.entityCount; entity++) {
    for (const cell of cells) cell(entity);
    csv.endRow();
  }
  return csv.rowCount;
}

/** A user may have a column of that name that holds something else: then it is data and stays. */
function isOwnId({ name, dictionary }: Column): boolean {
  if (name !== MASTER_ID) return false;
  for (let code = 1; code < dictionary.size; code++) if (!masterIdPattern.test(dictionary.text(code))) return false;
  return true;
}
