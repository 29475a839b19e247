import type { ValueCount } from '../field-type/field-type.ts';
import { type Column, countCodes } from '../table/column.ts';
import type { Dictionary } from '../table/dictionary.ts';
import { hashBytes } from '../table/dictionary-builder.ts';
import { compareValues } from '../table/value-order.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { longestToken, missingTokens } from './missing-tokens.ts';
import type { TextCount } from './profile-result.ts';

/** Distinct values that a profile looks at, beside the most frequent ones. */
const MAX_SAMPLE = 20_000;
const TOP = 10;

/** The values of a column as a profile needs them. Neither depends on the order of the rows, nor on that of the codes. */
export interface ColumnSample {
  readonly filled: number;
  readonly distinct: number;
  readonly top: readonly TextCount[];
  readonly missing: readonly TextCount[];
  /** Distinct values with their counts, most frequent first, then by UTF-8 bytes. */
  readonly values: readonly ValueCount[];
}

export function sampleColumn(column: Column): ColumnSample {
  const { dictionary } = column;
  const counts = countCodes(column);
  counts[0] = 0;
  const missing = takeMissing(dictionary, counts);
  let filled = 0;
  let distinct = 0;
  for (const count of counts) {
    filled += count;
    if (count > 0) distinct++;
  }
  const order = (a: number, b: number) => counts[b]! - counts[a]! || compareValues(dictionary, a, b);
  const describe = (code: number) => ({ text: dictionary.text(code), count: counts[code]! });
  const frequent = mostFrequent(dictionary, counts);
  const sampled = new Set([...frequent, ...sampleByHash(dictionary, counts, distinct)]);
  return {
    filled,
    distinct,
    top: frequent.map(describe),
    missing,
    values: [...sampled].sort(order).map(describe),
  };
}

/** Takes the cells that mean "no value" out of the counts. */
function takeMissing(dictionary: Dictionary, counts: Uint32Array): TextCount[] {
  const missing: TextCount[] = [];
  for (let code = 1; code < counts.length; code++) {
    // A token may have white space around it; more of that than this is not looked for.
    if (counts[code] === 0 || dictionary.byteLength(code) > longestToken + 4) continue;
    const text = dictionary.text(code);
    const trimmed = text.trim();
    if (trimmed !== '' && !missingTokens.has(trimmed)) continue;
    missing.push({ text, count: counts[code]! });
    counts[code] = 0;
  }
  return missing.sort((a, b) => b.count - a.count || compareUtf8(a.text, b.text));
}

/** The most frequent values, at most 10; none where no value stands twice. */
export const frequentValues = (dictionary: Dictionary, counts: Uint32Array): readonly number[] =>
  counts.some((count) => count > 1) ? mostFrequent(dictionary, counts) : [];

function mostFrequent(dictionary: Dictionary, counts: Uint32Array): number[] {
  const best: number[] = [];
  const isBefore = (a: number, b: number) =>
    counts[a]! > counts[b]! || (counts[a] === counts[b] && compareValues(dictionary, a, b) < 0);
  for (let code = 1; code < counts.length; code++) {
    if (counts[code] === 0 || (best.length === TOP && !isBefore(code, best[TOP - 1]!))) continue;
    let at = best.length;
    while (at > 0 && isBefore(code, best[at - 1]!)) at--;
    best.splice(at, 0, code);
    if (best.length > TOP) best.pop();
  }
  return best;
}

/** All values, or about MAX_SAMPLE of them, chosen by their own bytes. */
function sampleByHash(
  { bytes, offsets }: Dictionary,
  counts: Uint32Array,
  distinct: number,
  most = MAX_SAMPLE,
): number[] {
  const limit = distinct <= most ? 0x1_0000_0000 : (most / distinct) * 0x1_0000_0000;
  const sampled: number[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (counts[code] !== 0 && hashBytes(bytes, offsets[code]!, offsets[code + 1]!) < limit) sampled.push(code);
  }
  return sampled;
}

/** Codes of all values that are counted, or of about so many of them, whatever their order. */
export function sampleValues(dictionary: Dictionary, counts: Uint32Array, most: number): number[] {
  let distinct = 0;
  for (const count of counts) if (count > 0) distinct++;
  return sampleByHash(dictionary, counts, distinct, most);
}
