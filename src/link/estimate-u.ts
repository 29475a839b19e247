import { EMPTY } from '../table/dictionary.ts';
import { hashBytes } from '../table/dictionary-builder.ts';
import { mix } from './block-codes.ts';
import type { FieldComparison } from './field-comparison.ts';

/** Rows sampled of a field, and with how many others each is compared: 300,000 pairs. */
const SAMPLE = 2000;
const NEIGHBOURS = 150;

/**
 * How two random records compare on one field, among pairs in which both are filled: a share for each level, equal first.
 *
 * Equality is counted, not sampled: rare agreements are what matters most. The other levels come from a sample of cells,
 * chosen by a hash of the value and of its how-manieth occurrence it is, so that the order of rows does not matter.
 */
export function levelsOfRandomPairs(
  comparison: FieldComparison,
  seed: number,
  apart: Uint32Array | null = null,
): number[] {
  const { levelCount } = comparison;
  const cells = cellsOf(comparison, apart);
  const { total, equalPairs } = countPairs(cells);
  const equal = total === 0 ? 0 : equalPairs / total;
  const shares = new Array<number>(levelCount - 1).fill(0);
  shares[0] = equal;
  if (levelCount === 3 || total === 0) {
    shares[levelCount - 2]! += 1 - equal;
    return shares;
  }
  const found = compareSample(comparison, sampleOf(comparison, cells, seed));
  const unequal = found.reduce((sum, count) => sum + count, 0);
  for (let level = 1; level < levelCount - 1; level++) {
    // Half a pair more than was found: a level that the sample never met is rare, not impossible.
    const isElse = level === levelCount - 2;
    shares[level] = ((found[level]! + (isElse ? 1 : 0.5)) / (unequal + 1 + (levelCount - 3) / 2)) * (1 - equal);
  }
  return shares;
}

/**
 * Of random pairs of each level, the share that `makes` makes, as a blocking rule does that looks for near values: by
 * chance a pair must be alike and be found. The last level, to which rules of other fields come too, stays whole.
 */
export function reachOfLevels(
  comparison: FieldComparison,
  seed: number,
  apart: Uint32Array | null,
  makes: (left: number, right: number) => boolean,
): number[] {
  const { codes, dictionary } = comparison.form;
  const cells = cellsOf(comparison, apart);
  const rowOf = new Map<number, number>();
  for (let row = codes.length - 1; row >= 0; row--) {
    rowOf.set(codes[row]! * cells.sources + (apart === null ? 0 : apart[row]!), row);
  }
  const size = comparison.levelCount - 1;
  const met = new Float64Array(size);
  const made = new Float64Array(size);
  eachSampledPair(comparison, sampleOf(comparison, cells, seed), (left, right, level) => {
    if (level === size - 1) return;
    met[level]!++;
    const rowsOf = (cell: SampledCell) => rowOf.get(cell.code * cells.sources + cell.source)!;
    if (makes(rowsOf(left), rowsOf(right))) made[level]!++;
  });
  const reach = Array.from({ length: size }, (_, level) => (made[level]! + 1) / (met[level]! + 1));
  reach[size - 1] = 1;
  // The more alike, the sooner found: few pairs of a level are a poor witness against those below it.
  for (let level = size - 3; level >= 0; level--) reach[level] = Math.max(reach[level]!, reach[level + 1]!);
  return dictionary.size === 0 ? reach.fill(1) : reach;
}

/** How many rows of each source hold each value; rows of one source above 0 make no pair. */
interface Cells {
  readonly sources: number;
  /** By code and source: `counts[code * sources + source]`. */
  readonly counts: Uint32Array;
  readonly filled: number;
}

function cellsOf({ form }: FieldComparison, apart: Uint32Array | null): Cells {
  const { codes, dictionary } = form;
  const sources = (apart?.reduce((most, source) => Math.max(most, source), 0) ?? 0) + 1;
  const counts = new Uint32Array(dictionary.size * sources);
  let filled = 0;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] === EMPTY) continue;
    counts[codes[row]! * sources + (apart === null ? 0 : apart[row]!)]!++;
    filled++;
  }
  return { sources, counts, filled };
}

/** Pairs of rows that may be one entity, and how many of them agree. */
function countPairs({ sources, counts, filled }: Cells): { readonly total: number; readonly equalPairs: number } {
  const ofSource = new Float64Array(sources);
  let equalPairs = 0;
  for (let at = sources; at < counts.length; at += sources) {
    let rows = 0;
    for (let source = 0; source < sources; source++) {
      const count = counts[at + source]!;
      rows += count;
      ofSource[source]! += count;
      if (source > 0) equalPairs -= (count * (count - 1)) / 2;
    }
    equalPairs += (rows * (rows - 1)) / 2;
  }
  const within = ofSource.reduce((sum, count, source) => sum + (source === 0 ? 0 : (count * (count - 1)) / 2), 0);
  return { total: (filled * (filled - 1)) / 2 - within, equalPairs };
}

interface SampledCell {
  readonly code: number;
  readonly source: number;
}

/** About SAMPLE cells, in an order that depends on the values alone. */
function sampleOf({ form }: FieldComparison, { sources, counts, filled }: Cells, seed: number): SampledCell[] {
  const { bytes, offsets, size } = form.dictionary;
  const limit = filled <= SAMPLE ? 4294967296 : (SAMPLE / filled) * 4294967296;
  const chosen: (SampledCell & { readonly hash: number; readonly valueHash: number })[] = [];
  for (let code = 1; code < size; code++) {
    let valueHash = -1;
    for (let source = 0; source < sources; source++) {
      const count = counts[code * sources + source]!;
      if (count === 0) continue;
      if (valueHash < 0) valueHash = hashBytes(bytes, offsets[code]!, offsets[code + 1]!);
      for (let nth = 0; nth < count; nth++) {
        const hash = mix(valueHash, mix(nth + 1, seed + source * 7919));
        if (hash < limit) chosen.push({ hash, code, source, valueHash });
      }
    }
  }
  return chosen.sort((a, b) => a.hash - b.hash || a.valueHash - b.valueHash);
}

/** Counts by level, equal first, of pairs of different values that may be one entity. */
function compareSample(comparison: FieldComparison, cells: readonly SampledCell[]): Float64Array {
  const found = new Float64Array(comparison.levelCount - 1);
  eachSampledPair(comparison, cells, (_left, _right, level) => {
    found[level]!++;
  });
  return found;
}

function eachSampledPair(
  comparison: FieldComparison,
  cells: readonly SampledCell[],
  visit: (left: SampledCell, right: SampledCell, level: number) => void,
): void {
  const size = cells.length;
  const neighbours = Math.min(NEIGHBOURS, size - 1);
  for (let at = 0; at < size; at++) {
    for (let step = 1; step <= neighbours; step++) {
      const left = cells[at]!;
      const right = cells[(at + step) % size]!;
      if (left.code === right.code || (left.source !== 0 && left.source === right.source)) continue;
      visit(left, right, comparison.levelOf(left.code, right.code) - 1);
    }
  }
}
