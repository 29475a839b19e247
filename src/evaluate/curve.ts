import { Clusters } from '../link/clusters.ts';
import { type Constraint, uniqueSourceConstraint } from '../link/constraints.ts';
import { weightOfProbability } from '../link/score.ts';
import type { Table } from '../table/table.ts';
import { type Counted, measureOf } from './measures.ts';

/** What came of pairs of records with some threshold as `accept`. */
export interface CurvePoint extends Counted {
  /** Match probability from which two records are joined. */
  readonly threshold: number;
}

/** The links that a model would make, as the run met them. */
export interface Scored {
  readonly pairs: { readonly left: Uint32Array; readonly right: Uint32Array };
  /** Match weight of each pair. */
  readonly scores: Float64Array;
  /** Cluster of each row before the model's links: what keys, decisions and match rules had joined. */
  readonly before: Uint32Array;
}

/** Thresholds from strict to easy. Near 1 a step is a factor, as match weights are. */
const THRESHOLDS = [
  0.999999, 0.99999, 0.9999, 0.9995, 0.999, 0.998, 0.995, 0.99, 0.98, 0.97, 0.95, 0.925, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6,
  0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01,
];

/** The thresholds that are tried, the run's own among them. */
export const thresholdsWith = (accept: number | undefined): number[] =>
  [...new Set([...THRESHOLDS, ...(accept === undefined || accept <= 0 || accept >= 1 ? [] : [accept])])].sort(
    (a, b) => b - a,
  );

/**
 * Precision and recall over pairs for each threshold, from one pass over the links by descending weight: as two clusters
 * meet, the pairs between them are counted. Unique sources hold as in a run; records that the truth does not name
 * connect others but count for nothing. `truthOf` is by row, -1 where it is not known.
 */
export function thresholdCurve(
  { origin, rowCount }: Pick<Table, 'origin' | 'rowCount'>,
  { pairs, scores, before }: Scored,
  truthOf: Int32Array,
  options: { readonly uniqueSources: readonly string[]; readonly crossSource: boolean; readonly accept?: number },
): CurvePoint[] {
  const isUnique = origin.sources.map((name) => options.uniqueSources.includes(name));
  const constraints: Constraint[] = isUnique.includes(true) ? [uniqueSourceConstraint(origin.source, isUnique)] : [];
  const clusters = new Clusters(rowCount, constraints);
  const members = new Members(truthOf, options.crossSource ? origin.source : null);
  const join = (left: number, right: number) => {
    const [a, b] = [clusters.root(left), clusters.root(right)];
    if (a === b) return;
    clusters.join(left, right, 0, 0);
    members.join(a, b, clusters.root(left));
  };
  for (let row = 0; row < rowCount; row++) if (before[row] !== row) join(row, before[row]!);
  const thresholds = thresholdsWith(options.accept);
  const lowest = weightOfProbability(thresholds.at(-1)!);
  const order = Uint32Array.from(
    Array.from({ length: scores.length }, (_, at) => at).filter((at) => scores[at]! >= lowest - 1e-9),
  ).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const wanted = wantedPairs(truthOf, options.crossSource ? origin.source : null);
  let next = 0;
  return thresholds.map((threshold) => {
    const least = weightOfProbability(threshold) - 1e-9;
    for (; next < order.length && scores[order[next]!]! >= least; next++) {
      const [left, right] = [pairs.left[order[next]!]!, pairs.right[order[next]!]!];
      if (clusters.conflict(left, right) === null) join(left, right);
    }
    return { threshold, ...measureOf(members.right, members.found, wanted) };
  });
}

/** Counts by group, of which the smaller is always poured into the larger: no record is moved more than log n times. */
class Members {
  /** Pairs that are together, and those of them that belong together. */
  found = 0;
  right = 0;
  readonly #truthOf: Int32Array;
  readonly #source: Uint16Array | null;
  readonly #of = new Map<number, Map<string, number>>();

  constructor(truthOf: Int32Array, source: Uint16Array | null) {
    this.#truthOf = truthOf;
    this.#source = source;
  }

  #counts(root: number): Map<string, number> {
    return this.#of.get(root) ?? new Map(keysOf(this.#truthOf[root]!, this.#source?.[root]).map((key) => [key, 1]));
  }

  join(a: number, b: number, root: number): void {
    let [small, large] = [this.#counts(a), this.#counts(b)];
    if (small.size > large.size) [small, large] = [large, small];
    for (const [key, count] of small) {
      const other = large.get(key) ?? 0;
      const pairs = count * other;
      // All pairs less those of one source; the same among the records of one true entity.
      if (key === 'all') this.found += pairs;
      else if (key.startsWith('s')) this.found -= pairs;
      else if (key.startsWith('e')) this.right += pairs;
      else this.right -= pairs;
      large.set(key, other + count);
    }
    this.#of.delete(a);
    this.#of.delete(b);
    this.#of.set(root, large);
  }
}

function keysOf(truth: number, source: number | undefined): string[] {
  if (truth < 0) return [];
  return source === undefined ? ['all', `e${truth}`] : ['all', `s${source}`, `e${truth}`, `x${truth} ${source}`];
}

function wantedPairs(truthOf: Int32Array, source: Uint16Array | null): number {
  const sizes = new Map<string, number>();
  for (let row = 0; row < truthOf.length; row++)
    for (const key of keysOf(truthOf[row]!, source?.[row])) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  let pairs = 0;
  for (const [key, size] of sizes) {
    if (key.startsWith('e')) pairs += (size * (size - 1)) / 2;
    if (key.startsWith('x')) pairs -= (size * (size - 1)) / 2;
  }
  return pairs;
}
