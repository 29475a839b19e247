import { EMPTY } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';
import { PairCodes } from './block-codes.ts';
import { makerOfCodes, type PairMaker } from './blocking.ts';

/** Rows of one source with one filled key, which are one entity. Line numbers, which stand in for keys, do not count. */
export function rowsOfSameKey({ origin, rowCount }: Table): PairMaker {
  const isDeclared = sourcesWithKeys(origin, rowCount);
  const pairs = new PairCodes(rowCount);
  const codes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const key = origin.key.codes[row]!;
    const source = origin.source[row]!;
    if (key !== EMPTY && isDeclared[source]) codes[row] = pairs.add(source + 1, key);
  }
  return makerOfCodes(0, { codes, size: pairs.size });
}

/** A source has keys unless each of its keys is the line number: two files of one source both have a line 2. */
function sourcesWithKeys({ sources, source, line, key }: Table['origin'], rowCount: number): boolean[] {
  const isDeclared = sources.map(() => false);
  for (let row = 0; row < rowCount; row++) {
    if (!isDeclared[source[row]!] && key.dictionary.text(key.codes[row]!) !== String(line[row]))
      isDeclared[source[row]!] = true;
  }
  return isDeclared;
}
