import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { fromShared, fromSharedTable, type SharedColumn, type SharedTable, toShared } from '../table/share.ts';
import type { Table } from '../table/table.ts';
import type { Task } from '../util/task.ts';
import type { FieldConflict } from './conflicts.ts';
import { makeDecider, type Verdict } from './decide.ts';
import { type Discrepancies, Draft } from './draft.ts';
import type { Entities, Groups } from './entities.ts';
import { type GoldenColumn, NO_ROW } from './merge-result.ts';
import type { StrategyPlan } from './rules.ts';
import { strategies } from './strategy/index.ts';
import type { AnyStrategy, StrategyContext } from './strategy/strategy.ts';

/** One unit to decide: what is plain data of it. */
interface UnitPlan {
  readonly chain: readonly StrategyPlan[];
  /** Places of its columns in the table. */
  readonly columns: readonly number[];
  readonly discrepancies: readonly Discrepancies[];
  /** Whether another field follows its record. */
  readonly whoMatters: boolean;
  readonly entities: Pick<Entities, 'starts' | 'rows'>;
  readonly groups: Groups;
  /** By source number. */
  readonly trust: readonly number[];
}

interface UnitWork extends UnitPlan {
  readonly table: Table;
  /** Its columns as they are merged: those of the table, but for a consent that could not be read. */
  readonly cells: readonly Column[];
  readonly updated: Column | null;
  /** Rows chosen for fields that were decided before, for `follow`. */
  readonly winners: ReadonlyMap<string, Uint32Array>;
}

interface SharedUnitWork extends UnitPlan {
  readonly table: SharedTable;
  readonly cells: readonly SharedColumn[];
  readonly updated: SharedColumn | null;
}

/** What came out of a unit, by column. */
export interface MergedUnit<C> {
  readonly columns: readonly (Omit<GoldenColumn, 'column'> & { readonly column: C })[];
  readonly conflicts: readonly (readonly FieldConflict[])[];
  /** Row chosen for each entity, also where its cell is empty. */
  readonly chosen: readonly Uint32Array[];
}

/** A unit that follows none, by built-in strategies. */
export const unitTask: Task<SharedUnitWork, MergedUnit<SharedColumn>> = {
  name: 'merge/unit',
  run({ table, cells, updated, ...plan }) {
    const { columns, conflicts } = mergeUnit(
      {
        ...plan,
        table: fromSharedTable(table),
        cells: cells.map(fromShared),
        updated: updated === null ? null : fromShared(updated),
        winners: new Map(),
      },
      strategies,
    );
    const shared = columns.map((golden) => ({ ...golden, column: toShared(golden.column) }));
    return { columns: shared, conflicts, chosen: [] };
  },
};

/** Decides one unit for every entity. */
export function mergeUnit(work: UnitWork, known: ReadonlyMap<string, AnyStrategy>): MergedUnit<Column> {
  const { table, cells, entities, updated, trust, winners, whoMatters } = work;
  const drafts = cells.map(
    (column, at) => new Draft(column, table.columns[work.columns[at]!]!, table, entities, work.discrepancies[at]!),
  );
  let current = 0;
  const winnerOf = (field: string) => {
    const row = winners.get(field)?.[current];
    return row === undefined || row === NO_ROW ? undefined : row;
  };
  const context: StrategyContext = { table, column: cells[0]!, columns: cells, updated, trust, winnerOf };
  const decide = makeDecider(work.chain, known, context);
  decideGroups(drafts, work.groups, (entity, candidates) => {
    current = entity;
    return decide(candidates, whoMatters);
  });
  return {
    columns: drafts.map((draft) => draft.finish()),
    conflicts: drafts.map((draft) => draft.conflicts.found(table.origin.sources)),
    chosen: drafts.map((draft) => draft.chosen),
  };
}

/** Every entity of more than one record. */
function decideGroups(
  members: readonly Draft[],
  { entities, starts, rows }: Groups,
  decide: (entity: number, candidates: readonly number[]) => Verdict,
): void {
  const columns = members.map((draft) => draft.column);
  for (let group = 0; group < entities.length; group++) {
    const entity = entities[group]!;
    const candidates: number[] = [];
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      if (isFilledIn(columns, rows[at]!)) candidates.push(rows[at]!);
    }
    if (candidates.length === 0) {
      for (const draft of members) draft.leaveEmpty(entity);
      continue;
    }
    const verdict = candidates.length === 1 ? { row: candidates[0]!, text: null, by: '' } : decide(entity, candidates);
    for (const draft of members) draft.settle(entity, verdict, candidates);
  }
}

function isFilledIn(columns: readonly Column[], row: number): boolean {
  for (const { codes } of columns) if (codes[row] !== EMPTY) return true;
  return false;
}
