import { type Finding, makeFinding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { rowsByCode } from '../table/column.ts';
import { isFormula } from '../util/formula.ts';

/** First bytes of cells that are worth a look: = + - @ tab, line ends, and of the full-width forms. */
const STARTS = new Set([0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0a, 0x0d, 0xef]);

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
