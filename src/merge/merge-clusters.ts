import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';
import { reportConflicts } from './conflicts.ts';
import { unreadableIsNo } from './consent-column.ts';
import { makeDecider, type Verdict } from './decide.ts';
import { type Discrepancies, Draft } from './draft.ts';
import { type Groups, groupsOf, numberEntities } from './entities.ts';
import { type MergeResult, NO_ROW } from './merge-result.ts';
import type { MergePlan } from './rules.ts';
import type { AnyStrategy, StrategyContext } from './strategy/strategy.ts';
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
export function mergeClusters(table: Table, clusterOf: Uint32Array, plan: MergePlan, inputs: MergeInputs): MergeResult {
  const entities = numberEntities(clusterOf);
  const groups = groupsOf(entities, table, inputs.updated);
  const units = unitsOf(table, plan);
  const isConsent = consentColumns(units, table);
  const cells = table.columns.map((column) => (isConsent.has(column) ? unreadableIsNo(column) : column));
  const followed = followedColumns(units, table);
  const trust = trustBySource(table, plan);
  const drafts = cells.map(
    (column, at) => new Draft(column, table.columns[at]!, table, entities, discrepanciesOf(column, inputs)),
  );
  const draftOf = new Map(drafts.map((draft) => [draft.column.name, draft]));
  let current = 0;
  const winnerOf = (field: string) => {
    const row = draftOf.get(field)?.chosen[current];
    return row === undefined || row === NO_ROW ? undefined : row;
  };
  for (const unit of units) {
    const members = unit.columns.map((at) => drafts[at]!);
    const columns = members.map((draft) => draft.column);
    const context: StrategyContext = { table, column: columns[0]!, columns, updated: inputs.updated, trust, winnerOf };
    const decide = makeDecider(unit.chain, inputs.strategies, context);
    const whoMatters = unit.columns.some((at) => followed.has(table.columns[at]!));
    mergeUnit(members, groups, (entity, candidates) => {
      current = entity;
      return decide(candidates, whoMatters);
    });
  }
  return {
    entityCount: entities.count,
    entityOf: entities.entityOf,
    starts: entities.starts,
    rows: entities.rows,
    columns: drafts.map((draft) => draft.finish()),
    ...reportConflicts(
      drafts.map((draft) => draft.conflicts),
      table.origin.sources,
    ),
  };
}

function discrepanciesOf({ name }: Column, { times, keys }: MergeInputs): Discrepancies {
  if (times?.has(name) === true) return 'none';
  return keys?.has(name) === true ? 'between-sources' : 'all';
}

function consentColumns(units: readonly Unit[], table: Table): Set<Column> {
  const asked = units.filter((unit) => unit.chain[0]?.id === 'consent');
  return new Set(asked.flatMap((unit) => unit.columns.map((at) => table.columns[at]!)));
}

function trustBySource(table: Table, plan: MergePlan): number[] {
  const trust = new Map(plan.trust.map(({ source, trust }) => [source, trust]));
  return table.origin.sources.map((source) => trust.get(source) ?? 1);
}

/** Decides one unit for every entity of more than one record. */
function mergeUnit(
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
