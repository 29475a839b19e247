import type { CleanResult } from './clean/clean-result.ts';
import { rawRecord } from './clean/raw-record.ts';
import type { Reject } from './finding/finding.ts';
import type { SourceResult } from './source/source-result.ts';
import { BitSet } from './table/bit-set.ts';
import type { Column } from './table/column.ts';
import { selectColumn, selectRows } from './table/select-rows.ts';
import type { Table } from './table/table.ts';
import { compareUtf8 } from './util/utf8-order.ts';

type RejectedRows = readonly { readonly rows: Uint32Array; readonly reason: string }[];

export interface Accepted {
  readonly accepted: Table;
  readonly updated: Column | null;
  readonly rowOf: Uint32Array | null;
  /** Reason of each row put aside, by its row in the unified table. The first stage that rejects a record gives the reason. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** Gathers the rows that stages put aside, and in the end drops them from the table. */
export function putAside(rowCount: number, first: RejectedRows) {
  const reasons = new Map<number, string>();
  const add = (rejected: RejectedRows) => {
    for (const { rows, reason } of rejected) for (const row of rows) if (!reasons.has(row)) reasons.set(row, reason);
  };
  add(first);
  const excluded = reasons.size === 0 ? null : new BitSet(rowCount);
  for (const row of reasons.keys()) excluded?.add(row);

  return {
    excluded,
    accept({ table, updated }: CleanResult, more: RejectedRows): Accepted {
      add(more);
      if (reasons.size === 0) return { accepted: table, updated, rowOf: null, reasons };
      const keep = new BitSet(rowCount);
      for (let row = 0; row < rowCount; row++) if (!reasons.has(row)) keep.add(row);
      const selected = selectRows(table, keep);
      return {
        accepted: selected.table,
        updated: updated === null ? null : selectColumn(updated, selected.rowOf),
        rowOf: selected.rowOf,
        reasons,
      };
    },
  };
}

/** Every record put aside, by the readers, by `where`, by a declined value or by a rule; in order of source, file and line. */
export function rejectsOf(
  sources: readonly SourceResult[],
  cleaned: CleanResult,
  reasons: ReadonlyMap<number, string>,
): Reject[] {
  const rejects = [...sources.flatMap((source) => source.rejects), ...cleaned.rejects];
  const { origin } = cleaned.table;
  for (const [row, reason] of reasons) {
    const { raw, rowStart } = cleaned.sources.findLast((source) => row >= source.rowStart && source.raw.rowCount > 0)!;
    rejects.push({
      source: origin.sources[origin.source[row]!]!,
      file: origin.files[origin.file[row]!]!,
      line: origin.line[row]!,
      reason,
      raw: rawRecord(raw, row - rowStart),
    });
  }
  const order = new Map(origin.sources.map((name, index) => [name, index]));
  return rejects.sort(
    (a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || compareUtf8(a.file, b.file) || a.line - b.line,
  );
}
