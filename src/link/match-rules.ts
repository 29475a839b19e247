import { combineCodes, type RowCodes } from './block-codes.ts';
import { makerOfCodes, type Oversized, type PairMaker } from './blocking.ts';
import type { Clusters } from './clusters.ts';
import type { Conflict } from './constraints.ts';
import { EQUAL_LEVEL, FieldComparison, NULL_LEVEL } from './field-comparison.ts';
import type { Fields } from './fields.ts';
import type { MatchPlan } from './rules.ts';
import { splitOversized } from './split-block.ts';

export type MatchRule = MatchPlan['rules'][number];
export type OnRefused = (left: number, right: number, conflict: Conflict) => void;

export interface RuleLinking {
  readonly clusters: Clusters;
  readonly fields: Fields;
  readonly maxBlock: number;
  /** Content numbers of rows where constraints make the order of links matter; null where any order gives the same. */
  readonly order: Float64Array | null;
  readonly onRefused: OnRefused;
}

/** Rows that agree on all fields of `same`. */
export function sameCodes(rule: Pick<MatchRule, 'same'>, fields: Fields): RowCodes {
  return rule.same
    .map((field): RowCodes => {
      const { codes, dictionary } = fields.folded(field);
      return { codes, size: dictionary.size };
    })
    .reduce(combineCodes);
}

/** Links by one rule; gives the number of links and the blocks that were not compared in full. */
export function applyRule(
  rule: MatchRule,
  index: number,
  linking: RuleLinking,
): { links: number; oversized: readonly Oversized[] } {
  const maker = makerOfCodes(index, sameCodes(rule, linking.fields));
  if (rule.like.length === 0) return { links: linkBlocks(maker, index, linking), oversized: [] };
  const own = [...rule.same];
  const others = () => linking.fields.splitFields().filter(({ field }) => !own.includes(field));
  const split = splitOversized(maker, linking.maxBlock, others, linking.order);
  return { links: linkAlike(rule, index, split.makers, linking), oversized: split.oversized };
}

/** All rows of a block are linked, each to the one before: no pairs are made. */
export function linkBlocks(
  { starts, rows }: PairMaker,
  rule: number,
  linking: Pick<RuleLinking, 'clusters' | 'order' | 'onRefused'>,
): number {
  const { clusters, order } = linking;
  let links = 0;
  for (let block = 1; block + 1 < starts.length; block++) {
    const members = rows.subarray(starts[block]!, starts[block + 1]!);
    if (order === null) {
      for (let at = 1; at < members.length; at++)
        if (clusters.join(members[at - 1]!, members[at]!, rule, Number.NaN)) links++;
    } else {
      links += linkOrdered(
        members.slice().sort((a, b) => order[a]! - order[b]!),
        rule,
        linking,
      );
    }
  }
  return links;
}

/** How many clusters that may not be joined a block is tried with, before a row is left where it is. */
const MAX_HEADS = 100;

/** Under constraints: each row joins the first cluster of the block that it may join. */
function linkOrdered(
  rows: Uint32Array,
  rule: number,
  { clusters, onRefused }: Pick<RuleLinking, 'clusters' | 'onRefused'>,
): number {
  const heads: number[] = [];
  let links = 0;
  for (const row of rows) {
    if (heads.some((head) => clusters.together(head, row))) continue;
    const conflicts = heads.map((head) => clusters.conflict(head, row));
    const free = conflicts.indexOf(null);
    if (free >= 0) {
      clusters.join(heads[free]!, row, rule, Number.NaN);
      links++;
      continue;
    }
    if (heads.length > 0) onRefused(heads[0]!, row, conflicts[0]!);
    if (heads.length < MAX_HEADS) heads.push(row);
  }
  return links;
}

/** The pairs of blocks whose `like` fields are similar enough. */
function linkAlike(rule: MatchRule, index: number, makers: readonly PairMaker[], linking: RuleLinking): number {
  const { clusters, order, onRefused, fields } = linking;
  const comparisons = rule.like.map(([field, least]) => likeComparison(fields, field, least));
  const links: { left: number; right: number }[] = [];
  let count = 0;
  const take = (left: number, right: number) => {
    if (clusters.together(left, right) || !comparisons.every((comparison) => isAlike(comparison, left, right))) return;
    if (order !== null) links.push({ left, right });
    else if (clusters.join(left, right, index, Number.NaN)) count++;
  };
  for (const maker of makers) forEachPair(maker, take);
  if (order === null) return count;
  const key = ({ left, right }: { left: number; right: number }, pick: (a: number, b: number) => number) =>
    pick(order[left]!, order[right]!);
  links.sort((a, b) => key(a, Math.min) - key(b, Math.min) || key(a, Math.max) - key(b, Math.max));
  for (const { left, right } of links) {
    const conflict = clusters.conflict(left, right);
    if (conflict !== null) onRefused(left, right, conflict);
    else if (clusters.join(left, right, index, Number.NaN)) count++;
  }
  return count;
}

export function likeComparison(fields: Fields, field: string, least: number): FieldComparison {
  return new FieldComparison(fields.prepared(field), fields.comparator(field), least >= 1 ? [] : [least]);
}

/** Equal, or at the one level that the rule asks for; a missing value is like nothing. */
export function isAlike(comparison: FieldComparison, left: number, right: number): boolean {
  const { codes } = comparison.form;
  const level = comparison.levelOf(codes[left]!, codes[right]!);
  return level !== NULL_LEVEL && (level === EQUAL_LEVEL || level < comparison.levelCount - 1);
}

function forEachPair(maker: PairMaker, take: (left: number, right: number) => void): void {
  const { starts, rows } = maker;
  const reach = maker.kind === 'window' ? maker.width : rows.length;
  for (let block = 1; block + 1 < starts.length; block++) {
    const end = starts[block + 1]!;
    for (let i = starts[block]!; i < end; i++) {
      for (let j = i + 1; j < Math.min(end, i + 1 + reach); j++) take(rows[i]!, rows[j]!);
    }
  }
}
