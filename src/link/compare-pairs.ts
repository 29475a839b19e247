import { type Blocking, firstShared, makes, type PairMaker } from './blocking.ts';
import type { FieldComparison } from './field-comparison.ts';
import { PairList } from './pair-list.ts';
import { PatternTable } from './pattern-table.ts';

/** Rules of which it is remembered by which of them a pair is made; training needs no more. */
export const MAX_TRAINING_RULES = 16;

/** All candidate pairs compared, and how often each comparison vector occurs under each set of blocking rules. */
export interface ComparedPairs {
  readonly pairs: PairList;
  readonly patterns: PatternTable;
  readonly counts: VectorCounts;
  /** Pairs by blocking rule; a pair counts under the first rule that makes it. */
  readonly pairsByRule: Float64Array;
}

/** Counts of (comparison vector, set of blocking rules that make the pair). */
export class VectorCounts {
  readonly pattern: number[] = [];
  /** One bit a blocking rule. */
  readonly rules: number[] = [];
  readonly count: number[] = [];
  readonly #index: Int32Array[] = [];

  add(pattern: number, rules: number): void {
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
    this.count[at]!++;
  }
}

/**
 * The inner loop of matching. Block ids and value codes lie interleaved, all of a row side by side, because the second
 * row of a pair is somewhere else in memory each time and one visit there must do.
 */
export function comparePairs(
  blocking: Blocking,
  comparisons: readonly FieldComparison[],
  apart: Uint32Array | null = null,
  onBlocks: (done: number, total: number) => void = () => {},
): ComparedPairs {
  const { makers, rowCount } = blocking;
  const codes = interleave(
    comparisons.map(({ form }) => form.codes),
    rowCount,
  );
  const blocks = interleave(
    makers.map(({ blockOf }) => blockOf),
    rowCount,
  );
  const result: ComparedPairs = {
    pairs: new PairList(),
    patterns: new PatternTable(comparisons.map(({ levelCount }) => levelCount)),
    counts: new VectorCounts(),
    pairsByRule: new Float64Array(makers.reduce((most, { rule }) => Math.max(most, rule + 1), 0)),
  };
  const total = makers.reduce((sum, { starts }) => sum + starts.length - 1, 0);
  let done = 0;
  makers.forEach((maker, index) => {
    const blockCount = maker.starts.length - 1;
    for (let start = 0; start < blockCount; start += BLOCKS_A_STEP) {
      const end = Math.min(blockCount, start + BLOCKS_A_STEP);
      compareBlocks({ makers, index, codes, blocks, comparisons, apart }, start, end, result);
      onBlocks(done + end, total);
    }
    done += blockCount;
  });
  return result;
}

const BLOCKS_A_STEP = 50_000;

interface Work {
  readonly makers: readonly PairMaker[];
  /** Of the maker whose blocks are compared. */
  readonly index: number;
  readonly codes: Uint32Array;
  readonly blocks: Uint32Array;
  readonly comparisons: readonly FieldComparison[];
  /** Rows of one number above 0 cannot be one entity and make no pair. */
  readonly apart: Uint32Array | null;
}

/** Pairs of the blocks `start .. end` of one maker that no earlier maker makes. */
function compareBlocks(work: Work, start: number, end: number, result: ComparedPairs): void {
  const { makers, index, codes, blocks, comparisons } = work;
  const maker = makers[index]!;
  // Of rows that are alike, the window takes those that stand first: to leave some out would let their order matter.
  const apart = maker.kind === 'window' ? null : work.apart;
  const { starts, rows, rule } = maker;
  const { pairs, patterns, counts } = result;
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
        counts.add(pattern, ruleSet);
        pairs.add(left, right, pattern);
        made++;
      }
    }
  }
  result.pairsByRule[rule]! += made;
}

/** Row by row, one number of each array; 0 where there is no array. */
function interleave(arrays: readonly (Uint32Array | null)[], rowCount: number): Uint32Array {
  const width = arrays.length;
  const all = new Uint32Array(rowCount * width);
  arrays.forEach((array, at) => {
    if (array === null) return;
    for (let row = 0, to = at; row < rowCount; row++, to += width) all[to] = array[row]!;
  });
  return all;
}
