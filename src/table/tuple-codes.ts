import { makeCodes } from './make-column.ts';

/** One code a row for the tuple of several codes: rows have equal codes where they have equal tuples. */
export interface TupleCodes {
  readonly codes: Uint32Array;
  /** Every code is below it. */
  readonly size: number;
}

/** Codes of one column together with how many there can be. */
export interface CodesOf {
  readonly codes: Uint32Array;
  readonly size: number;
}

/**
 * Codes for the tuples of several columns. Columns are joined two by two: by a table where all pairs are few,
 * else by a hash table whose keys are exact, so that no two tuples are ever taken for one.
 */
export function tupleCodes(columns: readonly CodesOf[]): TupleCodes {
  const [first, ...rest] = columns;
  if (first === undefined) throw new Error('tupleCodes needs a column');
  return rest.reduce<TupleCodes>(joinCodes, first);
}

const MAX_TABLE = 1 << 22;

function joinCodes(left: CodesOf, right: CodesOf): TupleCodes {
  if (left.size * right.size <= Math.min(MAX_TABLE, left.codes.length * 4)) return joinByTable(left, right);
  return joinByHash(left, right);
}

function joinByTable(left: CodesOf, right: CodesOf): TupleCodes {
  const table = new Uint32Array(left.size * right.size); // code + 1, 0 is free
  const codes = makeCodes(left.codes.length);
  let size = 0;
  for (let row = 0; row < codes.length; row++) {
    const key = left.codes[row]! * right.size + right.codes[row]!;
    if (table[key] === 0) table[key] = ++size;
    codes[row] = table[key]! - 1;
  }
  return { codes, size };
}

function joinByHash(left: CodesOf, right: CodesOf): TupleCodes {
  const rowCount = left.codes.length;
  let slotCount = 1024;
  while (slotCount < rowCount * 2) slotCount *= 2;
  const slots = new Uint32Array(slotCount); // code + 1, 0 is free
  const mask = slotCount - 1;
  const lefts = new Uint32Array(rowCount);
  const rights = new Uint32Array(rowCount);
  const codes = makeCodes(rowCount);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    const a = left.codes[row]!;
    const b = right.codes[row]!;
    let slot = mix(a, b) & mask;
    let found = slots[slot]!;
    while (found !== 0 && (lefts[found - 1] !== a || rights[found - 1] !== b)) {
      slot = (slot + 1) & mask;
      found = slots[slot]!;
    }
    if (found === 0) {
      lefts[size] = a;
      rights[size] = b;
      found = ++size;
      slots[slot] = found;
    }
    codes[row] = found - 1;
  }
  return { codes, size };
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
