import type { RunResult } from '../run-result.ts';
import { cellText } from '../table/column.ts';
import type { Show } from './masking.ts';
import type { MatchingReport, MergeExample } from './run-report.ts';

const EACH = 10;
const RECORDS_SHOWN = 12;

/** Entities by number of records, as [size, entities], ascending by size. */
export function clusterSizes(result: Pick<RunResult, 'merged'>): [number, number][] {
  const { starts, entityCount } = result.merged;
  const counts = new Map<number, number>();
  for (let entity = 0; entity < entityCount; entity++) {
    const size = starts[entity + 1]! - starts[entity]!;
    counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

/** The merges a person should look at: the largest, and those that hang on the weakest link. */
export function mergeExamples(result: RunResult, show: Show): MergeExample[] {
  const { starts, entityCount } = result.merged;
  const sizes: Candidate[] = [];
  const weak: Candidate[] = [];
  for (let entity = 0; entity < entityCount; entity++) {
    const size = starts[entity + 1]! - starts[entity]!;
    if (size < 2) continue;
    keep(sizes, { entity, rank: -size, weakest: null });
    const weakest = weakestLink(result, entity);
    if (weakest !== null) keep(weak, { entity, rank: weakest, weakest });
  }
  const largest = sizes.map(({ entity }) => toExample(result, entity, 'largest', show));
  return [...largest, ...weak.map(({ entity }) => toExample(result, entity, 'weakest', show))];
}

interface Candidate {
  readonly entity: number;
  readonly rank: number;
  readonly weakest: number | null;
}

/** Keeps the few of lowest rank, in order; the earlier entity wins a tie. */
function keep(list: Candidate[], candidate: Candidate): void {
  if (list.length === EACH && candidate.rank >= list.at(-1)!.rank) return;
  const at = list.findIndex((other) => candidate.rank < other.rank);
  list.splice(at === -1 ? list.length : at, 0, candidate);
  if (list.length > EACH) list.pop();
}

function weakestLink({ merged, linked }: RunResult, entity: number): number | null {
  let weakest: number | null = null;
  for (let at = merged.starts[entity]!; at < merged.starts[entity + 1]!; at++) {
    const weight = linked.weightOf[merged.rows[at]!]!;
    if (!Number.isNaN(weight) && linked.ruleOf[merged.rows[at]!] !== 0xffff && (weakest === null || weight < weakest))
      weakest = weight;
  }
  return weakest;
}

function toExample(result: RunResult, entity: number, reason: MergeExample['reason'], show: Show): MergeExample {
  const { accepted, merged, linked, identified } = result;
  const rows = [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)];
  const shown = accepted.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => rows.some((row) => column.codes[row] !== 0));
  const weakest = weakestLink(result, entity);
  return {
    masterId: identified.masterIds.dictionary.text(identified.masterIds.codes[entity]!),
    reason,
    weakest: weakest === null ? null : Math.round(weakest * 100) / 100,
    fields: shown.map(({ column }) => column.name),
    records: rows.slice(0, RECORDS_SHOWN).map((row) => ({
      source: accepted.origin.sources[accepted.origin.source[row]!]!,
      key: cellText(accepted.origin.key, row),
      rule: linked.ruleIds[linked.ruleOf[row]!] ?? '',
      cells: shown.map(({ column }) => show(column.name, cellText(column, row))),
    })),
    golden: shown.map(({ column, index }) => show(column.name, cellText(merged.columns[index]!.column, entity))),
  };
}

/** How records were matched: pairs, links, weights and the model's match weights by level. */
export function matchingReport(result: RunResult): MatchingReport | null {
  const { match } = result.plan;
  const { stats, model } = result.linked;
  if (match === null) return null;
  return {
    accept: match.model === null ? null : match.accept,
    review: match.model === null ? null : match.review,
    pairsByRule: stats.pairsByRule,
    linksByRule: stats.linksByRule,
    weights: stats.weights,
    sizes: clusterSizes(result),
    model: (model?.comparisons ?? []).map(({ field, levels }) => ({
      field,
      levels: levels.map(({ similarity, m, u }) => ({ similarity, weight: Math.round(Math.log2(m / u) * 100) / 100 })),
    })),
  };
}
