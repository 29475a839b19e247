import type { Column } from '../table/column.ts';
import { compareValues } from '../table/value-order.ts';
import type { StrategyPlan } from './rules.ts';
import type { AnyStrategy, StrategyContext } from './strategy/strategy.ts';

/** What came out for one unit of one entity. Exactly one of `row` and `text` is set. */
export interface Verdict {
  /** The record whose values are taken. */
  readonly row: number | null;
  /** A value computed from all of them. */
  readonly text: string | null;
  /** Id of the strategy that left one value, '' where there was nothing to decide. */
  readonly by: string;
}

/**
 * Prepares the chain of a unit. The function it gives takes the candidates of one entity, in record order, and never an empty list.
 *
 * A value that could not be read has the least claim, so `valid` comes first unless the chain itself says where.
 * What the chain leaves tied is decided by the values' UTF-8 order, then by record order: never by row numbers.
 */
export function makeDecider(
  chain: readonly StrategyPlan[],
  strategies: ReadonlyMap<string, AnyStrategy>,
  context: StrategyContext,
): (candidates: readonly number[], whoMatters: boolean) => Verdict {
  const asked = chain.some((step) => step.id === 'valid') ? chain : [{ id: 'valid', options: null }, ...chain];
  const steps = asked.map(({ id, options }) => {
    const strategy = strategies.get(id);
    if (strategy === undefined) throw new Error(`no strategy "${id}"`);
    const parsed = strategy.options.parse(options);
    return strategy.kind === 'choose'
      ? { id, choose: strategy.prepare(parsed, context), compute: null }
      : { id, choose: null, compute: strategy.prepare(parsed, context) };
  });
  const { columns } = context;
  return (candidates, whoMatters) => {
    const agreed = agree(columns, candidates);
    let left = candidates;
    let by = '';
    for (const { id, choose, compute } of steps) {
      if (left.length === 1 || (!whoMatters && agree(columns, left))) break;
      if (compute !== null) {
        if (agree(columns, left)) break;
        return { row: null, text: compute(left), by: id };
      }
      const kept = choose(left);
      if (kept.length < left.length) by = id;
      left = kept;
    }
    if (agreed) return { row: left[0]!, text: null, by: '' };
    return agree(columns, left)
      ? { row: left[0]!, text: null, by }
      : { row: leastValue(columns, left), text: null, by: 'value-order' };
  };
}

/** Whether all rows hold the same values. */
function agree(columns: readonly Column[], rows: readonly number[]): boolean {
  for (const { codes } of columns) {
    const first = codes[rows[0]!];
    for (let at = 1; at < rows.length; at++) if (codes[rows[at]!] !== first) return false;
  }
  return true;
}

/** The first row among those with the least values, by the first column that tells them apart. */
function leastValue(columns: readonly Column[], rows: readonly number[]): number {
  let least = rows[0]!;
  for (let at = 1; at < rows.length; at++) {
    for (const { dictionary, codes } of columns) {
      const order = compareValues(dictionary, codes[rows[at]!]!, codes[least]!);
      if (order < 0) least = rows[at]!;
      if (order !== 0) break;
    }
  }
  return least;
}
