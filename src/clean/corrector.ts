import { fold } from '../util/fold.ts';
import { NearIndex } from '../util/near-index.ts';
import { compareUtf8 } from '../util/utf8-order.ts';

/** The right values of a field, and other spellings of them. Plain data: posted to worker threads. */
export interface ReferenceList {
  readonly values: readonly string[];
  /** Other spelling → right value. */
  readonly aliases: readonly (readonly [string, string])[];
}

/** A right value; the right values between which nothing decides; or null: the list knows nothing like it. */
export type Correction = { readonly value: string } | { readonly candidates: readonly string[] } | null;

/**
 * Corrects typing errors against a list: the value itself, then its comparison form, then the one entry that is
 * fewest errors away. Where two are equally near there is no answer, only candidates.
 */
export class Corrector {
  readonly #exact = new Set<string>();
  readonly #folded = new Map<string, string[]>();
  readonly #near: NearIndex;

  constructor(list: ReferenceList, within: number) {
    for (const value of list.values) {
      if (value === '') continue;
      this.#exact.add(value);
      this.#addFolded(value, value);
    }
    for (const [spelling, value] of list.aliases) if (spelling !== '' && value !== '') this.#addFolded(spelling, value);
    this.#near = new NearIndex([...this.#folded.keys()], within);
  }

  #addFolded(spelling: string, value: string): void {
    const key = fold(spelling);
    if (key === '') return;
    const values = this.#folded.get(key);
    if (values === undefined) this.#folded.set(key, [value]);
    else if (!values.includes(value)) values.push(value);
  }

  correct(text: string): Correction {
    if (this.#exact.has(text)) return { value: text };
    const folded = fold(text);
    if (folded === '') return null;
    const same = this.#folded.get(folded);
    if (same !== undefined) return oneOrTie(same);
    const values = new Set<string>();
    for (const key of this.#near.nearest(folded)) for (const value of this.#folded.get(key)!) values.add(value);
    return values.size === 0 ? null : oneOrTie([...values]);
  }
}

function oneOrTie(values: readonly string[]): Correction {
  return values.length === 1 ? { value: values[0]! } : { candidates: [...values].sort(compareUtf8) };
}
