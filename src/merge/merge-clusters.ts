import type { Column } from '../table/column.ts';
import { fromShared, toShared, toSharedTable } from '../table/share.ts';
import type { Table } from '../table/table.ts';
import type { Workers } from '../util/task.ts';
import { type FieldConflict, reportConflicts } from './conflicts.ts';
import { unreadableIsNo } from './consent-column.ts';
import type { Discrepancies } from './draft.ts';
import { type Entities, groupsOf } from './entities.ts';
import type { GoldenColumn, MergeResult } from './merge-result.ts';
import { type MergedUnit, mergeUnit, unitTask } from './merge-unit.ts';
import type { MergePlan } from './rules.ts';
import { strategies as builtIn } from './strategy/index.ts';
import type { AnyStrategy } from './strategy/strategy.ts';
import { followedColumns, type Unit, unitsOf } from './unit.ts';

export interface MergeInputs {
  /** Time of the last change of each row, as canonical text that sorts; null where no source says. */
  readonly updated: Column | null;
  readonly strategies: ReadonlyMap<string, AnyStrategy>;
  /** Fields that say when their record changed: records of one entity always differ in them, which is no discrepancy. */
  readonly times?: ReadonlySet<string>;
  /** Fields that are the key of their source: records of one source always differ in them. */
  readonly keys?: ReadonlySet<string>;
}

/**
 * Makes the golden record of each cluster: survivorship by the plan's chains, one unit (a field, or a group of
 * fields) at a time. Most entities have one record, and most records of an entity agree, so a chain is asked only
 * where values differ.
 */
export function mergeClusters(table: Table, entities: Entities, plan: MergePlan, inputs: MergeInputs): MergeResult {
  const winners = new Map<string, Uint32Array>();
  const merged = worksOf(table, entities, plan, inputs).map((work) => mergeHere(work, winners, inputs));
  return together(table, entities, merged);
}

/** The same, units that depend on no other decided by threads side by side. */
export async function mergeClustersOn(
  workers: Workers,
  table: Table,
  entities: Entities,
  plan: MergePlan,
  inputs: MergeInputs,
): Promise<MergeResult> {
  if (workers.count === 1 || table.rowCount < WORTH_THREADS) return mergeClusters(table, entities, plan, inputs);
  const { updated, strategies } = inputs;
  const shared = toSharedTable(table);
  const winners = new Map<string, Uint32Array>();
  const merged = await Promise.all(
    worksOf(table, entities, plan, inputs).map(async (work) => {
      // Who is followed must be known to who follows, and a script's own strategies cannot go to another thread.
      const stays =
        work.whoMatters || work.chain.some(({ id }) => id === 'follow' || builtIn.get(id) !== strategies.get(id));
      if (stays) return mergeHere(work, winners, inputs);
      const { table: _, cells, ...plain } = work;
      const unit = await workers.run(unitTask, {
        ...plain,
        table: shared,
        cells: cells.map(toShared),
        updated: updated === null ? null : toShared(updated),
      });
      return {
        ...unit,
        places: work.columns,
        columns: unit.columns.map((golden) => ({ ...golden, column: fromShared(golden.column) })),
      };
    }),
  );
  return together(table, entities, merged);
}

/** Fewer records are merged before the threads have taken notice. */
const WORTH_THREADS = 20_000;

type Work = ReturnType<typeof worksOf>[number];

/** What is to be decided, followed fields before those that follow them. */
function worksOf(table: Table, entities: Entities, plan: MergePlan, inputs: MergeInputs) {
  const units = unitsOf(table, plan);
  const isConsent = consentColumns(units, table);
  const followed = followedColumns(units, table);
  const trust = trustBySource(table, plan);
  const groups = groupsOf(entities, table, inputs.updated);
  const cells = table.columns.map((column) => (isConsent.has(column) ? unreadableIsNo(column) : column));
  return units.map((unit) => ({
    table,
    chain: unit.chain,
    columns: unit.columns,
    cells: unit.columns.map((at) => cells[at]!),
    discrepancies: unit.columns.map((at) => discrepanciesOf(cells[at]!, inputs)),
    whoMatters: unit.columns.some((at) => followed.has(table.columns[at]!)),
    entities,
    groups,
    trust,
  }));
}

interface PlacedUnit extends MergedUnit<Column> {
  readonly places: readonly number[];
}

function mergeHere(work: Work, winners: Map<string, Uint32Array>, { updated, strategies }: MergeInputs): PlacedUnit {
  const unit = mergeUnit({ ...work, updated, winners }, strategies);
  for (const [at, { column }] of unit.columns.entries()) winners.set(column.name, unit.chosen[at]!);
  return { ...unit, places: work.columns };
}

function together(table: Table, entities: Entities, units: readonly PlacedUnit[]): MergeResult {
  const columns = new Array<GoldenColumn>(table.columns.length);
  const conflicts = new Array<readonly FieldConflict[]>(table.columns.length);
  for (const { places, ...unit } of units) {
    places.forEach((place, at) => {
      columns[place] = unit.columns[at]!;
      conflicts[place] = unit.conflicts[at]!;
    });
  }
  return { ...entities, columns, ...reportConflicts(conflicts.flat()) };
}

function discrepanciesOf({ name }: Column, { times, keys }: MergeInputs): Discrepancies {
  if (times?.has(name) === true) return 'none';
  return keys?.has(name) === true ? 'between-sources' : 'all';
}

function consentColumns(units: readonly Unit[], table: Table): Set<Column> {
  const asked = units.filter((unit) => unit.chain.some(({ id }) => id === 'consent'));
  return new Set(asked.flatMap((unit) => unit.columns.map((at) => table.columns[at]!)));
}

function trustBySource(table: Table, plan: MergePlan): number[] {
  const trust = new Map(plan.trust.map(({ source, trust }) => [source, trust]));
  return table.origin.sources.map((source) => trust.get(source) ?? 1);
}
