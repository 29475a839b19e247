import { withoutEmpty } from '../learn/dependencies.ts';
import { type Decider, findRepairs, type Repair } from '../learn/repairs.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { tupleCodes } from '../table/tuple-codes.ts';
import type { DependencyFacts } from './clean-result.ts';
import type { DependencyPlan } from './rules.ts';

/** A cell that a dependency changed; rows count in the unified table. */
export interface DecidedCell {
  readonly row: number;
  readonly dependency: DependencyPlan;
  readonly isFill: boolean;
}

/** A value that is probably an error, by a dependency that is not sure enough. */
export interface DoubtfulCell {
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly suggestion: string;
  readonly dependency: DependencyPlan;
}

/** What the dependencies of a plan make of the columns. */
export interface Decided {
  /** The columns that changed, by name, with the cells that did; of a cell changed twice the last change. */
  readonly columns: ReadonlyMap<string, { readonly column: Column; readonly cells: readonly DecidedCell[] }>;
  readonly doubtful: readonly DoubtfulCell[];
  readonly facts: readonly DependencyFacts[];
}

/** Each repair may show another; more rounds than this only go round in a circle. */
const MOST_ROUNDS = 5;

/**
 * Corrects and fills what dependencies decide. All decide from the same values; then again, until nothing changes,
 * so that a second run finds nothing left to do.
 */
export function decideByDependencies(plans: readonly DependencyPlan[], given: readonly Column[]): Decided {
  const columns = new Map(given.map((column) => [column.name, column]));
  const changed = new Map<string, Map<number, DecidedCell>>();
  const facts = new Map<string, MutableFacts>();
  let doubtful: DoubtfulCell[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    doubtful = [];
    const next = new Map<string, Column>();
    for (const [field, leading] of byTarget(plans)) {
      const target = columns.get(field);
      if (target === undefined) continue;
      const { strengths, repairs } = findRepairs(
        target,
        leading.map((plan) => deciderOf(plan, columns, target.codes.length)),
      );
      if (round === 0)
        for (const [at, plan] of leading.entries())
          facts.set(keyOf(plan, field), newFacts(plan, field, strengths[at]!));
      const sure = repairs.filter(({ isSure }) => isSure);
      const cells = changed.get(field) ?? new Map<number, DecidedCell>();
      changed.set(field, cells);
      for (const { row, decider } of sure) {
        const isFill = target.codes[row] === 0;
        cells.set(row, { row, dependency: leading[decider]!, isFill });
        facts.get(keyOf(leading[decider]!, field))![isFill ? 'filled' : 'corrected']++;
      }
      if (sure.length > 0) next.set(field, repaired(target, sure));
      doubtful.push(...doubtsOf(field, target, repairs, leading));
    }
    for (const [name, column] of next) columns.set(name, column);
    if (next.size === 0) break;
  }
  return {
    columns: new Map(
      [...changed]
        .filter(([, cells]) => cells.size > 0)
        .map(([name, cells]) => [name, { column: columns.get(name)!, cells: [...cells.values()] }]),
    ),
    doubtful,
    facts: [...facts.values()],
  };
}

interface MutableFacts extends Omit<DependencyFacts, 'corrected' | 'filled'> {
  corrected: number;
  filled: number;
}

const keyOf = ({ id }: DependencyPlan, field: string) => JSON.stringify([id, field]);

const newFacts = ({ id, from }: DependencyPlan, to: string, strength: DependencyFacts['strength']): MutableFacts => ({
  id,
  from,
  to,
  strength,
  corrected: 0,
  filled: 0,
});

/** Which dependencies lead to each field, fields in order of first mention. */
function byTarget(plans: readonly DependencyPlan[]): Map<string, DependencyPlan[]> {
  const leading = new Map<string, DependencyPlan[]>();
  for (const plan of plans) for (const field of plan.to) leading.set(field, [...(leading.get(field) ?? []), plan]);
  return leading;
}

function deciderOf(
  { from, correct, fill, confidence }: DependencyPlan,
  columns: ReadonlyMap<string, Column>,
  rowCount: number,
): Decider {
  const deciding = from.map((name) => columns.get(name)).filter((column) => column !== undefined);
  // A column that no source has decides nothing.
  if (deciding.length < from.length)
    return { codes: { codes: new Uint32Array(rowCount), size: 1 }, correct, fill, confidence };
  const [only] = deciding;
  const single = { codes: only!.codes, size: only!.dictionary.size };
  const codes =
    deciding.length === 1
      ? single
      : withoutEmpty(
          tupleCodes(deciding.map((column) => ({ codes: column.codes, size: column.dictionary.size }))),
          deciding,
        );
  return { codes, correct, fill, confidence };
}

/** A value that was declined wherever it stood is declined in its new places, too. */
function repaired({ name, dictionary, codes: old, declined }: Column, repairs: readonly Repair[]): Column {
  const codes = makeCodes(old.length);
  codes.set(old);
  for (const { row, value } of repairs) codes[row] = value;
  if (declined === null) return makeColumn(name, dictionary, codes);
  const isRead = new Uint8Array(dictionary.size);
  for (let row = 0; row < old.length; row++) if (!declined.has(row)) isRead[old[row]!] = 1;
  const still = new BitSet(codes.length);
  const changed = new Set(repairs.map(({ row }) => row));
  for (const row of declined) if (!changed.has(row)) still.add(row);
  for (const { row, value } of repairs) if (isRead[value] === 0) still.add(row);
  return makeColumn(name, dictionary, codes, still.count() === 0 ? null : still);
}

function doubtsOf(
  field: string,
  { codes, dictionary }: Column,
  repairs: readonly Repair[],
  leading: readonly DependencyPlan[],
): DoubtfulCell[] {
  return repairs
    .filter(({ isSure, row }) => !isSure && codes[row] !== 0)
    .map(({ row, value, decider }) => ({
      row,
      field,
      value: dictionary.text(codes[row]!),
      suggestion: dictionary.text(value),
      dependency: leading[decider]!,
    }));
}
