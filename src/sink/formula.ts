/** What a spreadsheet takes for a formula at the start of a cell: also after a tab or a line end, and in full-width forms. */
const start = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A phone number or an amount: a sign, then digits and separators, perhaps a currency or an extension. */
const signedNumber = /^[+-][\p{Nd}\s.,()/'’٫٬-]*\p{Nd}[\p{Nd}\s.,()/'’٫٬-]*(?:\s?[A-Z]{3}|;ext=\d+)?$/u;

/** Whether a spreadsheet would run a cell as a formula. Phone numbers and negative amounts are left alone. */
export function isFormula(text: string): boolean {
  return start.test(text) && !signedNumber.test(text);
}
