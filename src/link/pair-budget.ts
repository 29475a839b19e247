import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Blocking } from './blocking.ts';
import type { MatchPlan } from './rules.ts';

/** Up to so many pairs of records, all are compared: no blocking rule can miss one. About 1,000 records. */
const ALL_PAIRS = 600_000;

/** The rule without keys, which makes every pair. */
const ALL: MatchPlan['blocking'][number] = { id: 'all', keys: [] };

/** The plan with proposed blocking fitted to the table: a small one is compared in full. */
export function fittedPlan(plan: MatchPlan, rowCount: number): MatchPlan {
  const { pairBudget = 0, blocking } = plan;
  const isSmall = (rowCount * (rowCount - 1)) / 2 <= ALL_PAIRS;
  return pairBudget > 0 && blocking.length > 0 && isSmall ? { ...plan, blocking: [ALL] } : plan;
}

/** Proposed rules that would make more pairs a record than the budget; the cheapest stays where all would. */
export function rulesOverBudget(pairs: readonly number[], rowCount: number, pairBudget: number): readonly number[] {
  if (pairBudget === 0) return [];
  const over = pairs.flatMap((count, rule) => (count > pairBudget * rowCount ? [rule] : []));
  if (over.length < pairs.length) return over;
  const least = pairs.indexOf(Math.min(...pairs));
  return over.filter((rule) => rule !== least);
}

export function overBudgetFindings(plan: MatchPlan, { overBudget, rowCount }: Blocking): Finding[] {
  return overBudget.map(({ rule, pairs }) => {
    const { id, keys } = plan.blocking[rule]!;
    return makeFinding({
      code: 'blocking-over-budget',
      level: 'info',
      rule: id,
      field: keys.length === 1 ? keys[0]!.field : null,
      detail: { pairs, records: rowCount, budget: plan.pairBudget ?? 0 },
    });
  });
}
