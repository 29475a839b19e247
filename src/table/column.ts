import type { BitSet } from './bit-set.ts';
import { type Dictionary, EMPTY } from './dictionary.ts';

/**
 * One column: a dictionary of distinct values and one code a row.
 *
 * A column is never changed after it is built: a stage that rewrites values makes a new column.
 * Columns of one table share nothing but may share dictionaries with columns of an earlier stage.
 */
export interface Column {
  readonly name: string;
  readonly dictionary: Dictionary;
  /** One dictionary code a row; 0 is an empty cell. In shared memory. */
  readonly codes: Uint32Array;
  /** Rows whose value could not be read as the field's type and was kept as it is; null when there are none. */
  readonly declined: BitSet | null;
}

/** The text of a row's cell; '' when it is empty. */
export function cellText(column: Column, row: number): string {
  return column.dictionary.text(column.codes[row]!);
}

/** Whether a row holds a value that could be read: neither empty nor declined. */
export function isFilled(column: Column, row: number): boolean {
  return column.codes[row] !== EMPTY && !column.declined?.has(row);
}

/** How many rows hold each code. */
export function countCodes(column: Column): Uint32Array {
  const counts = new Uint32Array(column.dictionary.size);
  for (const code of column.codes) counts[code]!++;
  return counts;
}

/**
 * The rows of each code, as one array: rows of `code` are `rows[starts[code] .. starts[code + 1])`, ascending.
 * Built once, it answers "which rows hold this value" for every value.
 */
export function rowsByCode(column: Column): { readonly starts: Uint32Array; readonly rows: Uint32Array } {
  const { codes, dictionary } = column;
  const starts = new Uint32Array(dictionary.size + 1);
  for (const code of codes) starts[code + 1]!++;
  for (let code = 0; code < dictionary.size; code++) starts[code + 1]! += starts[code]!;
  const next = starts.slice(0, dictionary.size);
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
  return { starts, rows };
}
