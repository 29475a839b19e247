import { hashBytes } from '../table/dictionary-builder.ts';
import { HUGE_CELL } from './cell-check.ts';
import { type CsvScanner, halveQuotes } from './csv-scanner.ts';

/** Cells to a batch, and records at most: what is noted of them stays small beside their bytes. */
const MAX_CELLS = 1 << 18;
const LEAST_RECORDS = 16;

/** What is known of a CSV file before its rows are read. */
export interface CsvShape {
  readonly delimiter: string;
  readonly quote: string;
  /** Names of the columns. */
  readonly names: readonly string[];
}

const PLAIN = 0;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The places and hashes of the cells of many records, column by column: cell `column * stride + record`. Records come
 * one by one from the careful scanner, or many at once from the fast one here, which takes what is regular beyond doubt.
 */
export class CsvBatch {
  readonly columnCount: number;
  /** Most records of a batch. */
  readonly stride: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
  /** Line on which each record begins, counted from 0 at the first one that was read. */
  readonly lines: Uint32Array;
  count = 0;
  /** Of the next record. */
  line = 0;

  readonly #quote: number;
  readonly #delimiter: number;
  /** Characters above it are text; for those below, `#kinds` says. */
  readonly #highest: number;
  readonly #kinds = new Uint8Array(256);
  /** Cells with doubled quotes, of the record that is being scanned. */
  readonly #doubled: number[] = [];

  /** Takes as many records as can stand in `byteCount` bytes, up to a limit. */
  constructor({ delimiter, quote, names }: CsvShape, byteCount: number) {
    const bytes = Buffer.from(delimiter);
    const columnCount = names.length;
    this.columnCount = columnCount;
    this.stride = strideFor(columnCount, byteCount);
    this.starts = new Uint32Array(columnCount * this.stride);
    this.ends = new Uint32Array(columnCount * this.stride);
    this.hashes = new Uint32Array(columnCount * this.stride);
    this.lines = new Uint32Array(this.stride);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#delimiter = bytes.length === 1 ? bytes[0]! : -1;
    this.#highest = Math.max(13, this.#quote, this.#delimiter);
    for (const special of [10, 13, this.#quote, this.#delimiter]) if (special >= 0) this.#kinds[special] = 1;
  }

  hasRoomFor(byteCount: number): boolean {
    return this.stride >= strideFor(this.columnCount, byteCount);
  }

  /** Takes the first cells of the record that was scanned; the columns after them stay empty. */
  add(scanner: CsvScanner, count: number): void {
    let at = this.count;
    this.lines[at] = this.line;
    for (let cell = 0; cell < this.columnCount; cell++, at += this.stride) {
      const isThere = cell < count;
      this.starts[at] = isThere ? scanner.starts[cell]! : 0;
      this.ends[at] = isThere ? scanner.ends[cell]! : 0;
      this.hashes[at] = isThere ? scanner.hashes[cell]! : 0;
    }
    this.count++;
  }

  /** Halves the doubled quotes of a cell of the record that was added last, where it stands. */
  halve(bytes: Uint8Array, cell: number): void {
    const at = cell * this.stride + this.count - 1;
    this.#halveAt(bytes, at);
    this.hashes[at] = hashBytes(bytes, this.starts[at]!, this.ends[at]!);
  }

  /** A cell of the record that was added last stands elsewhere. */
  move(bytes: Uint8Array, cell: number, start: number, end: number): void {
    const at = cell * this.stride + this.count - 1;
    this.starts[at] = start;
    this.ends[at] = end;
    this.hashes[at] = hashBytes(bytes, start, end);
  }

  #halveAt(bytes: Uint8Array, at: number): void {
    const start = this.starts[at]!;
    this.ends[at] = start + halveQuotes(bytes, start, this.ends[at]!, this.#quote, bytes.subarray(start));
  }

  /**
   * Scans records from `from` on and gives the position of the first one that it leaves: because the batch is full, or
   * the record is odd in any way, or goes beyond `end`. The last byte before `end` must be a line end.
   *
   * One loop over bytes with nothing called in it: every call for a cell would cost more than its bytes do.
   */
  scan(bytes: Uint8Array, from: number, end: number, maxRecords: number): number {
    const { starts, ends, hashes, lines, stride } = this;
    const kinds = this.#kinds;
    const quote = this.#quote;
    const delimiter = this.#delimiter;
    const highest = this.#highest;
    const most = Math.min(stride, maxRecords);
    if (delimiter < 0) return from;
    const lastColumn = (this.columnCount - 1) * stride;
    let record = this.count;
    let line = this.line;
    let next = from;
    records: while (record < most && next < end) {
      const last = record + lastColumn;
      let at = next;
      let place = record;
      let lengths = 0; // all of them, bit by bit: neither none nor huge
      let breaks = 1;
      let hasDoubled = false;
      let byte = 0;
      for (;;) {
        let hash = FNV_START;
        let start = at;
        let stop = 0;
        let length = 0;
        byte = bytes[at]!;
        if (byte === quote) {
          start = ++at;
          let doubledCount = 0;
          for (; ; at++) {
            if (at >= end) break records;
            byte = bytes[at]!;
            if (byte === quote) {
              if (bytes[at + 1] !== quote) break;
              doubledCount++;
              at++;
            } else if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) breaks++;
            hash = Math.imul(hash ^ byte, FNV_PRIME);
          }
          stop = at;
          length = stop - start - doubledCount;
          if (doubledCount > 0) {
            if (!hasDoubled) this.#doubled.length = 0;
            hasDoubled = true;
            this.#doubled.push(place);
          }
          byte = bytes[++at]!;
          if (byte !== delimiter && byte !== 10 && byte !== 13) break records;
        } else {
          while (byte > highest || kinds[byte] === PLAIN) {
            hash = Math.imul(hash ^ byte, FNV_PRIME);
            byte = bytes[++at]!;
          }
          if (byte === quote) break records;
          stop = at;
          length = stop - start;
        }
        starts[place] = start;
        ends[place] = stop;
        // The last step of the hash, as in finishHash.
        hash ^= length;
        hash ^= hash >>> 16;
        hash = Math.imul(hash, 0x85ebca6b);
        hash ^= hash >>> 13;
        hash = Math.imul(hash, 0xc2b2ae35);
        hashes[place] = hash ^ (hash >>> 16);
        lengths |= length;
        if (place === last) break;
        if (byte !== delimiter) break records;
        place += stride;
        at++;
      }
      if (byte === delimiter || lengths === 0 || lengths > HUGE_CELL) break;
      if (hasDoubled) for (const doubled of this.#doubled) this.#halveAt(bytes, doubled);
      lines[record++] = line;
      line += breaks;
      next = byte === 13 && bytes[at + 1] === 10 ? at + 2 : at + 1;
    }
    this.count = record;
    this.line = line;
    return next;
  }
}

/** A record has a byte a column at least: a delimiter or line end after each cell. */
function strideFor(columnCount: number, byteCount: number): number {
  const most = Math.floor(MAX_CELLS / columnCount);
  return Math.max(LEAST_RECORDS, Math.min(most, Math.ceil(byteCount / columnCount)));
}

/** The end of the last line that is whole in `bytes[start, end)` whatever comes after it; `start` where there is none. */
export function lastLineEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end - 1; at >= start; at--) {
    if (bytes[at] === 10 || (bytes[at] === 13 && at + 1 < end && bytes[at + 1] !== 10)) return at + 1;
  }
  return start;
}
