import type { Dictionary } from './dictionary.ts';
import { DictionaryBuilder, hashBytes, type Ranges } from './dictionary-builder.ts';

export interface MergedDictionary {
  readonly dictionary: Dictionary;
  /** For each given dictionary, the new code of each of its codes; null where they stayed the same. */
  readonly maps: readonly (Uint32Array | null)[];
}

/** One dictionary of the values of several, in the order in which they are given. A single one is used as it is. */
export function mergeDictionaries(dictionaries: readonly Dictionary[]): MergedDictionary {
  const [only] = dictionaries;
  if (only !== undefined && dictionaries.every((dictionary) => dictionary === only)) {
    return { dictionary: only, maps: dictionaries.map(() => null) };
  }
  const builder = new DictionaryBuilder(dictionaries.reduce((sum, { size }) => Math.max(sum, size), 0));
  const maps = dictionaries.map((dictionary) => addAll(builder, dictionary));
  return { dictionary: builder.build(), maps };
}

/** Adds every value of a dictionary; gives the builder's code of each of its codes. */
export function addAll(builder: DictionaryBuilder, dictionary: Dictionary): Uint32Array {
  const codes = new Uint32Array(dictionary.size);
  inBatches(dictionary, null, (ranges, count, values, found) => {
    builder.addMany(dictionary.bytes, ranges, 0, count, found);
    for (let at = 0; at < count; at++) codes[values[at]!] = found[at]!;
  });
  return codes;
}

/**
 * The builder's values and after them those of `old` that stay (`kept` is 1 at their codes) and are not among them, in
 * their order. Gives the new code of each kept value. Only a look into the builder's table is needed for each: where
 * most values stay, the table is small.
 */
export function addKept(
  builder: DictionaryBuilder,
  old: Dictionary,
  kept: Uint8Array,
): { readonly dictionary: Dictionary; readonly map: Uint32Array } {
  const map = new Uint32Array(old.size);
  let more = 0;
  let moreBytes = 0;
  inBatches(old, kept, (ranges, count, values, found) => {
    builder.findMany(old.bytes, ranges, 0, count, found);
    for (let at = 0; at < count; at++) {
      const value = values[at]!;
      map[value] = found[at] === 0 ? builder.size + more++ : found[at]!;
      if (found[at] === 0) moreBytes += old.offsets[value + 1]! - old.offsets[value]!;
    }
  });
  const dictionary = builder.build(more, moreBytes);
  const { bytes, offsets } = dictionary;
  let to = builder.byteCount;
  for (let value = 1; value < old.size; value++) {
    const code = map[value]!;
    if (code < builder.size) continue;
    for (let from = old.offsets[value]!; from < old.offsets[value + 1]!; from++) bytes[to++] = old.bytes[from]!;
    offsets[code + 1] = to;
  }
  return { dictionary, map };
}

/** As many values as fit the cache together with what is looked up for them; see DictionaryBuilder.addMany. */
const BATCH = 512;

type Visit = (ranges: Ranges, count: number, values: Uint32Array, found: Uint32Array) => void;

/** The values of a dictionary with their hashes, a batch at a time; those of which `chosen` is 0 are left out. */
function inBatches({ bytes, offsets, size }: Dictionary, chosen: Uint8Array | null, visit: Visit): void {
  const ranges = { starts: new Uint32Array(BATCH), ends: new Uint32Array(BATCH), hashes: new Uint32Array(BATCH) };
  const values = new Uint32Array(BATCH);
  const found = new Uint32Array(BATCH);
  let count = 0;
  for (let value = 1; value < size; value++) {
    if (chosen !== null && chosen[value] === 0) continue;
    const start = offsets[value]!;
    const end = offsets[value + 1]!;
    ranges.starts[count] = start;
    ranges.ends[count] = end;
    ranges.hashes[count] = hashBytes(bytes, start, end);
    values[count++] = value;
    if (count < BATCH) continue;
    visit(ranges, count, values, found);
    count = 0;
  }
  visit(ranges, count, values, found);
}
