import { hash } from 'node:crypto';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Column } from './column.ts';
import { EMPTY } from './dictionary.ts';

/** 80 bits: among a million records, two that differ have one hash with a chance of one in 10^12. */
const HEX_DIGITS = 20;

/**
 * Names a row by its filled cells and their columns, whatever the order of the columns and the place of the row. Rows
 * with equal cells have equal hashes: `makeOccurrences` tells them apart.
 */
export function makeContentHash(columns: readonly Column[]): (row: number) => string {
  const named = columns
    .map((column) => ({ ...column, title: Buffer.from(column.name) }))
    .sort((left, right) => compareUtf8(left.name, right.name));
  let bytes = Buffer.allocUnsafe(4096);
  return (row) => {
    let end = 0;
    for (const { dictionary, codes, title } of named) {
      const code = codes[row]!;
      if (code === EMPTY) continue;
      const length = dictionary.byteLength(code);
      const needed = end + 8 + title.length + length;
      if (needed > bytes.length) bytes = Buffer.concat([bytes.subarray(0, end)], needed * 2);
      // Lengths go first, so that no cell can pass for the end of one and the start of the next.
      bytes.writeUInt32LE(title.length, end);
      bytes.writeUInt32LE(length, end + 4);
      bytes.set(title, end + 8);
      const start = dictionary.offsets[code]!;
      bytes.set(dictionary.bytes.subarray(start, start + length), end + 8 + title.length);
      end = needed;
    }
    return hash('sha256', bytes.subarray(0, end), 'hex').slice(0, HEX_DIGITS);
  };
}

/** Counts how often a text was given: the second one of equal texts gets "-2" and so on. */
export function makeOccurrences(): (text: string) => string {
  const times = new Map<string, number>();
  return (text) => {
    const count = (times.get(text) ?? 0) + 1;
    times.set(text, count);
    return count === 1 ? text : `${text}-${count}`;
  };
}
