import type { Column } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { UsageError } from '../util/usage-error.ts';
import type { MergePlan, StrategyPlan } from './rules.ts';

/** What is decided together: one field, or the fields of a group, whose values then come from one record. */
export interface Unit {
  /** Places of the columns in the table. */
  readonly columns: readonly number[];
  readonly chain: readonly StrategyPlan[];
}

/** The chain of a field that the plan does not name: an other column of a source. */
const defaultChain: readonly StrategyPlan[] = [
  { id: 'most-trusted', options: null },
  { id: 'most-recent', options: null },
];

const consentChain: readonly StrategyPlan[] = [{ id: 'consent', options: null }];

/** Every column of the table in exactly one unit, a followed field before the fields that follow it. */
export function unitsOf(table: Table, plan: MergePlan): Unit[] {
  const place = new Map(table.columns.map((column, index) => [column.name, index]));
  const placed = new Set<number>();
  const units: Unit[] = [];
  const put = (fields: readonly string[], chain: readonly StrategyPlan[]) => {
    const columns = fields.flatMap((field) => place.get(field) ?? []).filter((column) => !placed.has(column));
    for (const column of columns) placed.add(column);
    if (columns.length > 0) units.push({ columns, chain });
  };
  const consent = new Set(plan.consent);
  for (const group of plan.groups) put(group.fields, group.chain);
  for (const { field, chain } of plan.fields) put([field], consent.has(field) ? consentChain : chain);
  for (const column of table.columns) put([column.name], consent.has(column.name) ? consentChain : defaultChain);
  return followedFirst(units, table);
}

const followed = (unit: Unit) =>
  unit.chain.flatMap((step) => (step.id === 'follow' && typeof step.options === 'string' ? [step.options] : []));

function followedFirst(units: readonly Unit[], table: Table): Unit[] {
  const unitOf = new Map(
    units.flatMap((unit) => unit.columns.map((column) => [table.columns[column]!.name, unit] as const)),
  );
  const ordered: Unit[] = [];
  const state = new Map<Unit, 'open' | 'done'>();
  const visit = (unit: Unit, path: readonly string[]) => {
    if (state.get(unit) === 'done') return;
    const name = table.columns[unit.columns[0]!]!.name;
    if (state.get(unit) === 'open') {
      throw new UsageError(
        `merge: fields follow each other in a circle: ${[...path, name].join(' → ')}`,
        'give one of them a chain without follow',
      );
    }
    state.set(unit, 'open');
    for (const field of followed(unit)) {
      const target = unitOf.get(field);
      if (target !== undefined && target !== unit) visit(target, [...path, name]);
    }
    state.set(unit, 'done');
    ordered.push(unit);
  };
  for (const unit of units) visit(unit, []);
  return ordered;
}

/** Columns whose record is asked for by `follow`: there it matters who won, even where all agree. */
export function followedColumns(units: readonly Unit[], table: Table): Set<Column> {
  return new Set(units.flatMap(followed).flatMap((field) => findColumn(table, field) ?? []));
}
