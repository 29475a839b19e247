import type { Table } from '../table/table.ts';
import { makeExplainer, type PairExplanation } from './explain-pair.ts';
import type { Model } from './link-result.ts';
import type { LinkInputs } from './link-table.ts';
import type { MatchPlan } from './rules.ts';

/** A link that holds a cluster together. */
export interface ClusterLink {
  readonly left: number;
  readonly right: number;
  readonly explanation: PairExplanation;
}

/** More records than this are explained by the first ones only: every pair is looked at. */
const MAX_ROWS = 50;

/**
 * The chain that joined a cluster: its strongest links that connect all rows, strongest first, so that the last is the
 * weakest link. Rows that no link of their own connects (a same key, a window of an oversized block) are left out.
 */
export function explainCluster(
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
  rows: readonly number[],
): ClusterLink[] {
  return strongestLinks(rows.slice(0, MAX_ROWS), makeExplainer(table, plan, inputs, model));
}

/** The strongest links that connect rows, strongest first. */
export function strongestLinks(
  members: readonly number[],
  explain: (left: number, right: number) => PairExplanation,
): ClusterLink[] {
  const pairs = members.flatMap((left, at) =>
    members.slice(at + 1).map((right) => ({ left, right, explanation: explain(left, right) })),
  );
  pairs.sort((a, b) => strength(b.explanation) - strength(a.explanation) || a.left - b.left || a.right - b.right);
  const groupOf = new Map(members.map((row) => [row, row]));
  const root = (row: number): number => {
    const parent = groupOf.get(row)!;
    return parent === row ? row : root(parent);
  };
  return pairs.filter(({ left, right, explanation }) => {
    const [a, b] = [root(left), root(right)];
    if (a === b || explanation.outcome === 'apart') return false;
    groupOf.set(a, b);
    return true;
  });
}

/** Decisions and rules before the model's weight. */
function strength({ judgement, rules, model }: PairExplanation): number {
  if (judgement === 'same') return Number.POSITIVE_INFINITY;
  const rule = rules.findIndex(({ holds }) => holds);
  return rule >= 0 ? 1e6 - rule : (model?.weight ?? Number.NEGATIVE_INFINITY);
}
