import type { ValueRun } from '../table/merge-runs.ts';
import { makeRun, type ValueGatherer } from '../table/value-gatherer.ts';
import { CellCheck, HUGE_CELL } from './cell-check.ts';
import { CsvBatch, type CsvShape, lastLineEnd } from './csv-batch.ts';
import { AS_IS, CsvScanner } from './csv-scanner.ts';
import { type PartEvent, PartLog } from './part-log.ts';
import { rawText } from './raw-text.ts';

/** Rows of a part of a CSV file. Columns, rows and lines count from 0 at its beginning. */
export interface CsvPart {
  readonly rowCount: number;
  /** Of each row, the line on which it begins. */
  readonly lines: Uint32Array;
  /** Lines up to the beginning of the next part. */
  readonly lineCount: number;
  /** Codes in the dictionaries of the gatherers: of column `at`, those from `at * stride` on. Good until the next part. */
  readonly codes: Uint32Array;
  readonly stride: number;
  /** Columns that stand as a run of values in place of codes. */
  readonly runs: readonly { readonly column: number; readonly run: ValueRun }[];
  readonly events: readonly PartEvent[];
}

/**
 * Records of one CSV file, whose columns are known, to parts of rows. A record with too few cells is kept, the missing
 * ones empty; one with too many is put aside unless the surplus is empty, because nobody can tell which cell slipped.
 * Lines with nothing on them are no records.
 *
 * Regular records are scanned many at once (`CsvBatch.scan`); each other one is left to the careful scanner.
 */
export class CsvRows {
  readonly #shape: CsvShape;
  readonly #gatherers: readonly ValueGatherer[];
  #batch: CsvBatch;
  readonly #scanner: CsvScanner;
  readonly #log = new PartLog();
  readonly #check: CellCheck;
  #codes: Uint32Array;
  /** Where the cells of the batch stand: what is read, or a copy with room for texts that were made for cells. */
  #source: Uint8Array = new Uint8Array(0);
  #isOwnCopy = false;
  #sourceEnd = 0;
  #isSuspect = false;

  constructor(shape: CsvShape, file: string, gatherers: readonly ValueGatherer[]) {
    this.#shape = shape;
    this.#gatherers = gatherers;
    this.#batch = new CsvBatch(shape, 0);
    this.#codes = new Uint32Array(this.#batch.starts.length);
    this.#scanner = new CsvScanner(shape.delimiter, shape.quote);
    this.#check = new CellCheck(this.#log, file);
  }

  /**
   * Reads the whole records in `bytes[start, end)`, `maxRows` at most, and gives the position up to which they reach.
   * The bytes are written over where quotes are doubled. They may change after it unless `keeps` says that they stay.
   */
  read(
    bytes: Uint8Array,
    range: { readonly start: number; readonly end: number; readonly final: boolean; readonly keeps: boolean },
    maxRows: number,
    onPart: (part: CsvPart) => void,
  ): number {
    const { start, end, final, keeps } = range;
    this.#makeRoom(end - start);
    const batch = this.#batch;
    this.#useSource(bytes, start, end, final);
    const linesEnd = this.#isSuspect ? start : lastLineEnd(bytes, start, end);
    let left = maxRows;
    let from = start; // of the present part
    let at = start;
    const flush = () => {
      left -= batch.count;
      onPart(this.#takePart(from, at, keeps));
      from = at;
    };
    while (at < end && batch.count < left) {
      at = batch.scan(bytes, at, linesEnd, left);
      if (batch.count === batch.stride) flush();
      else if (batch.count < left && at < end) {
        const next = this.#scanner.next(bytes, at, end, final);
        if (next < 0) break;
        if (this.#scanner.textEnd > at || this.#scanner.isUnclosed) this.#record(bytes, at);
        batch.line += this.#scanner.lineBreaks;
        at = next;
        if (batch.count === batch.stride) flush();
      }
    }
    if (at > from) flush();
    return at;
  }

  /** A small file needs no large batch. */
  #makeRoom(byteCount: number): void {
    if (this.#batch.hasRoomFor(byteCount)) return;
    this.#batch = new CsvBatch(this.#shape, byteCount);
    this.#codes = new Uint32Array(this.#batch.starts.length);
  }

  #useSource(bytes: Uint8Array, start: number, end: number, final: boolean): void {
    this.#source = bytes;
    this.#isOwnCopy = false;
    this.#sourceEnd = end;
    this.#isSuspect = this.#check.isSuspect(bytes, start, lastWholeCharacter(bytes, start, end, final));
  }

  #takePart(from: number, to: number, keeps: boolean): CsvPart {
    const batch = this.#batch;
    const { count, stride } = batch;
    const codes = this.#codes;
    const runs: { column: number; run: ValueRun }[] = [];
    let kept: Uint8Array | null = keeps || this.#isOwnCopy ? this.#source : null;
    for (const [column, gatherer] of this.#gatherers.entries()) {
      const first = column * stride;
      if (!gatherer.isRun) {
        gatherer.add(this.#source, batch, first, first + count, codes);
        continue;
      }
      kept ??= sharedCopy(this.#source.subarray(from, to));
      const origin = kept === this.#source ? 0 : from;
      runs.push({ column, run: makeRun(kept, batch, first, first + count, origin) });
    }
    const part = {
      rowCount: count,
      lines: batch.lines.slice(0, count),
      lineCount: batch.line,
      codes,
      stride,
      runs,
      events: this.#log.take(),
    };
    batch.count = 0;
    batch.line = 0;
    return part;
  }

  #record(bytes: Uint8Array, at: number): void {
    const scanner = this.#scanner;
    const expected = this.#shape.names.length;
    if (scanner.isUnclosed) this.#reject(bytes, at, 'unclosed-quote', {});
    else if (scanner.cellCount > expected && hasSurplus(scanner, expected)) {
      this.#reject(bytes, at, 'ragged-row', { expected, found: scanner.cellCount });
    } else this.#row();
  }

  #reject(bytes: Uint8Array, at: number, code: 'unclosed-quote' | 'ragged-row', detail: Record<string, number>): void {
    this.#log.reject(code, this.#batch.line, rawText(bytes, at, this.#scanner.textEnd), detail);
  }

  #row(): void {
    const { starts, ends, modes, cellCount, hasStrayQuote } = this.#scanner;
    const { names } = this.#shape;
    const row = this.#batch.count;
    const count = Math.min(cellCount, names.length);
    this.#batch.add(this.#scanner, count);
    let longest = 0;
    for (let cell = 0; cell < count; cell++) {
      const length = ends[cell]! - starts[cell]!;
      longest = Math.max(longest, length);
      if (modes[cell] !== AS_IS) this.#batch.halve(this.#source, cell);
      if (this.#isSuspect || length > HUGE_CELL) this.#oddCell(cell, row);
    }
    if (cellCount !== names.length) this.#ragged(row, cellCount);
    if (hasStrayQuote) this.#log.atRow('stray-quote', row, {});
    if (longest === 0) this.#log.atRow('empty-record', row, {});
  }

  #oddCell(cell: number, row: number): void {
    const at = cell * this.#batch.stride + row;
    const start = this.#batch.starts[at]!;
    const end = this.#batch.ends[at]!;
    const name = this.#shape.names[cell]!;
    if (end - start > HUGE_CELL) this.#check.lookAtSize(end - start, row, name);
    const text = this.#isSuspect ? this.#check.look(this.#source, start, end, row, name) : null;
    if (text !== null) this.#putText(cell, text);
  }

  /** A text that stands nowhere in the bytes goes after them, in a copy. */
  #putText(cell: number, text: string): void {
    const needed = this.#sourceEnd + text.length * 3;
    if (!this.#isOwnCopy || needed > this.#source.length) {
      const copy = new Uint8Array(new SharedArrayBuffer(needed + (needed >>> 2)));
      copy.set(this.#source.subarray(0, this.#sourceEnd));
      this.#source = copy;
      this.#isOwnCopy = true;
    }
    const length = Buffer.from(this.#source.buffer as ArrayBuffer).write(text, this.#sourceEnd);
    this.#batch.move(this.#source, cell, this.#sourceEnd, this.#sourceEnd + length);
    this.#sourceEnd += length;
  }

  #ragged(row: number, found: number): void {
    const expected = this.#shape.names.length;
    const level = found > expected ? 'info' : 'warning';
    this.#log.atRow('ragged-row', row, { group: `${found}/${expected}`, detail: { expected, found }, level });
  }
}

function sharedCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function hasSurplus({ cellCount, starts, ends }: CsvScanner, from: number): boolean {
  for (let cell = from; cell < cellCount; cell++) if (ends[cell]! > starts[cell]!) return true;
  return false;
}

/** Up to the last ASCII character, so that none is cut in two; the last line end of the window is before it. */
function lastWholeCharacter(bytes: Uint8Array, start: number, end: number, final: boolean): number {
  if (final) return end;
  for (let at = end - 1; at >= start; at--) if (bytes[at]! < 128) return at + 1;
  return start;
}
