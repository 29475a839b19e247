import { EMPTY } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';
import { PairCodes } from './block-codes.ts';
import { makerOfCodes, type PairMaker } from './blocking.ts';

/** Rows of one source with one filled key, which are one entity. Keys made for want of a declared one are never equal. */
export function rowsOfSameKey({ origin, rowCount }: Table): PairMaker {
  const pairs = new PairCodes(rowCount);
  const codes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const key = origin.key.codes[row]!;
    if (key !== EMPTY) codes[row] = pairs.add(origin.source[row]! + 1, key);
  }
  return makerOfCodes(0, { codes, size: pairs.size });
}
