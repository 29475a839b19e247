/*
 * The two forms in which values are compared, for plain ASCII, which most values are: from bytes to bytes, without
 * making a string. The same as `foldToLatin` and as `trim` and `toLowerCase`, for which a test stands.
 */

/** Writes a form of `bytes[start .. end)` into `target` and gives its length; NOT_ASCII where a byte is above 127. */
export type AsciiForm = (bytes: Uint8Array, start: number, end: number, target: Uint8Array) => number;

export const NOT_ASCII = -1;
const SPACE = 32;

/** Letters small, digits, and one space for each run of anything else between them. */
export function foldAsciiBytes(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  let length = 0;
  let isApart = false;
  for (let at = start; at < end; at++) {
    let byte = bytes[at]!;
    if (byte > 127) return NOT_ASCII;
    if (byte >= 65 && byte <= 90) byte |= SPACE;
    if ((byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)) {
      if (isApart && length > 0) target[length++] = SPACE;
      isApart = false;
      target[length++] = byte;
    } else {
      isApart = true;
    }
  }
  return length;
}

const isBlank = (byte: number) => byte === SPACE || (byte >= 9 && byte <= 13);

/** Letters small, no white space at the ends, all else as it is. */
export function lowerAsciiBytes(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  let from = start;
  let to = end;
  while (from < to && isBlank(bytes[from]!)) from++;
  while (to > from && isBlank(bytes[to - 1]!)) to--;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte > 127) return NOT_ASCII;
    target[at - from] = byte >= 65 && byte <= 90 ? byte | SPACE : byte;
  }
  return to - from;
}
