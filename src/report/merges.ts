import { cutText } from '../finding/message.ts';
import { type LinkResult, NO_RULE } from '../link/link-result.ts';
import type { RunResult } from '../run-result.ts';
import { cellText } from '../table/column.ts';
import type { Show, ShowKey } from './masking.ts';
import type { MatchingReport, MergeExample, MergeLink } from './run-report.ts';

type ClusterLink = LinkResult['examples'][number]['links'][number];

const EACH = 10;
const RECORDS_SHOWN = 12;
const LONGEST_VALUE = 200;

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

/** The links of the examples that matching explained, by cluster. */
function linksOf({ linked, merged }: RunResult): ReadonlyMap<number, readonly ClusterLink[]> {
  return new Map(linked.examples.map(({ cluster, links }) => [merged.entityOf[cluster]!, links]));
}

/** The merges a person should look at: the largest, and those that hang on the weakest link. */
export function mergeExamples(result: RunResult, show: Show, showKey: ShowKey): MergeExample[] {
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
  const links = linksOf(result);
  const example = (reason: MergeExample['reason'], { entity }: Candidate): MergeExample => ({
    ...toExample(result, entity, reason, show, showKey),
    links: (links.get(entity) ?? []).map((link) => toLink(result, link, show, showKey)),
  });
  return [...sizes.map((one) => example('largest', one)), ...weak.map((one) => example('weakest', one))];
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
    if (!Number.isNaN(weight) && linked.ruleOf[merged.rows[at]!] !== NO_RULE && (weakest === null || weight < weakest))
      weakest = weight;
  }
  return weakest;
}

function toExample(
  result: RunResult,
  entity: number,
  reason: MergeExample['reason'],
  show: Show,
  showKey: ShowKey,
): Omit<MergeExample, 'links'> {
  const { accepted, merged, linked, identified } = result;
  const rows = merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!);
  const shown = accepted.columns
    .map((column, index) => ({ column, golden: merged.columns[index]! }))
    .filter(({ column }) => rows.some((row) => column.codes[row] !== 0));
  const weakest = weakestLink(result, entity);
  const cell = (field: string, text: string) => cutText(show(field, text), LONGEST_VALUE);
  return {
    masterId: cellText(identified.masterIds, entity),
    reason,
    weakest: weakest === null ? null : hundredths(weakest),
    size: rows.length,
    joinedBy: joinedBy(result, rows),
    fields: shown.map(({ column }) => column.name),
    records: [...rows.subarray(0, RECORDS_SHOWN)].map((row) => {
      const source = accepted.origin.sources[accepted.origin.source[row]!]!;
      const weight = linked.weightOf[row]!;
      return {
        source,
        key: cutText(showKey(source, cellText(accepted.origin.key, row)), LONGEST_VALUE),
        rule: linked.ruleIds[linked.ruleOf[row]!] ?? '',
        weight: Number.isNaN(weight) ? null : hundredths(weight),
        cells: shown.map(({ column }) => cell(column.name, cellText(column, row))),
        // A golden column keeps the codes of its cleaned column.
        kept: shown.map(({ column, golden }) => column.codes[row] === golden.column.codes[entity]),
      };
    }),
    golden: shown.map(({ column, golden }) => cell(column.name, cellText(golden.column, entity))),
    decidedBy: shown.map(({ golden }) => golden.strategies[golden.decidedBy[entity]!] ?? ''),
  };
}

/** A link with its values as they may be shown. */
function toLink({ accepted }: RunResult, link: ClusterLink, show: Show, showKey: ShowKey): MergeLink {
  const { rules, model, judgement } = link.explanation;
  const record = (row: number) => {
    const source = accepted.origin.sources[accepted.origin.source[row]!]!;
    return { source, key: cutText(showKey(source, cellText(accepted.origin.key, row)), LONGEST_VALUE) };
  };
  const sides = ({ field, left, right, similarity }: Sides) => ({
    field,
    left: cutText(show(field, left), LONGEST_VALUE),
    right: cutText(show(field, right), LONGEST_VALUE),
    similarity: similarity === null ? null : hundredths(similarity),
  });
  const rule = rules.find(({ holds }) => holds);
  return {
    left: record(link.left),
    right: record(link.right),
    decided: judgement === 'same',
    rule: rule === undefined ? null : { id: rule.id, conditions: rule.conditions.map(sides) },
    model:
      model === null
        ? null
        : {
            start: hundredths(model.priorWeight),
            weight: hundredths(model.weight),
            probability: Math.round(model.probability * 1e6) / 1e6,
            comparisons: model.comparisons.map((one) => ({
              ...sides(one),
              weight: hundredths(one.weight),
              rarity: hundredths(one.termFrequency),
            })),
          },
  };
}

interface Sides {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  readonly similarity: number | null;
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** How many of an entity's records each rule joined, most first. */
function joinedBy({ linked }: RunResult, rows: Uint32Array): MergeExample['joinedBy'] {
  const counts = new Uint32Array(linked.ruleIds.length);
  for (const row of rows) if (linked.ruleOf[row]! !== NO_RULE) counts[linked.ruleOf[row]!]!++;
  return linked.ruleIds
    .map((rule, index) => ({ rule, records: counts[index]! }))
    .filter(({ records }) => records > 0)
    .sort((a, b) => b.records - a.records);
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
    estimate: stats.estimate ?? null,
    learned: stats.learned ?? null,
    sizes: clusterSizes(result),
    model: (model?.comparisons ?? []).map(({ field, levels }) => ({
      field,
      levels: levels.map(({ similarity, m, u }) => ({ similarity, weight: hundredths(Math.log2(m / u)) })),
    })),
  };
}
