import type { Column } from '../table/column.ts';
import type { Dictionary } from '../table/dictionary.ts';
import type { ByteWriter } from './byte-writer.ts';

const QUOTE = 34;

/** Bytes that JSON strings may not hold as they are. */
const mustEscape = new Uint8Array(256);
for (let byte = 0; byte < 32; byte++) mustEscape[byte] = 1;
mustEscape[QUOTE] = 1;
mustEscape[92] = 1;

/** Writes one column's cells as JSON strings, from the bytes; called with a dictionary code. */
export function jsonValues(out: ByteWriter, dictionary: Dictionary): (code: number) => void {
  const { bytes, offsets } = dictionary;
  const isPlain = plainOf(dictionary);
  return (code) => {
    if (isPlain[code] === 0) {
      out.text(JSON.stringify(dictionary.text(code)));
      return;
    }
    out.byte(QUOTE);
    out.bytes(bytes, offsets[code]!, offsets[code + 1]!);
    out.byte(QUOTE);
  };
}

/** The same by row. */
export function jsonCells(
  out: ByteWriter,
  { dictionary, codes }: Pick<Column, 'dictionary' | 'codes'>,
): (row: number) => void {
  const write = jsonValues(out, dictionary);
  return (row) => write(codes[row]!);
}

const plainByDictionary = new WeakMap<Dictionary, Uint8Array>();

function plainOf(dictionary: Dictionary): Uint8Array {
  let plain = plainByDictionary.get(dictionary);
  if (plain === undefined) {
    plain = new Uint8Array(dictionary.size).fill(1);
    const { bytes, offsets } = dictionary;
    for (let code = 1; code < plain.length; code++) {
      for (let at = offsets[code]!; at < offsets[code + 1]!; at++) if (mustEscape[bytes[at]!] === 1) plain[code] = 0;
    }
    plainByDictionary.set(dictionary, plain);
  }
  return plain;
}
