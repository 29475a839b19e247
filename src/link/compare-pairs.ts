import { makeCodes } from '../table/make-column.ts';
import { oneThread, type Task, type Workers } from '../util/task.ts';
import { type Blocking, firstShared, makes, type PairMaker } from './blocking.ts';
import type { FieldComparison } from './field-comparison.ts';
import { PairList } from './pair-list.ts';
import { PatternTable } from './pattern-table.ts';
import { openComparisons, type SharedComparisons, shareComparisons } from './shared-form.ts';

/** Rules of which it is remembered by which of them a pair is made; training needs no more. */
export const MAX_TRAINING_RULES = 16;

/** All candidate pairs compared, and how often each comparison vector occurs under each set of blocking rules. */
export interface ComparedPairs {
  readonly pairs: PairList;
  readonly patterns: PatternTable;
  readonly counts: VectorCounts;
  /** Pairs by blocking rule; a pair counts under the first rule that makes it. */
  readonly pairsByRule: Float64Array;
  /** How often a similarity was computed and not remembered. */
  readonly similarityCalls: number;
}

/** Counts of (comparison vector, set of blocking rules that make the pair). */
export class VectorCounts {
  readonly pattern: number[] = [];
  /** One bit a blocking rule. */
  readonly rules: number[] = [];
  readonly count: number[] = [];
  readonly #index: Int32Array[] = [];

  add(pattern: number, rules: number, count: number): void {
    let row = this.#index[pattern];
    if (row === undefined) {
      row = new Int32Array(Math.min(1 << MAX_TRAINING_RULES, 64)).fill(-1);
      this.#index[pattern] = row;
    }
    if (rules >= row.length) {
      const wider = new Int32Array(1 << (32 - Math.clz32(rules))).fill(-1);
      wider.set(row);
      row = wider;
      this.#index[pattern] = row;
    }
    let at = row[rules]!;
    if (at < 0) {
      at = this.count.length;
      this.pattern.push(pattern);
      this.rules.push(rules);
      this.count.push(0);
      row[rules] = at;
    }
    this.count[at]! += count;
  }
}

/** Blocks `start .. end` of the maker `index`. */
interface BlockRange {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What is compared: plain data over shared memory. */
export interface CompareWork {
  readonly makers: readonly PairMaker[];
  /**
   * Value codes and block ids lie interleaved, all of a row side by side, because the second row of a pair is somewhere
   * else in memory each time and one visit there must do.
   */
  readonly codes: Uint32Array;
  readonly blocks: Uint32Array;
  /** Rows of one number above 0 cannot be one entity and make no pair. */
  readonly apart: Uint32Array | null;
  readonly ranges: readonly BlockRange[];
}

/** The pairs of some ranges, as plain data. Patterns are numbered within the part. */
export interface ComparedPart {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly pattern: Uint32Array;
  readonly patterns: readonly Uint8Array[];
  readonly counts: {
    readonly pattern: readonly number[];
    readonly rules: readonly number[];
    readonly count: readonly number[];
  };
  readonly pairsByRule: Float64Array;
  readonly similarityCalls: number;
}

/** The pairs of some blocks, compared. */
export const compareTask: Task<{ readonly work: CompareWork; readonly shared: SharedComparisons }, ComparedPart> = {
  name: 'link/compare',
  run: ({ work, shared }) => comparePart(work, openComparisons(shared)),
};

/**
 * All candidate pairs compared, by threads side by side. The parts are put together in the order of their ranges, so
 * the result is the same however they are divided.
 */
export async function comparePairs(
  blocking: Blocking,
  comparisons: readonly FieldComparison[],
  apart: Uint32Array | null = null,
  workers: Workers = oneThread,
  onPart: (done: number, total: number, pairs: number) => void = () => {},
): Promise<ComparedPairs> {
  const { makers, rowCount } = blocking;
  const work = {
    makers,
    codes: interleave(
      comparisons.map(({ form }) => form.codes),
      rowCount,
    ),
    blocks: interleave(
      makers.map(({ blockOf }) => blockOf),
      rowCount,
    ),
    apart,
  };
  const parts = divide(makers);
  let done = 0;
  let pairs = 0;
  const told = (part: ComparedPart): ComparedPart => {
    pairs += part.left.length;
    onPart(++done, parts.length, pairs);
    return part;
  };
  const shared = workers.count === 1 || parts.length === 1 ? null : shareComparisons(comparisons);
  const compared =
    shared === null
      ? parts.map((ranges) => told(comparePart({ ...work, ranges }, comparisons)))
      : await Promise.all(
          parts.map(async (ranges) => told(await workers.run(compareTask, { work: { ...work, ranges }, shared }))),
        );
  return together(
    compared,
    comparisons.map(({ levelCount }) => levelCount),
  );
}

/** About so many pairs make a part. */
const PAIRS_A_PART = 250_000;

/** The blocks of all makers in parts of about equal work, in order. */
function divide(makers: readonly PairMaker[]): BlockRange[][] {
  const parts: BlockRange[][] = [];
  let part: BlockRange[] = [];
  let pairs = 0;
  const close = () => {
    if (part.length > 0) parts.push(part);
    part = [];
    pairs = 0;
  };
  makers.forEach(({ starts, kind, width }, index) => {
    let start = 0;
    for (let block = 0; block + 1 < starts.length; block++) {
      const size = starts[block + 1]! - starts[block]!;
      pairs += size * (kind === 'window' ? Math.min(width, size) : size / 2);
      if (pairs < PAIRS_A_PART) continue;
      part.push({ index, start, end: block + 1 });
      start = block + 1;
      close();
    }
    if (start + 1 < starts.length) part.push({ index, start, end: starts.length - 1 });
  });
  close();
  return parts;
}

function together(parts: readonly ComparedPart[], levelCounts: readonly number[]): ComparedPairs {
  const pairs = new PairList(parts.reduce((sum, { left }) => sum + left.length, 0));
  const patterns = new PatternTable(levelCounts);
  const counts = new VectorCounts();
  const pairsByRule = new Float64Array(parts.reduce((most, part) => Math.max(most, part.pairsByRule.length), 0));
  let similarityCalls = 0;
  for (const part of parts) {
    const numbers = Uint32Array.from(part.patterns, (levels) => patterns.add(levels));
    for (let at = 0; at < part.left.length; at++)
      pairs.add(part.left[at]!, part.right[at]!, numbers[part.pattern[at]!]!);
    for (let at = 0; at < part.counts.count.length; at++)
      counts.add(numbers[part.counts.pattern[at]!]!, part.counts.rules[at]!, part.counts.count[at]!);
    part.pairsByRule.forEach((count, rule) => {
      pairsByRule[rule]! += count;
    });
    similarityCalls += part.similarityCalls;
  }
  return { pairs, patterns, counts, pairsByRule, similarityCalls };
}

/** The inner loop of matching, over some ranges of blocks. */
export function comparePart(work: CompareWork, comparisons: readonly FieldComparison[]): ComparedPart {
  const { makers, ranges } = work;
  const callsBefore = comparisons.reduce((sum, { calls }) => sum + calls, 0);
  const found: Found = {
    pairs: new PairList(),
    patterns: new PatternTable(comparisons.map(({ levelCount }) => levelCount)),
    counts: new VectorCounts(),
    pairsByRule: new Float64Array(makers.reduce((most, { rule }) => Math.max(most, rule + 1), 0)),
  };
  for (const range of ranges) compareBlocks(work, comparisons, range, found);
  const { pairs, patterns, counts, pairsByRule } = found;
  return {
    left: pairs.left.slice(0, pairs.length),
    right: pairs.right.slice(0, pairs.length),
    pattern: pairs.pattern.slice(0, pairs.length),
    patterns: Array.from({ length: patterns.size }, (_, pattern) => patterns.levels(pattern)),
    counts: { pattern: counts.pattern, rules: counts.rules, count: counts.count },
    pairsByRule,
    similarityCalls: comparisons.reduce((sum, { calls }) => sum + calls, 0) - callsBefore,
  };
}

type Found = Omit<ComparedPairs, 'similarityCalls'>;

/** Pairs of the blocks `start .. end` of one maker that no earlier maker makes. */
function compareBlocks(
  work: CompareWork,
  comparisons: readonly FieldComparison[],
  { index, start, end }: BlockRange,
  found: Found,
): void {
  const { makers, codes, blocks } = work;
  const maker = makers[index]!;
  // Of rows that are alike, the window takes those that stand first: to leave some out would let their order matter.
  const apart = maker.kind === 'window' ? null : work.apart;
  const { starts, rows, rule } = maker;
  const { pairs, patterns, counts } = found;
  const makerCount = makers.length;
  const width = comparisons.length;
  const levels = new Uint8Array(width);
  const isPlain = makers.every(({ kind }) => kind === 'blocks');
  const reach = maker.kind === 'window' ? maker.width : 0xffff_ffff;
  let made = 0;
  for (let block = start; block < end; block++) {
    const blockEnd = starts[block + 1]!;
    for (let i = starts[block]!; i < blockEnd; i++) {
      const last = Math.min(blockEnd, i + 1 + reach);
      for (let j = i + 1; j < last; j++) {
        const left = Math.min(rows[i]!, rows[j]!);
        const right = Math.max(rows[i]!, rows[j]!);
        if (apart !== null && apart[left] !== 0 && apart[left] === apart[right]) continue;
        const leftBlocks = left * makerCount;
        const rightBlocks = right * makerCount;
        let ruleSet = rule < MAX_TRAINING_RULES ? 1 << rule : 0;
        let isFirst = maker.lists === null || firstShared(maker.lists, left, right) === block;
        for (let other = 0; isFirst && other < makerCount; other++) {
          if (other === index) continue;
          const otherBlock = blocks[leftBlocks + other]!;
          const isMade = isPlain
            ? otherBlock !== 0 && otherBlock === blocks[rightBlocks + other]
            : makes(makers[other]!, left, right);
          if (!isMade) continue;
          if (other < index) isFirst = false;
          else if (makers[other]!.rule < MAX_TRAINING_RULES) ruleSet |= 1 << makers[other]!.rule;
        }
        if (!isFirst) continue;
        const leftCodes = left * width;
        const rightCodes = right * width;
        for (let field = 0; field < width; field++) {
          levels[field] = comparisons[field]!.levelOf(codes[leftCodes + field]!, codes[rightCodes + field]!);
        }
        const pattern = patterns.add(levels);
        counts.add(pattern, ruleSet, 1);
        pairs.add(left, right, pattern);
        made++;
      }
    }
  }
  found.pairsByRule[rule]! += made;
}

/** Row by row, one number of each array; 0 where there is no array. */
function interleave(arrays: readonly (Uint32Array | null)[], rowCount: number): Uint32Array {
  const width = arrays.length;
  const all = makeCodes(rowCount * width);
  arrays.forEach((array, at) => {
    if (array === null) return;
    for (let row = 0, to = at; row < rowCount; row++, to += width) all[to] = array[row]!;
  });
  return all;
}
