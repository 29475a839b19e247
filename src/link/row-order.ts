import type { Column } from '../table/column.ts';
import { hashBytes } from '../table/dictionary-builder.ts';
import type { Table } from '../table/table.ts';
import { mix } from './block-codes.ts';

/**
 * A number for each row that depends on its content alone (source, values, key), never on where it stands: what ties are
 * broken by. Rows that are the same in everything share a number, and then it does not matter which is meant.
 */
export function contentNumbers(table: Table): Float64Array {
  const { origin, rowCount } = table;
  const sourceHash = origin.sources.map((name) => {
    const bytes = Buffer.from(name);
    return hashBytes(bytes, 0, bytes.length);
  });
  const high = Uint32Array.from(origin.source, (source) => sourceHash[source]!);
  const low = high.slice();
  for (const column of [...table.columns, origin.key]) {
    const hashes = hashesOf(column);
    for (let row = 0; row < rowCount; row++) {
      const hash = hashes[column.codes[row]!]!;
      high[row] = mix(high[row]!, hash);
      low[row] = mix(hash, low[row]!);
    }
  }
  return Float64Array.from(high, (number, row) => number * 2097152 + (low[row]! >>> 11));
}

/** The same for single rows, as they are asked for: where few are, to hash all values of the table would be waste. */
export function contentNumberOf({ origin, columns }: Table): (row: number) => number {
  const known = new Map<number, number>();
  const hashOf = ({ dictionary: { bytes, offsets }, codes }: Column, row: number) => {
    const code = codes[row]!;
    return hashBytes(bytes, offsets[code]!, offsets[code + 1]!);
  };
  return (row) => {
    let number = known.get(row);
    if (number === undefined) {
      const source = Buffer.from(origin.sources[origin.source[row]!]!);
      let high = hashBytes(source, 0, source.length);
      let low = high;
      for (const column of [...columns, origin.key]) {
        const hash = hashOf(column, row);
        high = mix(high, hash);
        low = mix(hash, low);
      }
      number = high * 2097152 + (low >>> 11);
      known.set(row, number);
    }
    return number;
  };
}

function hashesOf({ dictionary }: Column): Uint32Array {
  const { bytes, offsets, size } = dictionary;
  const hashes = new Uint32Array(size);
  for (let code = 0; code < size; code++) hashes[code] = hashBytes(bytes, offsets[code]!, offsets[code + 1]!);
  return hashes;
}
