import { EMPTY } from '../table/dictionary.ts';
import { mix } from './block-codes.ts';
import type { Comparator } from './comparator/comparator.ts';
import type { FieldForm } from './field-form.ts';

/** Level of a comparison: a side is empty, or the values are equal; then a level for each similarity, then "else". */
export const NULL_LEVEL = 0;
export const EQUAL_LEVEL = 1;

/** Similarities are kept to 1e-9, so that a sum in another order cannot move a value across a threshold. */
const TOLERANCE = 1e-9;
const MAX_CACHE_BITS = 20;

/**
 * Compares two distinct values of one field by code. Equal codes end it; then a bound, then the similarity, remembered
 * in a table of fixed size in which a newer pair may push out an older one: a lost entry costs time, never the answer.
 */
export class FieldComparison {
  readonly form: FieldForm;
  readonly comparator: Comparator;
  readonly thresholds: readonly number[];
  /** Null, equal, each threshold, else. */
  readonly levelCount: number;
  /** How many similarities were computed. */
  calls = 0;
  /** By code: whether the value is plain ASCII. In shared memory. */
  readonly isAscii: Uint8Array;
  /** By codes, made of all values of the field when first asked; null where two texts alone decide. */
  #fitted: ((left: number, right: number, least: number) => number) | null = null;
  readonly #texts: (string | undefined)[];
  #cacheLeft = nothing;
  #cacheRight = nothing;
  #cacheLevel = new Uint8Array(0);
  readonly #mask: number;
  readonly #least: number;

  /** `isAscii` where another thread has found it out already. */
  constructor(form: FieldForm, comparator: Comparator, thresholds: readonly number[], isAscii?: Uint8Array) {
    this.form = form;
    this.comparator = comparator;
    this.thresholds = thresholds;
    this.levelCount = thresholds.length + 3;
    this.#least = thresholds.length === 0 ? 2 : thresholds[thresholds.length - 1]! - TOLERANCE;
    const { dictionary } = form;
    this.isAscii = isAscii ?? asciiFlags(dictionary.bytes, dictionary.offsets);
    this.#texts = new Array<string | undefined>(comparator.ofAscii === undefined ? dictionary.size : 0);
    const bits = Math.min(MAX_CACHE_BITS, 32 - Math.clz32(dictionary.size * 4));
    this.#mask = 2 ** bits - 1;
  }

  /** Level of two codes of the form's dictionary. */
  levelOf(left: number, right: number): number {
    if (left === EMPTY || right === EMPTY) return NULL_LEVEL;
    if (left === right) return EQUAL_LEVEL;
    if (this.thresholds.length === 0) return this.levelCount - 1;
    const low = Math.min(left, right);
    const high = Math.max(left, right);
    const slot = mix(low, high) & this.#mask;
    if (this.#cacheLevel.length === 0) this.#makeCache();
    if (this.#cacheLeft[slot] === low && this.#cacheRight[slot] === high) return this.#cacheLevel[slot]!;
    const level = this.#levelOfSimilarity(this.#similarityAtLeast(low, high));
    this.#cacheLeft[slot] = low;
    this.#cacheRight[slot] = high;
    this.#cacheLevel[slot] = level;
    return level;
  }

  #makeCache(): void {
    this.#cacheLeft = new Uint32Array(this.#mask + 1);
    this.#cacheRight = new Uint32Array(this.#mask + 1);
    this.#cacheLevel = new Uint8Array(this.#mask + 1);
  }

  /** The similarity of two values; 1 for equal codes. For explanations and rules. */
  similarity(left: number, right: number): number {
    if (left === right) return 1;
    const { comparator } = this;
    return comparator.fit === undefined
      ? comparator.similarity(this.#text(left), this.#text(right))
      : this.#fit()(Math.min(left, right), Math.max(left, right), 0);
  }

  #levelOfSimilarity(similarity: number): number {
    const { thresholds } = this;
    for (let index = 0; index < thresholds.length; index++) {
      if (similarity >= thresholds[index]! - TOLERANCE) return index + 2;
    }
    return thresholds.length + 2;
  }

  /** The similarity, or 0 where it is below the lowest level. */
  #similarityAtLeast(left: number, right: number): number {
    const { comparator } = this;
    if (comparator.fit !== undefined) {
      this.calls++;
      return this.#fit()(left, right, this.#least);
    }
    const { bytes, offsets } = this.form.dictionary;
    if (comparator.ofAscii !== undefined && this.isAscii[left] === 1 && this.isAscii[right] === 1) {
      this.calls++;
      return comparator.ofAscii(
        bytes,
        offsets[left]!,
        offsets[left + 1]!,
        offsets[right]!,
        offsets[right + 1]!,
        this.#least,
      );
    }
    const leftText = this.#text(left);
    const rightText = this.#text(right);
    if (comparator.bound !== undefined && comparator.bound(leftText, rightText) < this.#least) return 0;
    this.calls++;
    return comparator.similarity(leftText, rightText);
  }

  #fit(): (left: number, right: number, least: number) => number {
    if (this.#fitted === null) {
      const { codes, dictionary } = this.form;
      const counts = new Uint32Array(dictionary.size);
      for (const code of codes) counts[code]!++;
      this.#fitted = this.comparator.fit!((code) => dictionary.text(code), counts);
    }
    return this.#fitted;
  }

  #text(code: number): string {
    let text = this.#texts[code];
    if (text === undefined) {
      text = this.form.dictionary.text(code);
      this.#texts[code] = text;
    }
    return text;
  }
}

const nothing = new Uint32Array(0);

function asciiFlags(bytes: Uint8Array, offsets: Uint32Array): Uint8Array {
  const flags = new Uint8Array(new SharedArrayBuffer(offsets.length - 1));
  for (let code = 0; code < flags.length; code++) {
    const end = offsets[code + 1]!;
    let at = offsets[code]!;
    while (at < end && bytes[at]! < 128) at++;
    if (at === end) flags[code] = 1;
  }
  return flags;
}
