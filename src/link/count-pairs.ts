import type { Table } from '../table/table.ts';
import { makeBlocking } from './blocking.ts';
import type { Comparator } from './comparator/comparator.ts';
import { Fields } from './fields.ts';
import { fittedPlan } from './pair-budget.ts';
import type { MatchPlan } from './rules.ts';

/** Candidate pairs that a blocking rule would make, by itself: a pair that two rules make is in both counts. */
export interface RulePairs {
  readonly id: string;
  readonly pairs: number;
  /** Pairs of oversized blocks that would be left out, and reported. */
  readonly notCompared: number;
}

/** How many pairs a plan would compare, from the sizes of the blocks alone: no pair is made. */
export function countPairs(table: Table, given: MatchPlan, comparators: ReadonlyMap<string, Comparator>): RulePairs[] {
  const fields = new Fields(table, given, comparators);
  const plan = fittedPlan(given, table.rowCount);
  const blocking = makeBlocking(
    plan,
    table.rowCount,
    (field) => fields.folded(field),
    () => fields.splitFields(),
  );
  const counts = plan.blocking.map(({ id }) => ({ id, pairs: 0, notCompared: 0 }));
  for (const { rule, kind, starts, width } of blocking.makers) {
    for (let block = 1; block + 1 < starts.length; block++) {
      const size = starts[block + 1]! - starts[block]!;
      const reach = kind === 'window' ? Math.min(width, size - 1) : size - 1;
      counts[rule]!.pairs += reach * size - (reach * (reach + 1)) / 2;
    }
  }
  for (const { rule, pairsNotCompared } of blocking.oversized) counts[rule]!.notCompared += pairsNotCompared;
  return counts;
}
