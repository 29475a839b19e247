import { hashBytes } from '../table/dictionary-builder.ts';
import { mix } from './block-codes.ts';
import { EQUAL_LEVEL, type FieldComparison } from './field-comparison.ts';

/*
 * People of one culture share names and cities, an e-mail is made of a name, a company sits in one town: chance
 * agreements come together, and a model that takes them for independent counts one coincidence several times. So it is
 * measured how a second field compares among pairs that agree on a first.
 */

/** Rows looked at for each field that pairs agree on, and how many of a group of equal values. */
const SAMPLE = 12_000;
const GROUP = 100;
const NEIGHBOURS = 2;
/** Similarity from which two values that differ count as agreeing. */
const AGREES = 0.9;

/** Highest level at which two values agree: equal, or so alike that only a slip lies between them. */
export function lastAgreeingLevel(thresholds: readonly number[]): number {
  return EQUAL_LEVEL + thresholds.filter((threshold) => threshold >= AGREES).length;
}

/** Rows of equal value in a field, of a sample of its values, in an order that depends on no row number. */
interface Groups {
  readonly starts: readonly number[];
  readonly rows: readonly number[];
}

function groupsOf({ form }: FieldComparison, seed: number): Groups {
  const { codes, dictionary } = form;
  const counts = new Uint32Array(dictionary.size);
  for (const code of codes) counts[code]!++;
  let shared = 0;
  for (let code = 1; code < counts.length; code++) if (counts[code]! > 1) shared += Math.min(GROUP * 10, counts[code]!);
  const limit = shared <= SAMPLE ? 4294967296 : (SAMPLE / shared) * 4294967296;
  // A field of few values is taken whole: there a sample of values would be a sample of one or none.
  const takesAll = dictionary.size < 200;
  const groupOf = new Int32Array(counts.length).fill(-1);
  let groups = 0;
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! < 2) continue;
    const hash = hashBytes(dictionary.bytes, dictionary.offsets[code]!, dictionary.offsets[code + 1]!);
    if (takesAll || mix(hash, seed) < limit) groupOf[code] = groups++;
  }
  const starts = new Array<number>(groups + 1).fill(0);
  for (const code of codes) if (groupOf[code]! >= 0) starts[groupOf[code]! + 1]!++;
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!;
  const rows = new Array<number>(starts[groups]!).fill(0);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) {
    const group = groupOf[codes[row]!]!;
    if (group >= 0) rows[next[group]!++] = row;
  }
  return { starts, rows };
}

/**
 * Shares of levels of a comparison, equal first, among random pairs of the groups in which both are filled; null where
 * there are too few to tell.
 */
function levelsInGroups(comparison: FieldComparison, { starts, rows }: Groups): number[] | null {
  const { codes, dictionary } = comparison.form;
  const { bytes, offsets } = dictionary;
  const found = new Array<number>(comparison.levelCount - 1).fill(0);
  const counts = new Map<number, number>();
  let total = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    counts.clear();
    let filled = 0;
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      const code = codes[rows[at]!]!;
      if (code === 0) continue;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      filled++;
    }
    if (filled < 2) continue;
    let equal = 0;
    for (const count of counts.values()) equal += (count * (count - 1)) / 2;
    const pairs = (filled * (filled - 1)) / 2;
    total += pairs;
    found[0]! += equal;
    if (equal === pairs) continue;
    if (comparison.thresholds.length === 0) found[found.length - 1]! += pairs - equal;
    else addUnequal(pairs - equal);
  }
  return total < LEAST_PAIRS ? null : found.map((count) => count / total);

  /** Different values of the group, each with its next neighbours by hash, in place of all pairs of them. */
  function addUnequal(pairs: number): void {
    const values = [...counts].map(([code, count]) => ({
      code,
      count,
      hash: hashBytes(bytes, offsets[code]!, offsets[code + 1]!),
    }));
    values.sort((a, b) => a.hash - b.hash);
    if (values.length > GROUP) values.length = GROUP;
    const size = values.length;
    const shares = new Array<number>(found.length).fill(0);
    let sum = 0;
    const reach = size === 2 ? 1 : Math.min(NEIGHBOURS, size - 1);
    for (let at = 0; at < size; at++) {
      for (let step = 1; step <= reach; step++) {
        const left = values[at]!;
        const right = values[(at + step) % size]!;
        const weight = left.count * right.count;
        shares[comparison.levelOf(left.code, right.code) - 1]! += weight;
        sum += weight;
      }
    }
    shares.forEach((share, level) => {
      found[level]! += (share / sum) * pairs;
    });
  }
}

const LEAST_PAIRS = 30;

/** By comparison and the comparison that agrees: how the first compares then. Null where it was not measured. */
export type Together = readonly (readonly (readonly number[] | null)[])[];

/** How each of some comparisons compares among pairs that agree on another. */
export function levelsWhereAgreeing(
  agreeing: FieldComparison,
  others: readonly FieldComparison[],
  seed: number,
): (number[] | null)[] {
  const groups = groupsOf(agreeing, seed);
  return others.map((other) => levelsInGroups(other, groups));
}

/**
 * Only one direction of each pair of fields is needed: what is shared by many comes first, and what is made of it (an
 * address of a name) is judged given the first. `measure` is levelsWhereAgreeing, here or on another thread.
 */
export async function levelsTogether(
  random: readonly (readonly number[])[],
  measure: (given: number, others: readonly number[]) => Promise<(number[] | null)[]>,
): Promise<Together> {
  const together = random.map(() => random.map((): number[] | null => null));
  await Promise.all(
    random.map(async (_, given) => {
      const others = random.flatMap((_, index) => (isBefore(random, given, index) ? [index] : []));
      if (others.length === 0) return;
      const shares = await measure(given, others);
      others.forEach((index, at) => {
        together[index]![given] = shares[at]!;
      });
    }),
  );
  return together;
}

function isBefore(random: readonly (readonly number[])[], a: number, b: number): boolean {
  const difference = random[a]![0]! - random[b]![0]!;
  return difference > 0 || (difference === 0 && a < b);
}
