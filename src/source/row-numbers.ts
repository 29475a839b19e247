import { makeCodes } from '../table/make-column.ts';

const SEGMENT_BITS = 12;
const SEGMENT_SIZE = 1 << SEGMENT_BITS;

/** Numbers by row for a count of rows not known before; what was never put is 0. Grows by segments, without copying. */
export class RowNumbers {
  readonly #segments: (Uint32Array | undefined)[] = [];

  put(row: number, value: number): void {
    const index = row >>> SEGMENT_BITS;
    let segment = this.#segments[index];
    if (segment === undefined) {
      if (value === 0) return;
      segment = new Uint32Array(SEGMENT_SIZE);
      this.#segments[index] = segment;
    }
    segment[row & (SEGMENT_SIZE - 1)] = value;
  }

  /** Puts the numbers of rows one after the other. */
  putMany(row: number, values: Uint32Array): void {
    for (let from = 0; from < values.length; ) {
      const index = (row + from) >>> SEGMENT_BITS;
      const inSegment = (row + from) & (SEGMENT_SIZE - 1);
      const to = Math.min(values.length, from + SEGMENT_SIZE - inSegment);
      const some = values.subarray(from, to);
      if (this.#segments[index] !== undefined || some.some((value) => value !== 0)) {
        this.#segments[index] ??= new Uint32Array(SEGMENT_SIZE);
        this.#segments[index].set(some, inSegment);
      }
      from = to;
    }
  }

  fill(row: number, count: number, value: number): void {
    if (value === 0) return;
    for (let at = row; at < row + count; at++) this.put(at, value);
  }

  /** All of them, in shared memory. May be called once: the segments are given up on the way. */
  build(rowCount: number): Uint32Array {
    const all = makeCodes(rowCount);
    for (let index = 0; index < this.#segments.length; index++) {
      const segment = this.#segments[index];
      const start = index * SEGMENT_SIZE;
      if (segment !== undefined && start < rowCount) all.set(segment.subarray(0, rowCount - start), start);
      this.#segments[index] = undefined;
    }
    return all;
  }
}
