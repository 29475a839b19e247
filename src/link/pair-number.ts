/** One number for a pair of rows or codes, whichever way round they are given. */
export const pairNumber = (left: number, right: number): number =>
  Math.min(left, right) * 4294967296 + Math.max(left, right);
