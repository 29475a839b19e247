import { typingErrors } from '../util/near-index.ts';

/*
 * Finds the values within a few typing errors of a given one in a list of any length, by parts: an error damages one
 * part of a value, or two where letters are swapped across their border. So a value cut into two parts more than it may
 * have errors keeps one of them whole, if not more than one swap is across a border. Each value of the list is filed
 * under its parts, and what a query meets under its own pieces, at about the same places, is compared in full.
 */

/** A value and what it is filed with. */
export interface Near {
  readonly index: number;
  readonly errors: number;
}

/** How many letters may be wrong among so many: fewer than a reference list allows, because here nobody named the right values. */
export const errorsAmong = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3);

/** A part that so many values share tells them apart no more: values alike in it are met by their other parts. */
const COMMON = 64;

export class NearValues {
  readonly #values: readonly string[];
  readonly #byPart = new Map<string, number[]>();
  readonly #lengths = new Set<number>();
  readonly #letters: Uint32Array;
  readonly #seen: Uint32Array;
  #query = 0;

  /** `values` in comparison form. */
  constructor(values: readonly string[]) {
    this.#values = values;
    this.#seen = new Uint32Array(values.length);
    this.#letters = Uint32Array.from(values, lettersOf);
    values.forEach((value, index) => {
      if (errorsAmong(value.length) === 0) return;
      const count = partsOf(value.length);
      this.#lengths.add(value.length);
      for (let part = 0; part < count; part++) {
        const start = partStart(value.length, count, part);
        const key = keyOf(value.length, part, value.slice(start, partStart(value.length, count, part + 1)));
        const filed = this.#byPart.get(key);
        if (filed === undefined) this.#byPart.set(key, [index]);
        else if (filed.length < COMMON) filed.push(index);
      }
    });
  }

  /** All values near a text, but not those equal to it, nearest first, then in list order. */
  near(text: string): Near[] {
    this.#query++;
    const most = errorsAmong(text.length);
    const found: Near[] = [];
    for (let length = text.length - most; length <= text.length + most; length++) {
      if (this.#lengths.has(length)) this.#lookAmong(text, length, Math.min(most, errorsAmong(length)), found);
    }
    return found.sort((a, b) => a.errors - b.errors || a.index - b.index);
  }

  #lookAmong(text: string, length: number, limit: number, found: Near[]): void {
    const count = partsOf(length);
    const letters = lettersOf(text);
    const longer = text.length - length;
    if (Math.abs(longer) > limit) return;
    for (let part = 0; part < count; part++) {
      const start = partStart(length, count, part);
      const size = partStart(length, count, part + 1) - start;
      // Letters added or dropped before the part move it, and those after it must make up for the rest.
      const from = Math.max(0, start - limit, start + longer - limit);
      const to = Math.min(text.length - size, start + limit, start + longer + limit);
      for (let at = from; at <= to; at++) {
        for (const index of this.#byPart.get(keyOf(length, part, text.slice(at, at + size))) ?? []) {
          if (this.#seen[index] === this.#query) continue;
          this.#seen[index] = this.#query;
          if (bitCount(letters ^ this.#letters[index]!) > 2 * limit) continue;
          const errors = typingErrors(text, this.#values[index]!, limit);
          if (errors > 0 && errors <= limit) found.push({ index, errors });
        }
      }
    }
  }
}

const partsOf = (length: number) => errorsAmong(length) + 2;
const partStart = (length: number, count: number, part: number) => Math.floor((length * part) / count);
const keyOf = (length: number, part: number, text: string) => `${length},${part},${text}`;

/** A bit for each letter, in 32 classes: a letter changed, added or dropped changes two of them at most. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
