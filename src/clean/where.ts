import { compileExpression } from '../expression/expression.ts';
import { rowsWhere } from '../expression/rows-where.ts';
import type { Reject } from '../finding/finding.ts';
import type { SourcePlan } from '../source/rules.ts';
import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { emptyColumn } from '../table/unify.ts';
import type { BoundSource } from './bind.ts';
import { constantColumn, otherColumns } from './other-columns.ts';
import { rawRecord } from './raw-record.ts';

/** What a source's `where` may look at: its fields as read, or as the source sets them, and its other columns. */
export function columnsAsRead({ fields, ...rest }: BoundSource, plan: SourcePlan, rowCount: number): Column[] {
  const asRead = fields.map(({ field: { name }, own, setTo }) =>
    setTo === null ? { ...(own ?? emptyColumn(name, rowCount)), name } : constantColumn(name, setTo, rowCount),
  );
  const names = fields.map(({ field }) => field);
  return [...asRead, ...otherColumns({ fields, ...rest }, plan, names, rowCount)];
}

/** Rows for which a source's `where` is true. All it looks at is text; a missing value makes it true only where it says so. */
export function rowsToKeep(where: string, table: Table, today: string): BitSet {
  const fields = table.columns.map(({ name }) => ({ name, cel: 'string' as const }));
  return rowsWhere(table, compileExpression(where, fields, { today })).yes;
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
