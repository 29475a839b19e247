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
export function levelsOfRandomPairs(comparison: FieldComparison, seed: number): number[] {
  const { form, levelCount } = comparison;
  const counts = new Uint32Array(form.dictionary.size);
  for (const code of form.codes) counts[code]!++;
  let filled = 0;
  let equalPairs = 0;
  for (let code = 1; code < counts.length; code++) {
    filled += counts[code]!;
    equalPairs += (counts[code]! * (counts[code]! - 1)) / 2;
  }
  const total = (filled * (filled - 1)) / 2;
  const equal = total === 0 ? 0 : equalPairs / total;
  const shares = new Array<number>(levelCount - 1).fill(0);
  shares[0] = equal;
  if (levelCount === 3 || filled < 2) {
    shares[levelCount - 2]! += 1 - equal;
    return shares;
  }
  const found = compareSample(comparison, sampleOfCodes(comparison, counts, filled, seed));
  const unequal = found.reduce((sum, count) => sum + count, 0);
  for (let level = 1; level < levelCount - 1; level++) {
    // Half a pair more than was found: a level that the sample never met is rare, not impossible.
    const isElse = level === levelCount - 2;
    shares[level] = ((found[level]! + (isElse ? 1 : 0.5)) / (unequal + 1 + (levelCount - 3) / 2)) * (1 - equal);
  }
  return shares;
}

/** Codes of about SAMPLE cells, in an order that depends on the values alone. */
function sampleOfCodes({ form }: FieldComparison, counts: Uint32Array, filled: number, seed: number): number[] {
  const { bytes, offsets } = form.dictionary;
  const limit = filled <= SAMPLE ? 4294967296 : (SAMPLE / filled) * 4294967296;
  const chosen: { hash: number; code: number; valueHash: number }[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    const valueHash = hashBytes(bytes, offsets[code]!, offsets[code + 1]!);
    for (let nth = 0; nth < counts[code]!; nth++) {
      const hash = mix(valueHash, mix(nth + 1, seed));
      if (hash < limit) chosen.push({ hash, code, valueHash });
    }
  }
  chosen.sort((a, b) => a.hash - b.hash || a.valueHash - b.valueHash);
  return chosen.map(({ code }) => code);
}

/** Counts by level, equal first, of pairs of different values. */
function compareSample(comparison: FieldComparison, codes: readonly number[]): Float64Array {
  const found = new Float64Array(comparison.levelCount - 1);
  const size = codes.length;
  const neighbours = Math.min(NEIGHBOURS, size - 1);
  for (let at = 0; at < size; at++) {
    for (let step = 1; step <= neighbours; step++) {
      const left = codes[at]!;
      const right = codes[(at + step) % size]!;
      if (left !== right && left !== EMPTY) found[comparison.levelOf(left, right) - 1]!++;
    }
  }
  return found;
}
