import type { Column } from '../table/column.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { UsageError } from '../util/usage-error.ts';

/** Every column takes some memory even when it is empty; no table that people make comes near. */
const MAX_COLUMNS = 20_000;

const SEGMENT_BITS = 12;
const SEGMENT_SIZE = 1 << SEGMENT_BITS;

/** Numbers by row for a count of rows not known before; what was never put is 0. Grows by segments, without copying. */
class RowNumbers {
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

class ColumnBuilder {
  readonly name: string;
  readonly dictionary = new DictionaryBuilder();
  readonly codes = new RowNumbers();

  constructor(name: string) {
    this.name = name;
  }
}

/** Gathers the rows of one source from all its files: columns are united by name, a cell that no file sets is empty. */
export class TableBuilder {
  rowCount = 0;
  readonly columns: ColumnBuilder[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #file = new RowNumbers();
  readonly #line = new RowNumbers();

  hasColumn(name: string): boolean {
    return this.#numbers.has(name);
  }

  /** Asked of a header as a whole, before its cells are made into names. */
  refuseMoreColumns(count: number): void {
    if (count <= MAX_COLUMNS) return;
    throw new UsageError(
      `a header of ${count.toLocaleString('en')} columns, and at most ${MAX_COLUMNS.toLocaleString('en')} are read`,
      'do the records stand in lines of their own?',
    );
  }

  columnNumber(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      if (this.columns.length >= MAX_COLUMNS) {
        throw new UsageError(
          `more than ${MAX_COLUMNS.toLocaleString('en')} columns, up to "${name.slice(0, 80)}"`,
          'are ids used as names in a JSON file? Only a list of records can be read',
        );
      }
      number = this.columns.push(new ColumnBuilder(name)) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** Ends the row whose cells were put under row number `rowCount`. */
  endRow(file: number, line: number): void {
    this.#file.put(this.rowCount, file);
    this.#line.put(this.rowCount, line);
    this.rowCount++;
  }

  build(): { columns: Column[]; file: Uint32Array; line: Uint32Array } {
    const columns = this.columns.map(({ name, dictionary, codes }) =>
      makeColumn(name, dictionary.build(), codes.build(this.rowCount)),
    );
    return { columns, file: this.#file.build(this.rowCount), line: this.#line.build(this.rowCount) };
  }
}
