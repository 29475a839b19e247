import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder, hashBytes } from '../table/dictionary-builder.ts';
import { makeCodes } from '../table/make-column.ts';
import { soundKey } from './comparator/sound-key.ts';
import { tokensOf } from './comparator/token-core.ts';
import { WordIndex } from './comparator/word-index.ts';
import type { FieldForm } from './field-form.ts';
import { pairNumber } from './pair-number.ts';
import type { BlockingKey } from './rules.ts';

/** One code a row; rows of equal code agree, 0 agrees with nothing. Codes are below `size`. */
export interface RowCodes {
  readonly codes: Uint32Array;
  readonly size: number;
}

/** Several codes a row: those of `row` are `codes[starts[row] .. starts[row + 1])`, ascending. */
export interface RowCodeLists {
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
  readonly size: number;
}

/** What a key with one value a row takes of the field. */
export function keyCodes(form: FieldForm, take: BlockingKey['take']): RowCodes {
  const { dictionary, codes } = form;
  if (take.kind === 'whole') return { codes, size: dictionary.size };
  const builder = new DictionaryBuilder(1024);
  const keyOf = new Uint32Array(dictionary.size);
  for (let code = 1; code < dictionary.size; code++) {
    if (take.kind === 'prefix') {
      const start = dictionary.offsets[code]!;
      const end = endOfPrefix(dictionary.bytes, start, dictionary.offsets[code + 1]!, take.length);
      keyOf[code] = builder.addBytes(dictionary.bytes, start, end);
    } else {
      keyOf[code] = builder.add(soundKey(dictionary.text(code)));
    }
  }
  return { codes: codes.map((code) => keyOf[code]!), size: builder.size };
}

/** Where the first `length` code points of UTF-8 text end. */
function endOfPrefix(bytes: Uint8Array, start: number, end: number, length: number): number {
  let at = start;
  for (let count = 0; at < end && count < length; count++) {
    at++;
    while (at < end && (bytes[at]! & 0xc0) === 0x80) at++;
  }
  return at;
}

/** At most so many words of a value are keys: the rarest. */
const MAX_RARE_WORDS = 4;

/** In how many rows a word may stand to be rare: one in a hundred, within 20 and 200. */
export function rareLimit(rowCount: number, maxBlock: number): number {
  return Math.min(maxBlock, Math.max(20, Math.min(200, Math.floor(rowCount / 100))));
}

/** The rare words of each row: held by at least two rows and by no more than `limit`. */
export function rareWordCodes(form: FieldForm, limit: number): RowCodeLists {
  const { dictionary, codes } = form;
  const rowsOf = new Uint32Array(dictionary.size);
  for (const code of codes) rowsOf[code]!++;
  const words = new DictionaryBuilder(dictionary.size * 2);
  const wordsOf: number[][] = [[]];
  for (let code = 1; code < dictionary.size; code++) {
    wordsOf.push([...new Set(tokensOf(dictionary.text(code)).map((word) => words.add(word)))]);
  }
  const rowsWith = new Uint32Array(words.size);
  wordsOf.forEach((list, code) => {
    for (const word of list) rowsWith[word]! += rowsOf[code]!;
  });
  const order = wordOrder(words);
  const rare = wordsOf.map((list) =>
    list
      .filter((word) => rowsWith[word]! >= 2 && rowsWith[word]! <= limit)
      .sort((a, b) => rowsWith[a]! - rowsWith[b]! || order(a, b))
      .slice(0, MAX_RARE_WORDS)
      .sort((a, b) => a - b),
  );
  return listsOfRows(codes, rare, words.size);
}

/** Orders word codes by their bytes, so that which words are kept does not depend on the order of rows. */
function wordOrder(words: DictionaryBuilder): (a: number, b: number) => number {
  const { bytes, offsets } = words.build();
  const buffer = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  return (a, b) => buffer.compare(buffer, offsets[b]!, offsets[b + 1]!, offsets[a]!, offsets[a + 1]!);
}

function listsOfRows(codes: Uint32Array, lists: readonly (readonly number[])[], size: number): RowCodeLists {
  const starts = makeCodes(codes.length + 1);
  for (let row = 0; row < codes.length; row++) starts[row + 1] = starts[row]! + lists[codes[row]!]!.length;
  const flat = makeCodes(starts[codes.length]!);
  for (let row = 0; row < codes.length; row++) flat.set(lists[codes[row]!]!, starts[row]!);
  return { starts, codes: flat, size };
}

/** Values that share few words are no neighbours. */
const LEAST_NEAR = 0.1;
/** Rows that hold one of two near values: frequent values tell little, and would make a pair for each two rows. */
const MOST_ROWS = 12;
/** Entries of word lists that are looked at for all values together, and for one value at least and at most. */
const NEAR_WORK = 300_000_000;
const LEAST_WORK = 200;
const MOST_WORK = 5000;

/**
 * The nearest values of each by their words, rare ones weighing more: each two near values share a code of their own, and
 * so do the rows of one value. A value is looked up under its rarest words first, up to a limit of work.
 */
export function nearCodes(form: FieldForm, near: number, maxBlock: number): RowCodeLists {
  const { dictionary, codes } = form;
  const { size } = dictionary;
  const counts = new Uint32Array(size);
  for (const code of codes) counts[code]!++;
  const index = new WordIndex((code) => dictionary.text(code), counts);
  const words = Array.from({ length: size }, (_, code) => (counts[code] === 0 ? [] : index.wordsWithJoined(code)));
  const { starts, values } = valuesByWord(words, index.texts.length);
  const lengths = Float64Array.from(words, (list) =>
    Math.sqrt(list.reduce((sum, word) => sum + index.weight(word) ** 2, 0)),
  );
  const hashes = Uint32Array.from(words, (_, code) =>
    hashBytes(dictionary.bytes, dictionary.offsets[code]!, dictionary.offsets[code + 1]!),
  );
  const work = Math.max(LEAST_WORK, Math.min(MOST_WORK, NEAR_WORK / Math.max(1, size)));
  const shared = new Float64Array(size);
  const lists: number[][] = words.map(() => []);
  const seen = new Set<number>();
  let used = 1;
  for (let code = 1; code < size; code++) {
    if (counts[code]! > 1 && counts[code]! <= maxBlock) lists[code]!.push(used++);
    const met: number[] = [];
    let looked = 0;
    const rarestFirst = words[code]!.sort((a, b) => starts[a + 1]! - starts[a]! - (starts[b + 1]! - starts[b]!));
    for (const word of rarestFirst) {
      looked += starts[word + 1]! - starts[word]!;
      if (looked > work) break;
      const weight = index.weight(word) ** 2;
      for (let at = starts[word]!; at < starts[word + 1]!; at++) {
        const other = values[at]!;
        if (other === code) continue;
        if (shared[other] === 0) met.push(other);
        shared[other]! += weight;
      }
    }
    const nearness = (other: number) => shared[other]! / (lengths[code]! * lengths[other]!);
    const found = met
      .map((other) => ({ other, value: nearness(other) }))
      .filter(({ other, value }) => value >= LEAST_NEAR && counts[code]! + counts[other]! <= MOST_ROWS)
      .sort((a, b) => b.value - a.value || hashes[a.other]! - hashes[b.other]!)
      .slice(0, near);
    for (const other of met) shared[other] = 0;
    for (const { other } of found) {
      const key = pairNumber(code, other);
      if (seen.has(key)) continue;
      seen.add(key);
      lists[code]!.push(used);
      lists[other]!.push(used++);
    }
  }
  return listsOfRows(codes, lists, used);
}

/** Values that hold each word. */
function valuesByWord(words: readonly (readonly number[])[], wordCount: number) {
  const starts = new Uint32Array(wordCount + 1);
  for (const list of words) for (const word of list) starts[word + 1]!++;
  for (let word = 0; word < wordCount; word++) starts[word + 1]! += starts[word]!;
  const values = new Uint32Array(starts[wordCount]!);
  const next = starts.slice();
  words.forEach((list, value) => {
    for (const word of list) values[next[word]!++] = value;
  });
  return { starts, values };
}

/** Gives each distinct pair of codes a code from 1 on. */
export class PairCodes {
  #slots: Uint32Array;
  #mask: number;
  #left: Uint32Array;
  #right: Uint32Array;
  size = 1;

  constructor(expected: number) {
    let slotCount = 1024;
    while (slotCount < expected * 2) slotCount *= 2;
    this.#slots = new Uint32Array(slotCount);
    this.#mask = slotCount - 1;
    this.#left = new Uint32Array(slotCount / 2 + 1);
    this.#right = new Uint32Array(slotCount / 2 + 1);
  }

  add(left: number, right: number): number {
    let slot = mix(left, right) & this.#mask;
    for (let code = this.#slots[slot]!; code !== 0; code = this.#slots[slot]!) {
      if (this.#left[code] === left && this.#right[code] === right) return code;
      slot = (slot + 1) & this.#mask;
    }
    const code = this.size++;
    this.#slots[slot] = code;
    this.#left[code] = left;
    this.#right[code] = right;
    if (this.size >= this.#left.length) this.#grow();
    return code;
  }

  #grow(): void {
    const slotCount = this.#slots.length * 2;
    this.#slots = new Uint32Array(slotCount);
    this.#mask = slotCount - 1;
    this.#left = grown(this.#left, slotCount / 2 + 1);
    this.#right = grown(this.#right, slotCount / 2 + 1);
    for (let code = 1; code < this.size; code++) {
      let slot = mix(this.#left[code]!, this.#right[code]!) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = code;
    }
  }
}

export function mix(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function grown(array: Uint32Array, length: number): Uint32Array {
  const copy = new Uint32Array(length);
  copy.set(array);
  return copy;
}

/** Rows agree when they agree on both; an empty side agrees with nothing. */
export function combineCodes(left: RowCodes, right: RowCodes): RowCodes {
  const rowCount = left.codes.length;
  const pairs = new PairCodes(rowCount);
  const codes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const a = left.codes[row]!;
    const b = right.codes[row]!;
    if (a !== EMPTY && b !== EMPTY) codes[row] = pairs.add(a, b);
  }
  return { codes, size: pairs.size };
}

/** Like combineCodes, where the right side has several codes a row. */
export function combineLists(left: RowCodes, right: RowCodeLists): RowCodeLists {
  const rowCount = left.codes.length;
  const pairs = new PairCodes(right.codes.length);
  const starts = makeCodes(rowCount + 1);
  const codes = new Uint32Array(right.codes.length);
  let used = 0;
  for (let row = 0; row < rowCount; row++) {
    const code = left.codes[row]!;
    if (code !== EMPTY) {
      const from = used;
      for (let at = right.starts[row]!; at < right.starts[row + 1]!; at++)
        codes[used++] = pairs.add(code, right.codes[at]!);
      codes.subarray(from, used).sort();
    }
    starts[row + 1] = used;
  }
  const kept = makeCodes(used);
  kept.set(codes.subarray(0, used));
  return { starts, codes: kept, size: pairs.size };
}
