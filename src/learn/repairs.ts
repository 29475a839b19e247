import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import type { CodesOf } from '../table/tuple-codes.ts';
import { typingErrors } from '../util/near-index.ts';
import { agreementOf, type Groups, groupsOf, type Majorities, majoritiesOf, type Strength } from './groups.ts';

/** One dependency on the way to a column: what its values decide, row by row; code 0 decides nothing. */
export interface Decider {
  readonly codes: CodesOf;
  readonly correct: boolean;
  readonly fill: boolean;
  /** From which confidence on a value is changed, in [0, 1]. */
  readonly confidence: number;
}

/** A cell that should be another value, as far as its dependencies say. */
export interface Repair {
  readonly row: number;
  /** Code of the value. */
  readonly value: number;
  /** Which of the deciders says so with most confidence. */
  readonly decider: number;
  readonly confidence: number;
  /** Whether it is sure enough to be made. */
  readonly isSure: boolean;
}

export interface Repairs {
  readonly strengths: readonly Strength[];
  /** By row. */
  readonly repairs: readonly Repair[];
}

/** Values that a group's value must stand on. */
const LEAST_SUPPORT = 3;
/** A dependency that holds for no more is none. */
export const LEAST_AGREEMENT = 0.8;
/** How much of the doubt is left where the values differ as by a slip of the hand. */
const DOUBT_OF_A_SLIP = 0.25;
/** What another value altogether is worth: it may as well be an exception. */
const OTHER_VALUE = 0.5;

/**
 * What the cells of a column should be, by all dependencies that lead to it. A cell is left alone where one of them
 * finds it right; and it is corrected only where it looks like a typing error of what its group says, and is the right
 * value of no other group.
 */
export function findRepairs(target: Column, deciders: readonly Decider[]): Repairs {
  const found = new Map<number, Repair | null>();
  const right = new Uint8Array(target.codes.length);
  const near = makeNear(target);
  const size = target.dictionary.size;
  const strengths = deciders.map((decider, at) => {
    const groups = groupsOf(decider.codes, { codes: target.codes, size }, null);
    const strength = agreementOf(groups, target);
    if (strength.agreement < LEAST_AGREEMENT) return strength;
    const majorities = majoritiesOf(groups);
    markRight(groups, majorities, target, right);
    for (const repair of wantedBy(decider, groups, majorities, target, strength, near)) {
      keepBest(found, { ...repair, decider: at });
    }
    return strength;
  });
  const repairs = [...found.values()].filter((one) => one !== null && right[one.row] === 0) as Repair[];
  return { strengths, repairs: repairs.sort((a, b) => a.row - b.row) };
}

/** Rows whose value most of the others in their group hold, too. */
function markRight(
  { groupOf, rowsOf }: Groups,
  { value, rows }: Majorities,
  { codes }: Column,
  right: Uint8Array,
): void {
  for (let row = 0; row < codes.length; row++) {
    const group = groupOf[row]!;
    if (group === 0 || codes[row] === EMPTY || value[group] !== codes[row]) continue;
    const others = rowsOf[group]! - 1;
    if (others > 0 && (rows[group]! - 1) * 2 >= others) right[row] = 1;
  }
}

function wantedBy(
  { correct, fill, confidence: least }: Decider,
  groups: Groups,
  majorities: Majorities,
  { codes, dictionary }: Column,
  { agreement }: Strength,
  near: (value: number, other: number) => boolean,
): Omit<Repair, 'decider'>[] {
  const isRightSomewhere = new Uint8Array(dictionary.size);
  for (let group = 1; group < groups.groupCount; group++) {
    if (majorities.rows[group]! > 1) isRightSomewhere[majorities.value[group]!] = 1;
  }
  const wanted: Omit<Repair, 'decider'>[] = [];
  for (let row = 0; row < codes.length; row++) {
    const group = groups.groupOf[row]!;
    const value = majorities.value[group]!;
    const own = codes[row]!;
    if (group === 0 || value === 0 || value === own || majorities.rows[group]! < LEAST_SUPPORT) continue;
    if (own === EMPTY ? !fill : !correct) continue;
    const share = (majorities.rows[group]! + 0.5) / (groups.rowsOf[group]! + 1);
    const doubt = 1 - Math.min(share, agreement);
    const isSlip = own !== EMPTY && isRightSomewhere[own] === 0 && near(own, value);
    const factor = isSlip ? 1 - doubt * DOUBT_OF_A_SLIP : (1 - doubt) * (own === EMPTY ? 1 : OTHER_VALUE);
    const confidence = Math.floor(factor * 1000) / 1000;
    wanted.push({ row, value, confidence, isSure: confidence >= least && (own === EMPTY || isSlip) });
  }
  return wanted;
}

/** Of two dependencies that say the same, the surer; where they say different things, neither. */
function keepBest(found: Map<number, Repair | null>, repair: Repair): void {
  const other = found.get(repair.row);
  if (other === undefined) found.set(repair.row, repair);
  else if (other === null) return;
  else if (other.value !== repair.value) found.set(repair.row, null);
  else if (repair.confidence > other.confidence) found.set(repair.row, repair);
}

/** Whether one value may be another one mistyped, each pair looked at once. */
function makeNear({ dictionary }: Column): (value: number, other: number) => boolean {
  const known = new Map<number, boolean>();
  return (value, other) => {
    const key = value * dictionary.size + other;
    let isNear = known.get(key);
    if (isNear === undefined) {
      isNear = mayBeSlip(dictionary.text(value), dictionary.text(other));
      known.set(key, isNear);
    }
    return isNear;
  };
}

/**
 * How many letters may differ: few among digits, where another number is soon as near; more in words, and most where
 * letters stand in what is a number otherwise.
 */
function mayBeSlip(given: string, right: string): boolean {
  const isNumber = !/\p{L}/u.test(right);
  const share = isNumber
    ? /\p{L}/u.test(given)
      ? 0.6
      : 0.2
    : right.length >= 6 && !/\p{N}/u.test(right)
      ? 0.45
      : 0.25;
  const limit = Math.max(1, Math.floor(Math.max(given.length, right.length) * share));
  return typingErrors(given, right, limit) <= limit;
}
