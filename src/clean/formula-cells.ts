import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { rowsByCode } from '../table/column.ts';

/** First bytes at which a spreadsheet takes a cell for a formula: = + - @ tab and carriage return. */
const STARTS = new Set([0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d]);
/** Phones and negative amounts: digits and what separates them, and an extension as this program writes it. */
const HARMLESS = /^[+-][\d\s.,'’/()·-]*(;ext=\d+)?$/u;

/** Whether a spreadsheet that opens the file would run the cell as a formula. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !HARMLESS.test(text);
}

/** The cells of a column that a spreadsheet would run, a finding for each distinct value. */
export function formulaFindings(column: Column, rowStart: number): Finding[] {
  const { dictionary } = column;
  const found: number[] = [];
  for (let code = 1; code < dictionary.size; code++) {
    if (STARTS.has(dictionary.bytes[dictionary.offsets[code]!]!) && isFormula(dictionary.text(code))) found.push(code);
  }
  if (found.length === 0) return [];
  const { starts, rows } = rowsByCode(column);
  return found
    .map((code) => ({
      value: dictionary.text(code),
      rows: rows.slice(starts[code]!, starts[code + 1]!).map((row) => row + rowStart),
    }))
    .filter((one) => one.rows.length > 0)
    .map(({ value, rows: at }) =>
      makeFinding({ code: 'formula-cell', level: 'warning', field: column.name, value, rows: at }),
    );
}
