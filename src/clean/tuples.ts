import { makeCodes } from '../table/make-column.ts';

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

/** `sizes` are the dictionary sizes of the columns. All arrays of codes have one length. */
export function distinctTuples(columns: readonly Uint32Array[], sizes: readonly number[]): Tuples {
  const first = columns[0]!;
  let ofRow = first;
  let count = sizes[0]!;
  let members: (Uint32Array | null)[] = [null];
  for (let index = 1; index < columns.length; index++) {
    const paired = distinctPairs(ofRow, count, columns[index]!, sizes[index]!);
    members = members.map((member) => throughPairs(member, paired.left));
    members.push(paired.right);
    ofRow = paired.ofRow;
    count = paired.left.length;
  }
  return { count, ofRow, members };
}

function throughPairs(member: Uint32Array | null, left: Uint32Array): Uint32Array {
  if (member === null) return left;
  const through = makeCodes(left.length);
  for (let tuple = 0; tuple < left.length; tuple++) through[tuple] = member[left[tuple]!]!;
  return through;
}

interface Pairs {
  readonly ofRow: Uint32Array;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

const SMALL_TABLE = 1 << 22;

function distinctPairs(left: Uint32Array, leftSize: number, right: Uint32Array, rightSize: number): Pairs {
  return leftSize * rightSize <= SMALL_TABLE
    ? pairsByTable(left, leftSize, right, rightSize)
    : pairsByHash(left, right);
}

/** Few possible pairs: a table of all of them says which were seen. */
function pairsByTable(left: Uint32Array, leftSize: number, right: Uint32Array, rightSize: number): Pairs {
  const seen = new Uint32Array(leftSize * rightSize); // pair + 1, 0 is unseen
  const ofRow = new Uint32Array(left.length);
  const cells: number[] = [];
  for (let row = 0; row < left.length; row++) {
    const cell = left[row]! * rightSize + right[row]!;
    if (seen[cell] === 0) {
      cells.push(cell);
      seen[cell] = cells.length;
    }
    ofRow[row] = seen[cell]! - 1;
  }
  const pairs = { ofRow, left: makeCodes(cells.length), right: makeCodes(cells.length) };
  cells.forEach((cell, pair) => {
    pairs.left[pair] = Math.floor(cell / rightSize);
    pairs.right[pair] = cell % rightSize;
  });
  return pairs;
}

/** Open addressing, with room for as many pairs as there are rows: there can be no more. */
function pairsByHash(left: Uint32Array, right: Uint32Array): Pairs {
  let slotCount = 1024;
  while (slotCount < left.length * 2) slotCount *= 2;
  const slots = new Uint32Array(slotCount); // pair + 1, 0 is free
  const ofRow = new Uint32Array(left.length);
  const lefts = new Uint32Array(left.length);
  const rights = new Uint32Array(left.length);
  let count = 0;
  for (let row = 0; row < left.length; row++) {
    const a = left[row]!;
    const b = right[row]!;
    let slot = hashPair(a, b) & (slotCount - 1);
    let found = slots[slot]!;
    while (found !== 0 && (lefts[found - 1] !== a || rights[found - 1] !== b)) {
      slot = (slot + 1) & (slotCount - 1);
      found = slots[slot]!;
    }
    if (found === 0) {
      lefts[count] = a;
      rights[count] = b;
      found = ++count;
      slots[slot] = found;
    }
    ofRow[row] = found - 1;
  }
  return { ofRow, left: shared(lefts, count), right: shared(rights, count) };
}

function hashPair(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

function shared(values: Uint32Array, count: number): Uint32Array {
  const copy = makeCodes(count);
  copy.set(values.subarray(0, count));
  return copy;
}
