import type { CsvShape } from './csv-batch.ts';
import type { CsvPiece } from './csv-piece.ts';
import { type CsvPart, CsvRows } from './csv-rows.ts';
import { AS_IS, CsvScanner } from './csv-scanner.ts';
import { nameColumns } from './header.ts';
import { PartEvents } from './part-log.ts';
import { rawText } from './raw-text.ts';
import type { Reader, ReaderContext } from './reader.ts';

export interface CsvOptions {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  /** Physical lines to pass over first. */
  readonly skip: number;
}

/** One CSV file: lines to pass over, the header, and then rows, part by part. */
export class CsvReader implements Reader {
  readonly #context: ReaderContext;
  readonly #options: CsvOptions;
  readonly #scanner: CsvScanner;
  readonly #events: PartEvents;
  /** Known once the header was read. */
  shape: CsvShape | null = null;
  #rows: CsvRows | null = null;
  #columns: readonly ReaderContext['builder']['columns'][number][] = [];
  #line = 1;
  #toSkip: number;

  constructor(context: ReaderContext, options: CsvOptions) {
    this.#context = context;
    this.#options = options;
    this.#scanner = new CsvScanner(options.delimiter, options.quote);
    this.#events = new PartEvents(context.log, context.file);
    this.#toSkip = options.skip;
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = this.#skipLines(bytes, start, end, final);
    if (this.#toSkip > 0) return at;
    at = this.#readHeader(bytes, at, end, final);
    const { builder, maxRows } = this.#context;
    if (this.#rows === null || at === end) return at;
    const range = { start: at, end, final, keeps: false };
    return this.#rows.read(bytes, range, maxRows - builder.rowCount, (part) => this.#addPart(part));
  }

  /** Ends the rows of the next piece of the file, which was read elsewhere. */
  addPiece(piece: CsvPiece): void {
    const { builder, fileNumber } = this.#context;
    this.#events.tell(piece.events, builder.rowCount, this.#line);
    builder.addPiece(piece, this.#columns, fileNumber, this.#line);
    this.#line += piece.lineCount;
  }

  #addPart(part: CsvPart): void {
    const { builder, fileNumber } = this.#context;
    this.#events.tell(part.events, builder.rowCount, this.#line);
    builder.addPart(part, this.#columns, fileNumber, this.#line);
    this.#line += part.lineCount;
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

  /** Up to the first row: the position after the header, if it is whole and was not read before. */
  #readHeader(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    const scanner = this.#scanner;
    let at = start;
    while (this.#rows === null && at < end) {
      const next = scanner.next(bytes, at, end, final);
      if (next < 0) break;
      const isBlank = scanner.textEnd === at && !scanner.isUnclosed;
      if (!isBlank) this.#header(bytes, at);
      // Without a header, the first record is a row as well, and read once more.
      if (!isBlank && !this.#options.header && !scanner.isUnclosed) break;
      this.#line += scanner.lineBreaks;
      at = next;
    }
    return at;
  }

  #header(bytes: Uint8Array, at: number): void {
    const { builder, log, file } = this.#context;
    let scanner = this.#scanner;
    const { isUnclosed, textEnd } = scanner;
    const place = { file, line: this.#line };
    if (isUnclosed) {
      // Without a header nothing can be read: its line is read again as if quotes were plain letters.
      if (this.#options.header) log.note('unclosed-quote', place, { kept: true }, 'warning');
      scanner = new CsvScanner(this.#options.delimiter, '');
      scanner.next(bytes, at, textEnd, true);
    }
    builder.refuseMoreColumns(scanner.cellCount);
    const cells = Array.from({ length: scanner.cellCount }, (_, cell) => this.#text(bytes, scanner, cell));
    const names = this.#options.header ? nameColumns(cells, log, place) : cells.map((_, index) => `c${index + 1}`);
    if (this.#options.header) this.#compareColumns(names);
    else if (isUnclosed) log.reject('unclosed-quote', place, rawText(bytes, at, textEnd));
    this.#columns = names.map((name) => builder.columns[builder.columnNumber(name)]!);
    const { delimiter, quote } = this.#options;
    const gatherers = this.#columns.map(({ gatherer }) => gatherer);
    this.shape = { delimiter, quote, names };
    this.#rows = new CsvRows(this.shape, file, gatherers);
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
}
