import { isUtf8 } from 'node:buffer';
import { sequenceLength } from './detect-encoding.ts';

/**
 * Bytes as text that loses nothing: a byte that is not UTF-8 is written as \xE9. For raw records among the rejects and
 * for the value of a finding; the cell itself holds U+FFFD there.
 */
export function rawText(bytes: Uint8Array, start: number, end: number): string {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  if (isUtf8(part)) return part.toString('utf8');
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < part.length; ) {
    const length = part[at]! < 0x80 ? 1 : sequenceLength(part, at);
    if (length === 0) {
      pieces.push(part.toString('utf8', from, at), `\\x${part[at]!.toString(16).toUpperCase()}`);
      from = at + 1;
    }
    at += length || 1;
  }
  pieces.push(part.toString('utf8', from));
  return pieces.join('');
}
