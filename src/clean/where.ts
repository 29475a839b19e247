import { compileExpression, isFailure } from '../expression/expression.ts';
import type { Reject } from '../finding/finding.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';
import { rawRecord } from './raw-record.ts';
import { distinctTuples } from './tuples.ts';

/** Rows for which a source's `where` is true of the fields as read, all of them text; null when that is every row. */
export function matchingRows(
  where: string,
  columns: readonly Column[],
  rowCount: number,
  today: string,
): BitSet | null {
  const expression = compileExpression(
    where,
    columns.map(({ name }) => ({ name, cel: 'string' as const })),
    { today },
  );
  const inputs = expression.fields.map((name) => columns.find((column) => column.name === name)!);
  const keep = new BitSet(rowCount);
  if (inputs.length === 0) {
    if (expression.evaluate([]) === true) return null;
    return keep;
  }
  const tuples = distinctTuples(
    inputs.map(({ codes }) => codes),
    inputs.map(({ dictionary }) => dictionary.size),
  );
  const matches = new Uint8Array(tuples.count);
  for (let tuple = 0; tuple < tuples.count; tuple++) {
    const values = inputs.map(({ dictionary }, input) => {
      const code = tuples.members[input]?.[tuple] ?? tuple;
      return code === EMPTY ? null : dictionary.text(code);
    });
    const outcome = expression.evaluate(values);
    matches[tuple] = !isFailure(outcome) && outcome === true ? 1 : 0;
  }
  let kept = 0;
  for (let row = 0; row < rowCount; row++) {
    if (matches[tuples.ofRow[row]!] === 0) continue;
    keep.add(row);
    kept++;
  }
  return kept === rowCount ? null : keep;
}

/** The records that are not kept, to be put aside. */
export function rejectsOf(table: Table, keep: BitSet): Reject[] {
  const { origin } = table;
  const rejects: Reject[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (keep.has(row)) continue;
    rejects.push({
      source: origin.sources[origin.source[row]!] ?? '',
      file: origin.files[origin.file[row]!] ?? '',
      line: origin.line[row]!,
      reason: 'where',
      raw: rawRecord(table, row),
    });
  }
  return rejects;
}
