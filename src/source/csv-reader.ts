import { CellCheck, HUGE_CELL } from './cell-check.ts';
import { CsvBatch } from './csv-batch.ts';
import { AS_IS, CsvScanner, halveQuotes } from './csv-scanner.ts';
import { nameColumns } from './header.ts';
import { rawText } from './raw-text.ts';
import type { Reader, ReaderContext } from './reader.ts';
import type { TableBuilder } from './table-builder.ts';

export interface CsvOptions {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  /** Physical lines to pass over first. */
  readonly skip: number;
}

/**
 * CSV records to rows. A record with too few cells is kept, the missing ones empty; one with too many is put aside
 * unless the surplus is empty, because nobody can tell which cell slipped. Lines with nothing on them are no records.
 */
export class CsvReader implements Reader {
  readonly #context: ReaderContext;
  readonly #options: CsvOptions;
  readonly #scanner: CsvScanner;
  readonly #check: CellCheck;
  #columns: TableBuilder['columns'] | null = null;
  #batch: CsvBatch | null = null;
  #line = 1;
  #toSkip: number;
  #scratch = Buffer.allocUnsafe(1024);
  #suspect = false;

  constructor(context: ReaderContext, options: CsvOptions) {
    this.#context = context;
    this.#options = options;
    this.#scanner = new CsvScanner(options.delimiter, options.quote);
    this.#check = new CellCheck(context.log, context.file);
    this.#toSkip = options.skip;
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = this.#skipLines(bytes, start, end, final);
    if (this.#toSkip > 0) return at;
    this.#suspect = this.#check.isSuspect(bytes, at, lastWholeCharacter(bytes, at, end, final));
    const { builder, maxRows } = this.#context;
    const scanner = this.#scanner;
    while (at < end && builder.rowCount < maxRows) {
      const next = scanner.next(bytes, at, end, final);
      if (next < 0) break;
      if (scanner.textEnd > at || scanner.isUnclosed) this.#record(bytes, at);
      this.#line += scanner.lineBreaks;
      at = next;
    }
    this.#batch?.flush(bytes, builder.rowCount);
    return at;
  }

  #skipLines(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = start;
    while (this.#toSkip > 0) {
      let stop = at;
      while (stop < end && bytes[stop] !== 10 && bytes[stop] !== 13) stop++;
      const isWhole = stop < end && (bytes[stop] === 10 || stop + 1 < end || final);
      if (!isWhole) return final ? end : at;
      at = bytes[stop] === 13 && stop + 1 < end && bytes[stop + 1] === 10 ? stop + 2 : stop + 1;
      this.#line++;
      this.#toSkip--;
    }
    return at;
  }

  #record(bytes: Uint8Array, at: number): void {
    const scanner = this.#scanner;
    if (this.#columns === null) this.#header(bytes, at);
    else if (scanner.isUnclosed) this.#reject(bytes, at, 'unclosed-quote', {});
    else if (scanner.cellCount > this.#columns.length && this.#hasSurplus(this.#columns.length)) {
      this.#reject(bytes, at, 'ragged-row', { expected: this.#columns.length, found: scanner.cellCount });
    } else this.#row(bytes, this.#columns);
  }

  #header(bytes: Uint8Array, at: number): void {
    const { builder, log, file } = this.#context;
    let scanner = this.#scanner;
    const { isUnclosed } = scanner;
    if (isUnclosed) {
      // Without a header nothing can be read: its line is read again as if quotes were plain letters.
      if (this.#options.header) log.note('unclosed-quote', { file, line: this.#line }, { kept: true }, 'warning');
      scanner = new CsvScanner(this.#options.delimiter, '');
      scanner.next(bytes, at, this.#scanner.textEnd, true);
    }
    builder.refuseMoreColumns(scanner.cellCount);
    const cells = Array.from({ length: scanner.cellCount }, (_, cell) => this.#text(bytes, scanner, cell));
    const names = this.#options.header
      ? nameColumns(cells, log, { file, line: this.#line })
      : cells.map((_, index) => `c${index + 1}`);
    if (this.#options.header) this.#compareColumns(names);
    this.#columns = names.map((name) => builder.columns[builder.columnNumber(name)]!);
    this.#batch = new CsvBatch(this.#columns, this.#options.quote);
    if (this.#options.header) return;
    if (isUnclosed) this.#reject(bytes, at, 'unclosed-quote', {});
    else this.#row(bytes, this.#columns);
  }

  /** Files of one source that differ in their columns are united; a column that is new or gone may be a mistake. */
  #compareColumns(names: readonly string[]): void {
    const { builder, log, file } = this.#context;
    if (builder.columns.length === 0) return;
    const present = new Set(names);
    const missing = builder.columns.map((column) => column.name).filter((name) => !present.has(name));
    const extra = names.filter((name) => !builder.hasColumn(name));
    if (missing.length + extra.length > 0) log.note('columns-differ', { file, line: this.#line }, { missing, extra });
  }

  #text(bytes: Uint8Array, { starts, ends, modes }: CsvScanner, cell: number): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + starts[cell]!, ends[cell]! - starts[cell]!).toString(
      'utf8',
    );
    const quote = this.#options.quote;
    return modes[cell] === AS_IS ? text : text.replaceAll(quote + quote, quote);
  }

  #hasSurplus(from: number): boolean {
    const { cellCount, starts, ends } = this.#scanner;
    for (let cell = from; cell < cellCount; cell++) if (ends[cell]! > starts[cell]!) return true;
    return false;
  }

  #row(bytes: Uint8Array, columns: TableBuilder['columns']): void {
    const { builder, log, fileNumber } = this.#context;
    const scanner = this.#scanner;
    const { starts, ends, cellCount } = scanner;
    const row = builder.rowCount;
    const count = Math.min(cellCount, columns.length);
    let longest = 0;
    for (let cell = 0; cell < count; cell++) longest = Math.max(longest, ends[cell]! - starts[cell]!);
    if (this.#suspect || longest > HUGE_CELL) this.#oddRow(bytes, columns, count);
    else this.#batch!.add(scanner, count);
    if (cellCount !== columns.length) this.#ragged(row, cellCount, columns.length);
    if (scanner.hasStrayQuote) log.atRow('stray-quote', row, {});
    if (longest === 0) log.atRow('empty-record', row, {});
    builder.endRow(fileNumber, this.#line);
    if (this.#batch!.isFull) this.#batch!.flush(bytes, builder.rowCount);
  }

  /** Row by row and cell by cell, where cells must be looked at. */
  #oddRow(bytes: Uint8Array, columns: TableBuilder['columns'], count: number): void {
    const { starts, ends } = this.#scanner;
    const row = this.#context.builder.rowCount;
    this.#batch!.flush(bytes, row);
    for (let cell = 0; cell < count; cell++) {
      const column = columns[cell]!;
      if (ends[cell]! > starts[cell]!) column.codes.put(row, this.#oddCell(bytes, cell, row, column));
    }
  }

  /** A cell that cannot go into the dictionary byte by byte. */
  #oddCell(bytes: Uint8Array, cell: number, row: number, column: TableBuilder['columns'][number]): number {
    let source = bytes;
    let start = this.#scanner.starts[cell]!;
    let end = this.#scanner.ends[cell]!;
    if (this.#scanner.modes[cell] !== AS_IS) {
      if (this.#scratch.length < end - start) this.#scratch = Buffer.allocUnsafe((end - start) * 2);
      end = halveQuotes(bytes, start, end, this.#options.quote.charCodeAt(0), this.#scratch);
      source = this.#scratch;
      start = 0;
    }
    if (end - start > HUGE_CELL) this.#check.lookAtSize(end - start, row, column.name);
    const text = this.#suspect ? this.#check.look(source, start, end, row, column.name) : null;
    return text === null ? column.dictionary.addBytes(source, start, end) : column.dictionary.add(text);
  }

  #ragged(row: number, found: number, expected: number): void {
    const level = found > expected ? 'info' : 'warning';
    this.#context.log.atRow('ragged-row', row, { group: `${found}/${expected}`, detail: { expected, found }, level });
  }

  #reject(bytes: Uint8Array, at: number, code: 'ragged-row' | 'unclosed-quote', detail: Record<string, number>): void {
    const raw = rawText(bytes, at, this.#scanner.textEnd);
    this.#context.log.reject(code, { file: this.#context.file, line: this.#line }, raw, detail);
  }
}

/** Up to the last ASCII character, so that none is cut in two; the last line end of the window is before it. */
function lastWholeCharacter(bytes: Uint8Array, start: number, end: number, final: boolean): number {
  if (final) return end;
  for (let at = end - 1; at >= start; at--) if (bytes[at]! < 128) return at + 1;
  return start;
}
