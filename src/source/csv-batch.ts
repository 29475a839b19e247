import { AS_IS, type CsvScanner, halveQuotes } from './csv-scanner.ts';
import type { TableBuilder } from './table-builder.ts';

/** Records to a batch: their bytes and places fit the processor's cache together. Fewer where records are very wide. */
const MAX_RECORDS = 512;
const MAX_CELLS = 1 << 16;

/**
 * Holds cells back until there are enough records to give them to the dictionaries column by column, which is far
 * faster than cell by cell across columns. The codes are the same: a column gets its cells in the order of rows.
 */
export class CsvBatch {
  readonly #columns: TableBuilder['columns'];
  readonly #quote: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #hashes: Uint32Array;
  readonly #codes: Uint32Array;
  /** Cells with doubled quotes, by place in the batch, in the order they came. */
  readonly #doubled: boolean[];
  #hasDoubled = false;
  #count = 0;
  readonly #size: number;
  #scratch = Buffer.allocUnsafe(1024);

  constructor(columns: TableBuilder['columns'], quote: string) {
    this.#size = Math.max(16, Math.min(MAX_RECORDS, Math.floor(MAX_CELLS / columns.length)));
    const size = columns.length * this.#size;
    this.#columns = columns;
    this.#quote = quote.charCodeAt(0);
    this.#starts = new Int32Array(size);
    this.#ends = new Int32Array(size);
    this.#hashes = new Uint32Array(size);
    this.#codes = new Uint32Array(size);
    this.#doubled = new Array<boolean>(size).fill(false);
  }

  get isFull(): boolean {
    return this.#count === this.#size;
  }

  /** Takes the first cells of the record that was scanned; the columns after them stay empty. */
  add(scanner: CsvScanner, count: number): void {
    const { starts, ends, hashes, modes } = scanner;
    let at = this.#count++;
    for (let cell = 0; cell < count; cell++, at += this.#size) {
      this.#starts[at] = starts[cell]!;
      this.#ends[at] = ends[cell]!;
      this.#hashes[at] = hashes[cell]!;
      if (modes[cell] !== AS_IS) this.#markDoubled(at);
    }
    for (let cell = count; cell < this.#columns.length; cell++, at += this.#size) {
      this.#starts[at] = 0;
      this.#ends[at] = 0;
      this.#hashes[at] = 0;
    }
  }

  /** Gives all cells to their columns. `rowCount` is the number of rows so far, those of the batch included. */
  flush(bytes: Uint8Array, rowCount: number): void {
    const firstRow = rowCount - this.#count;
    const ranges = { starts: this.#starts, ends: this.#ends, hashes: this.#hashes };
    for (let column = 0; column < this.#columns.length; column++) {
      const { dictionary, codes } = this.#columns[column]!;
      const from = column * this.#size;
      const to = from + this.#count;
      if (this.#hasDoubled) this.#addOneByOne(bytes, column, from, to);
      else dictionary.addMany(bytes, ranges, from, to, this.#codes);
      for (let at = from; at < to; at++) codes.put(firstRow + at - from, this.#codes[at]!);
    }
    if (this.#hasDoubled) this.#doubled.fill(false);
    this.#hasDoubled = false;
    this.#count = 0;
  }

  #markDoubled(at: number): void {
    this.#doubled[at] = true;
    this.#hasDoubled = true;
  }

  #addOneByOne(bytes: Uint8Array, column: number, from: number, to: number): void {
    const { dictionary } = this.#columns[column]!;
    for (let at = from; at < to; at++) {
      const start = this.#starts[at]!;
      const end = this.#ends[at]!;
      if (this.#doubled[at] !== true) {
        this.#codes[at] = dictionary.addHashed(bytes, start, end, this.#hashes[at]!);
        continue;
      }
      if (this.#scratch.length < end - start) this.#scratch = Buffer.allocUnsafe((end - start) * 2);
      this.#codes[at] = dictionary.addBytes(
        this.#scratch,
        0,
        halveQuotes(bytes, start, end, this.#quote, this.#scratch),
      );
    }
  }
}
