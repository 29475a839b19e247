import type { Column } from '../table/column.ts';
import type { Dictionary } from '../table/dictionary.ts';
import { type CodesOf, tupleCodes } from '../table/tuple-codes.ts';

/** How the values of one column stand in the groups that another makes; code 0 of either is no value and in no group. */
export interface Groups {
  /** Group of each row: a code of what decides. */
  readonly groupOf: Uint32Array;
  readonly groupCount: number;
  /** Distinct pairs of group and value; pair 0 is none. */
  readonly pairOf: Uint32Array;
  /** Rows of each pair. */
  readonly pairRows: Uint32Array;
  readonly pairGroup: Uint32Array;
  readonly pairValue: Uint32Array;
  /** Rows of each group that hold a value. */
  readonly rowsOf: Uint32Array;
}

/** Counts; `skipped` says of which rows the value counts for nothing. */
export function groupsOf(from: CodesOf, to: CodesOf, skipped: { has(row: number): boolean } | null): Groups {
  const { codes: tuple, size } = tupleCodes([from, to]);
  const numberOf = new Uint32Array(size);
  const pairOf = new Uint32Array(tuple.length);
  const pairRows: number[] = [0];
  const pairGroup: number[] = [0];
  const pairValue: number[] = [0];
  const rowsOf = new Uint32Array(from.size);
  for (let row = 0; row < tuple.length; row++) {
    const group = from.codes[row]!;
    const value = to.codes[row]!;
    if (group === 0 || value === 0 || skipped?.has(row)) continue;
    let pair = numberOf[tuple[row]!]!;
    if (pair === 0) {
      pair = pairRows.push(0) - 1;
      pairGroup.push(group);
      pairValue.push(value);
      numberOf[tuple[row]!] = pair;
    }
    pairRows[pair]!++;
    pairOf[row] = pair;
    rowsOf[group]!++;
  }
  return {
    groupOf: from.codes,
    groupCount: from.size,
    pairOf,
    pairRows: Uint32Array.from(pairRows),
    pairGroup: Uint32Array.from(pairGroup),
    pairValue: Uint32Array.from(pairValue),
    rowsOf,
  };
}

/** The value that most rows of each group hold, and how many; 0 where two values are held by as many. */
export interface Majorities {
  readonly value: Uint32Array;
  readonly rows: Uint32Array;
}

export function majoritiesOf({ groupCount, pairRows, pairGroup, pairValue }: Groups): Majorities {
  const value = new Uint32Array(groupCount);
  const rows = new Uint32Array(groupCount);
  for (let pair = 1; pair < pairRows.length; pair++) {
    const group = pairGroup[pair]!;
    if (pairRows[pair]! > rows[group]!) {
      rows[group] = pairRows[pair]!;
      value[group] = pairValue[pair]!;
    } else if (pairRows[pair] === rows[group]) value[group] = 0;
  }
  return { value, rows };
}

/** How well a dependency holds. */
export interface Strength {
  /** Share of the rows in groups that hold the most frequent value of their group. */
  readonly agreement: number;
  /** Share of the rows not holding the column's most frequent value that the groups explain. */
  readonly gain: number;
  /** Rows in groups of several. */
  readonly rows: number;
  readonly groups: number;
  /** Rows that hold another value than most of their group. */
  readonly differing: number;
}

const LEAST = 3;

export function agreementOf(groups: Groups, target: Column): Strength {
  const { rows: most } = majoritiesOf(groups);
  let rows = 0;
  let agreeing = 0;
  let count = 0;
  for (let group = 1; group < groups.groupCount; group++) {
    if (groups.rowsOf[group]! < LEAST) continue;
    rows += groups.rowsOf[group]!;
    agreeing += most[group]!;
    count++;
  }
  const differing = rows - agreeing;
  const dominant = mostFrequentAmong(groups, target.dictionary);
  const others = rows - dominant;
  return {
    agreement: rows === 0 ? 0 : agreeing / rows,
    gain: others === 0 ? 0 : 1 - differing / others,
    rows,
    groups: count,
    differing,
  };
}

function mostFrequentAmong({ pairRows, pairGroup, pairValue, rowsOf }: Groups, { size }: Dictionary): number {
  const counts = new Uint32Array(size);
  for (let pair = 1; pair < pairRows.length; pair++) {
    if (rowsOf[pairGroup[pair]!]! >= LEAST) counts[pairValue[pair]!]! += pairRows[pair]!;
  }
  return counts.reduce((most, one) => Math.max(most, one), 0);
}
