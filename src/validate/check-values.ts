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
 * which have their own finding, are not looked at.
 */
export function checkValues(
  table: Table,
  field: string,
  rows: BitSet | null,
  judge: (text: string) => Fault | null,
): Verdict {
  const column = columnOf(table, field);
  const { counts, checked } = countLookedAt(column, rows);
  const faults = new Map<number, Fault>();
  for (let code = 1; code < counts.length; code++) {
    const fault = counts[code] === 0 ? null : judge(column.dictionary.text(code));
    if (fault !== null) faults.set(code, fault);
  }
  if (faults.size === 0) return { violations: [], checked };
  const found = rowsOfCodes(
    column.codes,
    counts,
    (code) => faults.has(code),
    (row) => isLookedAt(column, rows, row),
  );
  return {
    checked,
    violations: listViolations(found, field, (code) => ({ value: column.dictionary.text(code), ...faults.get(code)! })),
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

export interface RowsOfCode {
  readonly code: number;
  readonly rows: Uint32Array;
}

/** The rows of some codes, given how many rows each has; codes by their first row, so that the order of codes does not matter. */
export function rowsOfCodes(
  codes: Uint32Array,
  counts: Uint32Array,
  isWanted: (code: number) => boolean,
  isIncluded: (row: number) => boolean,
): RowsOfCode[] {
  const wanted = new Uint8Array(counts.length);
  const next = new Uint32Array(counts.length);
  let total = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0 || !isWanted(code)) continue;
    wanted[code] = 1;
    next[code] = total;
    total += counts[code]!;
  }
  const rows = new Uint32Array(total);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (wanted[code] === 1 && isIncluded(row)) rows[next[code]!++] = row;
  }
  const found: RowsOfCode[] = [];
  for (let code = 0; code < counts.length; code++) {
    if (wanted[code] === 1) found.push({ code, rows: rows.subarray(next[code]! - counts[code]!, next[code]!) });
  }
  return found.sort((a, b) => a.rows[0]! - b.rows[0]!);
}

/** Violations of a field, one a code; beyond a limit, the rows of all others together. */
export function listViolations(
  found: readonly RowsOfCode[],
  field: string | null,
  describe: (code: number) => Pick<Violation, 'value' | 'detail' | 'suggestion'>,
): Violation[] {
  const told = found.slice(0, MAX_VIOLATIONS);
  const violations: Violation[] = told.map(({ code, rows }) => ({ rows, field, ...describe(code) }));
  const rest = found.slice(MAX_VIOLATIONS);
  if (rest.length === 0) return violations;
  const { detail } = describe(rest[0]!.code);
  return [...violations, { rows: joinRows(rest), field, value: null, detail: { ...detail, values: rest.length } }];
}

function joinRows(found: readonly RowsOfCode[]): Uint32Array {
  const rows = new Uint32Array(found.reduce((sum, each) => sum + each.rows.length, 0));
  let at = 0;
  for (const each of found) {
    rows.set(each.rows, at);
    at += each.rows.length;
  }
  return rows.sort();
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
