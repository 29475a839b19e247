import { makeCodes } from '../table/make-column.ts';
import { type CodesOf, tupleCodes } from '../table/tuple-codes.ts';

/**
 * The distinct combinations of values in which several columns occur, each with a dense number in order of first
 * appearance. A field whose reading depends on other fields is cleaned once for each of them.
 */
export interface Tuples {
  readonly count: number;
  /** Tuple of each row. */
  readonly ofRow: Uint32Array;
  /** For each column, the code that each tuple has there; null where the tuple's number is the code itself. */
  readonly members: readonly (Uint32Array | null)[];
}

export function distinctTuples(columns: readonly CodesOf[]): Tuples {
  const { codes: ofRow, size: count } = tupleCodes(columns);
  if (columns.length === 1) return { count, ofRow, members: [null] };
  const rowOf = new Uint32Array(count);
  for (let row = 0; row < ofRow.length; row++) rowOf[ofRow[row]!] = row;
  const members = columns.map(({ codes }) => {
    const member = makeCodes(count);
    for (let tuple = 0; tuple < count; tuple++) member[tuple] = codes[rowOf[tuple]!]!;
    return member;
  });
  return { count, ofRow, members };
}

/** How many rows hold each tuple. */
export function countTuples({ ofRow, count }: Tuples): Uint32Array {
  const counts = new Uint32Array(count);
  for (const tuple of ofRow) counts[tuple]!++;
  return counts;
}
