import { hexDigit } from './json-scanner.ts';
import { putCodePoint } from './transcode.ts';

const SHORT: ReadonlyMap<number, number> = new Map([
  [0x62, 8],
  [0x66, 12],
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
]);

/** Writes the content of a valid JSON string, `bytes[start, end)` without its quotes, to `out` as UTF-8; gives the position after it. */
export function unescapeInto(bytes: Uint8Array, start: number, end: number, out: Uint8Array, from: number): number {
  let to = from;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x5c) {
      out[to++] = byte;
      continue;
    }
    const escaped = bytes[++at]!;
    if (escaped !== 0x75) {
      out[to++] = SHORT.get(escaped) ?? escaped;
      continue;
    }
    let point = fourDigits(bytes, at + 1);
    at += 4;
    // The two halves of a character beyond U+FFFF; half a pair alone is written as it is and found not to be UTF-8.
    if ((point & 0xfc00) === 0xd800 && at + 6 < end && bytes[at + 1] === 0x5c && bytes[at + 2] === 0x75) {
      const low = fourDigits(bytes, at + 3);
      if ((low & 0xfc00) === 0xdc00) {
        point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
        at += 6;
      }
    }
    to = putCodePoint(out, to, point);
  }
  return to;
}

function fourDigits(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let digit = 0; digit < 4; digit++) value = value * 16 + hexDigit(bytes[at + digit]!);
  return value;
}

/** The content of a valid JSON string as text. */
export function stringText(bytes: Uint8Array, start: number, end: number): string {
  const out = Buffer.allocUnsafe(end - start);
  return out.toString('utf8', 0, unescapeInto(bytes, start, end, out, 0));
}

/** Copies valid JSON without the space between its tokens; gives the length. */
export function compactInto(bytes: Uint8Array, start: number, end: number, out: Uint8Array): number {
  let to = 0;
  let inString = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (inString && byte === 0x5c) out[to++] = bytes[at++]!;
    else if (byte === 0x22) inString = !inString;
    if (inString || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) out[to++] = bytes[at]!;
  }
  return to;
}
