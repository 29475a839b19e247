import type { Table } from '../table/table.ts';
import { type ClusterLink, strongestLinks } from './explain-cluster.ts';
import { makeComparedExplainer } from './explain-pair.ts';
import type { Fields } from './fields.ts';
import type { Model } from './link-result.ts';
import { NO_RULE } from './link-result.ts';
import type { LinkInputs } from './link-table.ts';
import type { MatchPlan } from './rules.ts';

/** A cluster that a person should look at, and what holds it together. */
export interface ClusterExample {
  /** The lowest row number in it. */
  readonly cluster: number;
  readonly reason: 'largest' | 'weakest';
  /** Its strongest links that connect its rows, weakest first: at most 3. */
  readonly links: readonly ClusterLink[];
}

const EACH = 10;
const LINKS = 3;
/** Of larger clusters the first rows: every pair of them is looked at. */
const MOST_ROWS = 16;

interface Clustered {
  readonly clusterOf: Uint32Array;
  readonly ruleOf: Uint16Array;
  readonly weightOf: Float32Array;
}

/** The largest clusters, and those that hang on the weakest links; of equal ones those of the lowest rows. */
export function chooseClusters({ clusterOf, ruleOf, weightOf }: Clustered): Omit<ClusterExample, 'links'>[] {
  const sizes = new Uint32Array(clusterOf.length);
  const weakest = new Float32Array(clusterOf.length).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < clusterOf.length; row++) {
    const cluster = clusterOf[row]!;
    sizes[cluster]!++;
    // NaN, where no model was asked, is below nothing.
    if (ruleOf[row] !== NO_RULE && weightOf[row]! < weakest[cluster]!) weakest[cluster] = weightOf[row]!;
  }
  const largest = lowest(
    (cluster) => (sizes[cluster]! < 2 ? Number.POSITIVE_INFINITY : -sizes[cluster]!),
    sizes.length,
  );
  const weak = lowest((cluster) => weakest[cluster]!, sizes.length);
  return [
    ...largest.map((cluster) => ({ cluster, reason: 'largest' as const })),
    ...weak.map((cluster) => ({ cluster, reason: 'weakest' as const })),
  ];
}

/** The few of lowest rank, in order; infinite ranks are none. */
function lowest(rankOf: (cluster: number) => number, count: number): number[] {
  const best: { cluster: number; rank: number }[] = [];
  let bar = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < count; cluster++) {
    const rank = rankOf(cluster);
    if (!(rank < bar)) continue;
    const at = best.findIndex((other) => rank < other.rank);
    best.splice(at === -1 ? best.length : at, 0, { cluster, rank });
    if (best.length > EACH) best.pop();
    if (best.length === EACH) bar = best.at(-1)!.rank;
  }
  return best.map(({ cluster }) => cluster);
}

/** Explains the chosen clusters, link by link. */
export function clusterExamples(
  clustered: Clustered,
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
  fields: Fields,
): ClusterExample[] {
  const chosen = chooseClusters(clustered);
  if (chosen.length === 0) return [];
  const rowsOf = new Map<number, number[]>(chosen.map(({ cluster }) => [cluster, []]));
  clustered.clusterOf.forEach((cluster, row) => {
    const rows = rowsOf.get(cluster);
    if (rows !== undefined && rows.length < MOST_ROWS) rows.push(row);
  });
  const explain = makeComparedExplainer(table, plan, inputs, model, fields);
  const linksOf = new Map(
    [...rowsOf].map(([cluster, rows]) => [cluster, strongestLinks(rows, explain).reverse().slice(0, LINKS)]),
  );
  return chosen.map((example) => ({ ...example, links: linksOf.get(example.cluster)! }));
}
