import { CsvRows } from './csv-rows.ts';
import { UsageError } from './usage-error.ts';

const LF = 10;

/** The lines of a log that were written whole. */
export interface LogText {
  /** Cells of each line in the order of the wanted columns, with its number in the file and the byte that it starts at. */
  readonly rows: readonly { readonly line: number; readonly start: number; readonly cells: readonly string[] }[];
  /** Bytes up to the end of the last whole line; 0 where not even the header is whole. */
  readonly end: number;
}

/**
 * Reads a log: a CSV file of ours to which lines are only ever added. A process that is killed, or a disk that is full,
 * may leave half a line at its end; that line was never confirmed to anybody and is passed over. `file` is its name
 * in messages. The wanted columns must be there in any order, and the last cell of a line tells that it is whole.
 */
export function readLog(bytes: Uint8Array, columns: readonly string[], file: string): LogText {
  const rows = new CsvRows(bytes);
  const isWhole = () => bytes[rows.range.end - 1] === LF;
  if (!rows.next() || !isWhole()) return { rows: [], end: 0 };
  const header = rows.texts();
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new UsageError(
      `${file} has no column "${missing.join('", "')}"`,
      'it is written by recordmill review; save it with commas and its first line as it was, or move it away',
    );
  const places = columns.map((name) => header.indexOf(name));
  const read: { line: number; start: number; cells: string[] }[] = [];
  let { end } = rows.range;
  for (let line = 2; rows.next(); line++) {
    const isLast = rows.range.end >= bytes.length;
    if (isLast && (!isWhole() || rows.fieldCount < header.length)) break;
    end = rows.range.end;
    if (rows.fieldCount === 1 && rows.text(0) === '') continue;
    if (rows.fieldCount < header.length)
      throw new UsageError(
        `${file}:${line} has ${rows.fieldCount} cells, not ${header.length}`,
        'correct the line or take it out',
      );
    read.push({ line, start: rows.range.start, cells: places.map((at) => rows.text(at)) });
  }
  return { rows: read, end };
}

/** A line of a log. */
export const logLine = (cells: readonly string[]): string => `${cells.map(logCell).join(',')}\n`;

const logCell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
