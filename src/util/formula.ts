/** What a spreadsheet takes for a formula at the start of a cell: also after a tab or a line end, and in full-width forms. */
const START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A phone number or an amount: a sign, then digits (one at least) and separators, perhaps an extension or a currency. */
const SIGNED_NUMBER = /^[+-][\p{Nd}\s.,()/'’٫٬·-]*\p{Nd}[\p{Nd}\s.,()/'’٫٬·-]*(?:\s?[A-Z]{3}|;ext=\d+)?$/u;

/** Whether a spreadsheet that opens the file would run the cell. Phone numbers and negative amounts are left alone. */
export function isFormula(text: string): boolean {
  return START.test(text) && !SIGNED_NUMBER.test(text);
}
