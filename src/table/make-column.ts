import type { BitSet } from './bit-set.ts';
import type { Column } from './column.ts';
import type { Dictionary } from './dictionary.ts';
import { DictionaryBuilder } from './dictionary-builder.ts';

/** Row codes in shared memory. */
export function makeCodes(rowCount: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(rowCount * 4));
}

export function makeColumn(
  name: string,
  dictionary: Dictionary,
  codes: Uint32Array,
  declined: BitSet | null = null,
): Column {
  return { name, dictionary, codes, declined };
}

/** A column from its cells as text; '' is an empty cell. For records from memory and for tests. */
export function columnOfTexts(name: string, texts: readonly string[]): Column {
  const builder = new DictionaryBuilder(texts.length);
  const codes = makeCodes(texts.length);
  for (let row = 0; row < texts.length; row++) codes[row] = builder.add(texts[row]!);
  return makeColumn(name, builder.build(), codes);
}
