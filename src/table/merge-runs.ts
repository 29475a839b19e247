import type { Task } from '../util/task.ts';
import { Dictionary, EMPTY } from './dictionary.ts';
import { hashBytes } from './dictionary-builder.ts';
import { makeCodes } from './make-column.ts';

/** Values one after the other, equal ones more than once: value `at` is `bytes[starts[at] .. ends[at])`. */
export interface ValueRun {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** `hashBytes` of each value; those of empty values are not looked at. */
  readonly hashes: Uint32Array;
}

export interface MergedRuns {
  readonly dictionary: Dictionary;
  /** The code of each value of each run. */
  readonly maps: readonly Uint32Array[];
}

/** The values of a dictionary from one code up to another as a run. */
export function runOf({ bytes, offsets }: Pick<Dictionary, 'bytes' | 'offsets'>, from: number, to: number): ValueRun {
  const hashes = makeCodes(to - from);
  for (let at = from; at < to; at++) hashes[at - from] = hashBytes(bytes, offsets[at]!, offsets[at + 1]!);
  return { bytes, starts: offsets.subarray(from, to), ends: offsets.subarray(from + 1, to + 1), hashes };
}

/** As many values as a part has on average: its table stays in the processor's cache. */
const PART_SIZE = 8192;
const IS_EMPTY = 0xffff_ffff;

/**
 * One dictionary of the values of all runs, each value once, in order of first appearance.
 *
 * A hash table over all values would be looked up in memory that is in no cache, once a value. So the values are
 * first dealt out to parts by their hashes, and equal hashes are looked for within a part.
 */
export function mergeRuns(runs: readonly ValueRun[]): MergedRuns {
  const bases = [0];
  for (const { starts } of runs) bases.push(bases.at(-1)! + starts.length);
  // For each value, first the number of the first value that is equal to it, and in the end its code.
  const codes = makeCodes(bases.at(-1)!);
  markEqualHashes(runs, bases, codes);
  keepEqualBytes(runs, bases, codes);
  const dictionary = gather(runs, bases, codes);
  return { dictionary, maps: runs.map((_, run) => codes.subarray(bases[run]!, bases[run + 1]!)) };
}

/** The same as a task: plain data in and out, over shared memory. */
export const mergeRunsTask: Task<
  readonly ValueRun[],
  { readonly bytes: Uint8Array; readonly offsets: Uint32Array; readonly maps: readonly Uint32Array[] }
> = {
  name: 'table/merge-runs',
  run(runs) {
    const { dictionary, maps } = mergeRuns(runs);
    return { bytes: dictionary.bytes, offsets: dictionary.offsets, maps };
  },
};

/** Sets `first` of each value to the first value that has its hash. */
function markEqualHashes(runs: readonly ValueRun[], bases: readonly number[], first: Uint32Array): void {
  const { hashes, values, bounds } = dealOut(runs, bases, first);
  let table = new Uint32Array(0);
  for (let part = 0; part + 1 < bounds.length; part++) {
    const start = bounds[part]!;
    const end = bounds[part + 1]!;
    let size = 16;
    while (size < (end - start) * 2) size *= 2;
    if (size > table.length) table = new Uint32Array(size);
    else table.fill(0, 0, size);
    const mask = size - 1;
    for (let at = start; at < end; at++) {
      const hash = hashes[at]!;
      let slot = hash & mask;
      let found = table[slot]!; // place + 1, 0 is free
      while (found !== 0 && hashes[found - 1] !== hash) {
        slot = (slot + 1) & mask;
        found = table[slot]!;
      }
      if (found === 0) {
        table[slot] = at + 1;
        found = at + 1;
      }
      first[values[at]!] = values[found - 1]!;
    }
  }
}

/** Numbers of the filled values by the upper bits of their hashes, ascending within a part. Marks the empty ones. */
function dealOut(runs: readonly ValueRun[], bases: readonly number[], first: Uint32Array) {
  let bits = 1;
  while (bits < 16 && first.length >>> bits > PART_SIZE) bits++;
  const shift = 32 - bits;
  const bounds = new Uint32Array((1 << bits) + 1);
  for (const { starts, ends, hashes } of runs) {
    for (let at = 0; at < starts.length; at++) if (starts[at] !== ends[at]) bounds[(hashes[at]! >>> shift) + 1]!++;
  }
  for (let part = 1; part < bounds.length; part++) bounds[part]! += bounds[part - 1]!;
  const next = bounds.slice();
  const hashes = new Uint32Array(bounds.at(-1)!);
  const values = new Uint32Array(bounds.at(-1)!);
  for (const [run, { starts, ends, hashes: given }] of runs.entries()) {
    const base = bases[run]!;
    for (let at = 0; at < starts.length; at++) {
      if (starts[at] === ends[at]) {
        first[base + at] = IS_EMPTY;
        continue;
      }
      const hash = given[at]!;
      const to = next[hash >>> shift]!++;
      hashes[to] = hash;
      values[to] = base + at;
    }
  }
  return { hashes, values, bounds };
}

const HINT_BITS = 10;

/**
 * Looks whether values of equal hashes are equal, in the order of the values: the bytes of one of the two are read in the
 * order in which they lie. Of a million values about a hundred have the hash of another one.
 */
function keepEqualBytes(runs: readonly ValueRun[], bases: readonly number[], first: Uint32Array): void {
  const runAt = new Uint32Array((first.length >>> HINT_BITS) + 1);
  for (let hint = 0, run = 0; hint < runAt.length; hint++) {
    while (bases[run + 1]! <= hint << HINT_BITS && run + 1 < runs.length) run++;
    runAt[hint] = run;
  }
  /** Values whose hash another one had before them, by their bytes. */
  const others = new Map<string, number>();
  for (const [run, { bytes, starts, ends }] of runs.entries()) {
    const base = bases[run]!;
    for (let at = 0; at < starts.length; at++) {
      const known = first[base + at]!;
      if (known === base + at || known === IS_EMPTY) continue;
      let knownRun = runAt[known >>> HINT_BITS]!;
      while (bases[knownRun + 1]! <= known) knownRun++;
      const other = runs[knownRun]!;
      const otherAt = known - bases[knownRun]!;
      const start = starts[at]!;
      const length = ends[at]! - start;
      const otherStart = other.starts[otherAt]!;
      let same = other.ends[otherAt]! - otherStart === length ? 0 : length;
      while (same < length && bytes[start + same] === other.bytes[otherStart + same]) same++;
      if (same === length && other.ends[otherAt]! - otherStart === length) continue;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1');
      if (!others.has(text)) others.set(text, base + at);
      first[base + at] = others.get(text)!;
    }
  }
}

/** Gives each first value its code, and puts its bytes into the dictionary. */
function gather(runs: readonly ValueRun[], bases: readonly number[], codes: Uint32Array): Dictionary {
  let size = 1;
  let byteCount = 0;
  const isFirst = new Uint8Array(codes.length);
  for (const [run, { starts, ends }] of runs.entries()) {
    const base = bases[run]!;
    for (let at = 0; at < starts.length; at++) {
      const value = base + at;
      const first = codes[value]!;
      if (first === IS_EMPTY) codes[value] = EMPTY;
      else if (first !== value) codes[value] = codes[first]!;
      else {
        codes[value] = size++;
        isFirst[value] = 1;
        byteCount += ends[at]! - starts[at]!;
      }
    }
  }
  if (byteCount > 0xffff_fff0) throw new RangeError('a column holds more than 4 GB of distinct values');
  // A little longer than the values: they are copied by words, and the last one may run over.
  const bytes = new Uint8Array(new SharedArrayBuffer(byteCount + 4));
  const offsets = new Uint32Array(new SharedArrayBuffer((size + 1) * 4));
  const to = new DataView(bytes.buffer);
  let end = 0;
  let code = 1;
  for (const [run, { bytes: source, starts, ends }] of runs.entries()) {
    const base = bases[run]!;
    const from = new DataView(source.buffer, source.byteOffset, source.byteLength);
    for (let at = 0; at < starts.length; at++) {
      if (isFirst[base + at] === 0) continue;
      const start = starts[at]!;
      const length = ends[at]! - start;
      if (start + length + 4 > source.length) for (let i = 0; i < length; i++) bytes[end + i] = source[start + i]!;
      else for (let i = 0; i < length; i += 4) to.setUint32(end + i, from.getUint32(start + i));
      end += length;
      offsets[++code] = end;
    }
  }
  return new Dictionary(bytes.subarray(0, byteCount), offsets);
}
