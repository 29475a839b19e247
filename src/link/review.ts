import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Clusters } from './clusters.ts';
import type { DecidedPair } from './decisions.ts';
import type { ReviewPair } from './link-result.ts';
import { pairNumber } from './pair-number.ts';

/** A pair that a person should look at, as it is met while linking. */
export interface Doubt {
  readonly left: number;
  readonly right: number;
  /** Match probability; NaN where no model was asked. */
  readonly probability: number;
  readonly why: string;
}

/** No more pairs than this that the model is unsure of: nobody decides more, and the best tell the most. */
const MOST_IN_DOUBT = 2000;

/**
 * The pairs in doubt that are still apart at the end. Of the pairs between the same two clusters the most probable stands
 * for all: one answer joins or parts both. First those that the model knows least about, then those that a rule or a
 * conflict asks about, last those that were answered.
 */
export function reviewPairs(
  table: Table,
  clusters: Clusters,
  doubts: readonly Doubt[],
  decided: readonly DecidedPair[],
): { readonly pairs: ReviewPair[]; readonly leftOut: number } {
  // An answer is about what the two records stand for: it holds for the clusters that they are in by now.
  const answered = new Set(decided.map(({ left, right }) => pairNumber(clusters.root(left), clusters.root(right))));
  const bestOf = new Map<number, Doubt>();
  const order = byRecord(table);
  for (const doubt of doubts) {
    const left = clusters.root(doubt.left);
    const right = clusters.root(doubt.right);
    const id = pairNumber(left, right);
    if (left === right || answered.has(id)) continue;
    const best = bestOf.get(id);
    if (best === undefined || isBetter(doubt, best, order)) bestOf.set(id, doubt);
  }
  const open = [...bestOf.values()].map((doubt) => ({ ...doubt, judgement: null }));
  open.sort((a, b) => doubtOf(b.probability) - doubtOf(a.probability) || order(a, b));
  const answers = decided.map(({ left, right, judgement }) => ({
    left,
    right,
    probability: Number.NaN,
    why: 'decided',
    judgement,
  }));
  // What a rule or a conflict asks is never left out: a person must hear of it.
  let unsure = 0;
  const shown = open.filter(({ why }) => why !== 'between-thresholds' || ++unsure <= MOST_IN_DOUBT);
  return { pairs: [...shown, ...answers.sort(order)], leftOut: open.length - shown.length };
}

/** Highest where the model is at a loss (0.5), lowest where it is sure; where it was not asked, below all. */
const doubtOf = (probability: number) => (Number.isNaN(probability) ? -1 : 0.5 - Math.abs(probability - 0.5));

function isBetter(doubt: Doubt, best: Doubt, order: (a: Doubt, b: Doubt) => number): boolean {
  const gain =
    (Number.isNaN(doubt.probability) ? -1 : doubt.probability) -
    (Number.isNaN(best.probability) ? -1 : best.probability);
  return gain > 0 || (gain === 0 && order(doubt, best) < 0);
}

/** By source and key of the two records, the smaller first, so that the row numbers play no part. */
function byRecord(table: Table) {
  const { origin } = table;
  const compareRows = (a: number, b: number) =>
    compareUtf8(origin.sources[origin.source[a]!]!, origin.sources[origin.source[b]!]!) ||
    compareUtf8(cellText(origin.key, a), cellText(origin.key, b));
  const sorted = ({ left, right }: { left: number; right: number }) =>
    compareRows(left, right) <= 0 ? [left, right] : [right, left];
  return (a: { left: number; right: number }, b: { left: number; right: number }) => {
    const [a1, a2] = sorted(a);
    const [b1, b2] = sorted(b);
    return compareRows(a1!, b1!) || compareRows(a2!, b2!);
  };
}
