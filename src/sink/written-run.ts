import type { CleanedSource } from '../clean/clean-result.ts';
import type { RunResult } from '../run-result.ts';
import {
  fromShared,
  fromSharedOrigin,
  fromSharedTable,
  type SharedColumn,
  type SharedOrigin,
  type SharedTable,
  toShared,
  toSharedOrigin,
  toSharedTable,
} from '../table/share.ts';
import type { Table } from '../table/table.ts';

/** What the large data files are made of. */
export interface WrittenRun {
  readonly accepted: Table;
  readonly merged: Pick<RunResult['merged'], 'entityCount' | 'entityOf' | 'starts' | 'rows' | 'columns'>;
  readonly identified: Pick<RunResult['identified'], 'masterIds'>;
  readonly linked: Pick<RunResult['linked'], 'ruleIds' | 'ruleOf' | 'weightOf'>;
  readonly cleaned: { readonly sources: readonly WrittenSource[] };
  readonly plan: { readonly output: Pick<RunResult['plan']['output'], 'changes'> };
}

/** A source and what cleaning changed of it. */
export type WrittenSource = Pick<CleanedSource, 'name' | 'changes' | 'dropped'> & {
  readonly raw: Pick<Table, 'origin'>;
};

/** The same as plain data over shared memory, for another thread. */
export interface SharedRun {
  readonly accepted: SharedTable;
  readonly merged: Omit<WrittenRun['merged'], 'columns'> & {
    readonly columns: readonly (Omit<WrittenRun['merged']['columns'][number], 'column'> & {
      readonly column: SharedColumn;
    })[];
  };
  readonly masterIds: SharedColumn;
  readonly linked: WrittenRun['linked'];
  readonly sources: readonly {
    readonly name: string;
    readonly origin: SharedOrigin;
    readonly changes: readonly (Omit<WrittenSource['changes'][number], 'before' | 'after'> & {
      readonly before: SharedColumn;
      readonly after: SharedColumn;
    })[];
    readonly dropped: readonly SharedColumn[];
  }[];
  readonly output: WrittenRun['plan']['output'];
}

export function shareRun({ accepted, merged, identified, linked, cleaned, plan }: WrittenRun): SharedRun {
  const { entityCount, entityOf, starts, rows, columns } = merged;
  return {
    accepted: toSharedTable(accepted),
    merged: {
      entityCount,
      entityOf,
      starts,
      rows,
      columns: columns.map((golden) => ({ ...golden, column: toShared(golden.column) })),
    },
    masterIds: toShared(identified.masterIds),
    linked: { ruleIds: linked.ruleIds, ruleOf: linked.ruleOf, weightOf: linked.weightOf },
    sources: cleaned.sources.map(({ name, raw, changes, dropped }) => ({
      name,
      origin: toSharedOrigin(raw.origin),
      changes: changes.map((change) => ({
        ...change,
        before: toShared(change.before),
        after: toShared(change.after),
      })),
      dropped: dropped.map(toShared),
    })),
    output: { changes: plan.output.changes },
  };
}

export function openRun({ accepted, merged, masterIds, linked, sources, output }: SharedRun): WrittenRun {
  return {
    accepted: fromSharedTable(accepted),
    merged: {
      ...merged,
      columns: merged.columns.map((golden) => ({ ...golden, column: fromShared(golden.column) })),
    },
    identified: { masterIds: fromShared(masterIds) },
    linked,
    cleaned: {
      sources: sources.map(({ name, origin, changes, dropped }) => ({
        name,
        raw: { origin: fromSharedOrigin(origin) },
        changes: changes.map((change) => ({
          ...change,
          before: fromShared(change.before),
          after: fromShared(change.after),
        })),
        dropped: dropped.map(fromShared),
      })),
    },
    plan: { output },
  };
}
