import type { Column } from '../table/column.ts';
import type { Workers } from '../util/task.ts';
import { UsageError } from '../util/usage-error.ts';
import { ColumnBuilder } from './column-builder.ts';
import type { CsvPiece } from './csv-piece.ts';
import type { CsvPart } from './csv-rows.ts';
import { RowNumbers } from './row-numbers.ts';

/** Every column takes some memory even when it is empty; no table that people make comes near. */
const MAX_COLUMNS = 20_000;

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

  /** Ends the rows of a part of a file whose first line is `line`; its columns are `columns`, one by one. */
  addPart(part: CsvPart, columns: readonly ColumnBuilder[], file: number, line: number): void {
    const row = this.rowCount;
    const { rowCount, codes, stride, lines } = part;
    const asRun = new Set(part.runs.map(({ column }) => column));
    for (const [at, column] of columns.entries()) {
      if (!asRun.has(at)) column.codes.putMany(row, codes.subarray(at * stride, at * stride + rowCount));
    }
    for (const { column, run } of part.runs) columns[column]!.putRun(row, run);
    this.#endRows(lines, file, line);
  }

  /** Ends the rows of a piece of a file whose first line is `line`; its columns are `columns`, one by one. */
  addPiece({ columns: read, lines }: CsvPiece, columns: readonly ColumnBuilder[], file: number, line: number): void {
    for (const [at, column] of columns.entries()) column.putPiece(this.rowCount, read[at]!);
    this.#endRows(lines, file, line);
  }

  #endRows(lines: Uint32Array, file: number, firstLine: number): void {
    this.#file.fill(this.rowCount, lines.length, file);
    for (let at = 0; at < lines.length; at++) lines[at]! += firstLine;
    this.#line.putMany(this.rowCount, lines);
    this.rowCount += lines.length;
  }

  /** The columns, each put together by a thread of its own where there are several. */
  async build(workers: Workers): Promise<{ columns: Column[]; file: Uint32Array; line: Uint32Array }> {
    const columns = await Promise.all(this.columns.map((column) => column.build(this.rowCount, workers)));
    return { columns, file: this.#file.build(this.rowCount), line: this.#line.build(this.rowCount) };
  }
}
