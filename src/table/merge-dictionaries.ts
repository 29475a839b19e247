import type { Dictionary } from './dictionary.ts';
import { DictionaryBuilder } from './dictionary-builder.ts';

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
export function addAll(builder: DictionaryBuilder, { bytes, offsets, size }: Dictionary): Uint32Array {
  const codes = new Uint32Array(size);
  for (let code = 1; code < size; code++) codes[code] = builder.addBytes(bytes, offsets[code]!, offsets[code + 1]!);
  return codes;
}
