import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { columnOf, type Table } from '../table/table.ts';
import type { Json } from '../util/json.ts';
import type { Verdict, Violation } from './validation.ts';

/** What is wrong with a value. */
export interface Fault {
  readonly detail: Readonly<Record<string, Json>>;
  readonly suggestion?: string;
}

/** Violations of one rule that are told one by one; the rest is one violation without a value. */
const MAX_VIOLATIONS = 20_000;

/**
 * Judges each distinct value of a field once, among `rows` (null: all). Empty cells, and values that were declined,
 * which have their own finding, are not looked at. `describe` is asked only for the values that are told one by one.
 */
export function checkValues(
  table: Table,
  field: string,
  rows: BitSet | null,
  isGood: (text: string) => boolean,
  describe: (text: string) => Fault,
): Verdict {
  const column = columnOf(table, field);
  const { dictionary, codes } = column;
  const { counts, checked } = countLookedAt(column, rows);
  const isBad = new Uint8Array(counts.length);
  let badCount = 0;
  for (let code = 1; code < counts.length; code++) {
    if (counts[code] === 0 || isGood(dictionary.text(code))) continue;
    isBad[code] = 1;
    badCount++;
  }
  if (badCount === 0) return { violations: [], checked };
  const found = rowsOfCodes(codes, counts, isBad, (row) => isLookedAt(column, rows, row));
  return {
    checked,
    violations: listViolations(found, field, (code) => {
      const value = dictionary.text(code);
      return { value, ...describe(value) };
    }),
  };
}

export const isLookedAt = ({ codes, declined }: Column, rows: BitSet | null, row: number): boolean =>
  codes[row] !== EMPTY && (rows === null || rows.has(row)) && !declined?.has(row);

/** How many of the rows looked at hold each code. */
function countLookedAt(
  column: Column,
  rows: BitSet | null,
): { readonly counts: Uint32Array; readonly checked: number } {
  const { codes, declined, dictionary } = column;
  const counts = new Uint32Array(dictionary.size);
  if (rows === null && declined === null) for (const code of codes) counts[code]!++;
  else for (let row = 0; row < codes.length; row++) if (isLookedAt(column, rows, row)) counts[codes[row]!]!++;
  counts[EMPTY] = 0;
  return { counts, checked: counts.reduce((sum, count) => sum + count, 0) };
}

export interface RowsOfCodes {
  /** Codes by their first row, so that the order of codes does not matter, with their rows ascending; at most MAX_VIOLATIONS. */
  readonly told: readonly { readonly code: number; readonly rows: Uint32Array }[];
  /** The rows of all further codes, ascending, and how many codes that is. */
  readonly restRows: Uint32Array;
  readonly restCount: number;
}

/** The rows of the codes that are wanted (1), given how many rows each code has. */
export function rowsOfCodes(
  codes: Uint32Array,
  counts: Uint32Array,
  wanted: Uint8Array,
  isIncluded: (row: number) => boolean,
): RowsOfCodes {
  const told: { code: number; rows: Uint32Array }[] = [];
  const index = new Uint32Array(counts.length); // of `told`, plus 1; 0 is not seen yet
  const filled: number[] = [];
  const rest: number[] = [];
  let restCount = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (wanted[code] === 0 || !isIncluded(row)) continue;
    let at = index[code]!;
    if (at === 0) {
      if (told.length < MAX_VIOLATIONS) {
        told.push({ code, rows: new Uint32Array(counts[code]!) });
        at = told.length;
        filled.push(0);
      } else {
        at = REST;
        restCount++;
      }
      index[code] = at;
    }
    if (at === REST) rest.push(row);
    else told[at - 1]!.rows[filled[at - 1]!++] = row;
  }
  return { told, restRows: Uint32Array.from(rest), restCount };
}

const REST = 0xffff_ffff;

/** Violations of a field, one a code; beyond a limit, the rows of all others together. */
export function listViolations(
  { told, restRows, restCount }: RowsOfCodes,
  field: string | null,
  describe: (code: number) => Pick<Violation, 'value' | 'detail' | 'suggestion'>,
): Violation[] {
  const violations: Violation[] = told.map(({ code, rows }) => ({ rows, field, ...describe(code) }));
  if (restCount === 0) return violations;
  return [...violations, { rows: restRows, field, value: null, detail: { values: restCount } }];
}

/** Rows of the table among `rows`, that `test` holds for; and how many were looked at. */
export function rowsThat(
  table: Table,
  rows: BitSet | null,
  test: (row: number) => boolean,
): { readonly found: Uint32Array; readonly checked: number } {
  const found: number[] = [];
  let checked = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (rows !== null && !rows.has(row)) continue;
    checked++;
    if (test(row)) found.push(row);
  }
  return { found: Uint32Array.from(found), checked };
}
