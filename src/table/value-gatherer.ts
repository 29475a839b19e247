import { DictionaryBuilder, type Ranges } from './dictionary-builder.ts';
import { makeCodes } from './make-column.ts';
import type { ValueRun } from './merge-runs.ts';

/** From so many values on a dictionary is slow enough to ask whether it finds any. */
const MANY = 1 << 16;
/** A column is not worth looking up when this share of its last rows was new to the dictionary. */
const MOSTLY_NEW = 0.5;

/**
 * The values of one column, in the order of its rows. They are looked up in a dictionary as long as that finds enough of
 * them there; of a column whose values are nearly all different, such as an id, they are only noted, which takes a
 * fraction of the time, and equal ones are found in the end (`mergeRuns`).
 */
export class ValueGatherer {
  readonly dictionary = new DictionaryBuilder(0);
  isRun = false;

  /** Gives the codes of the ranges `from` up to `to` into `codes`; not to be called of a run. */
  add(bytes: Uint8Array, ranges: Ranges, from: number, to: number, codes: Uint32Array): void {
    const { dictionary } = this;
    const before = dictionary.size;
    dictionary.addMany(bytes, ranges, from, to, codes);
    this.isRun = dictionary.size > MANY && dictionary.size - before > (to - from) * MOSTLY_NEW;
  }
}

/** The ranges `from` up to `to` as a run over `bytes`, which begin at `origin` of what the ranges count in. */
export function makeRun(bytes: Uint8Array, ranges: Ranges, from: number, to: number, origin: number): ValueRun {
  const starts = shared(ranges.starts.subarray(from, to));
  const ends = shared(ranges.ends.subarray(from, to));
  if (origin > 0) {
    for (let at = 0; at < starts.length; at++) {
      // A cell that is not there stands nowhere.
      if (starts[at] === ends[at]) continue;
      starts[at]! -= origin;
      ends[at]! -= origin;
    }
  }
  return { bytes, starts, ends, hashes: shared(ranges.hashes.subarray(from, to)) };
}

function shared(numbers: Uint32Array): Uint32Array {
  const copy = makeCodes(numbers.length);
  copy.set(numbers);
  return copy;
}
