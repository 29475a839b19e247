import { evidence, keepFrequent, LEAST_DECIDING, TOLERATED } from '../evidence.ts';
import type { Evidence, EvidenceSign, EvidenceStrength, Surroundings, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { type CivilDate, isCivil, toEpochDay } from './civil.ts';
import { type DateOptions, habitsOf } from './date-options.ts';
import { headerOrder, writtenOrder } from './order-beside.ts';
import { weekdayOf, weekdaysIn } from './weekdays.ts';

/*
 * Whether the dates of a column are written day, month or year first. Each value rules out the orders that make no
 * date of it; what remains of all values decides, for each separator by itself, because exports of several systems
 * come in one file. Where the evidence contradicts itself, or there is none, `auto` stays: only dates that can be
 * read in one way are read.
 */

export const ORDERS = ['DMY', 'MDY', 'YMD'] as const;
export type SettledOrder = (typeof ORDERS)[number];
const DMY = 1;
const MDY = 2;
const YMD = 4;
const BITS: Readonly<Record<SettledOrder, number>> = { DMY, MDY, YMD };

const SHAPE = /^(\d{1,2})([./ -]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/;
const SHAPE_AMONG_WORDS = /(?<![\d./-])(\d{1,2})([./ -]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)/;
const LETTER = /\p{L}/u;
/** Digits of Arabic, Persian, Indian and South-East Asian scripts. CLDR has no locale with them that puts the month first. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0e59\u0ed0-\u0ed9\u1040-\u1049]/;
const SEPARATORS = ['.', '/', '-', ' '] as const;
/** A neighbour speaks for a column where at least so many of its own rows decide. */
const LEAST_NEIGHBOUR = 5;
/** The share of dates in the future that shows that a column is read wrongly, where another order has none. */
const FUTURE = 0.03;
const MAX_EXAMPLES = 20;

/** What the values with one separator leave open. */
interface Group {
  /** Rows and distinct values by the orders that they allow, as bits. */
  readonly rows: number[];
  readonly values: number[];
  readonly examples: { text: string; count: number }[][];
  /** Rows that an order would put in the future. */
  readonly future: number[];
  readonly signs: Map<string, EvidenceSign>;
  hasShortYears: boolean;
}

interface Verdict {
  readonly settled: SettledOrder | null;
  readonly strength: EvidenceStrength;
}

export function settleOrder(
  options: DateOptions,
  values: readonly ValueCount[],
  today: CivilDate,
  beside?: Surroundings,
): { readonly options: DateOptions; readonly evidence: readonly Evidence[] } {
  if (options.order !== 'auto' || options.locale !== '' || options.format !== '') return { options, evidence: [] };
  const groups = groupValues(options, values, today);
  const settled = new Map<string, SettledOrder>();
  const found: Evidence[] = [];
  for (const separator of SEPARATORS) {
    const group = groups.get(separator);
    if (group === undefined) continue;
    let verdict = verdictOf(group);
    if (verdict.settled === null && verdict.strength !== 'contradictory') {
      verdict = verdictBeside(group, separator, options, values, today, beside) ?? verdict;
    }
    if (verdict.settled !== null) settled.set(separator, verdict.settled);
    found.push(toEvidence(group, separator, verdict));
  }
  if (settled.size === 0) return { options, evidence: found };
  return { options: { ...options, order: Object.fromEntries(settled) }, evidence: found };
}

/** Four digits in front: the order is in the form. */
function startsWithYear(text: string): boolean {
  for (let at = 0; at < 4; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}

function groupValues(
  options: DateOptions,
  values: readonly ValueCount[],
  today: CivilDate,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const { fullYear } = habitsOf(options, today);
  const soon = toEpochDay(today) + 366;
  const inCivil = options.calendar === 'gregory' || options.calendar === 'auto';
  let days: boolean | undefined;
  const namesDays = () => (days ??= inCivil && haveWeekdays(values, fullYear));
  for (const value of values) {
    if (startsWithYear(value.text)) continue;
    const plain = plainText(value.text);
    const hasWords = LETTER.test(plain);
    const match = (hasWords ? SHAPE_AMONG_WORDS : SHAPE).exec(plain);
    if (match === null) continue;
    let group = groups.get(match[2]!);
    if (group === undefined) {
      group = newGroup();
      groups.set(match[2]!, group);
    }
    const parts = [match[1]!, match[3]!, match[4]!];
    const numbers = parts.map(Number) as [number, number, number];
    const isShort = parts[2]!.length === 2;
    if (isShort) group.hasShortYears = true;
    let mask = 0;
    let kind = isShort ? 'other-orders' : 'above-12';
    const weekdays = hasWords && namesDays() ? weekdaysIn(plain) : 0;
    for (const order of ORDERS) {
      const date = inOrder(order, numbers, parts, fullYear, inCivil);
      if (date === undefined) continue;
      const epochDay = inCivil ? toEpochDay(date) : 0;
      if (weekdays !== 0 && inCivil && (weekdays & (1 << weekdayOf(epochDay))) === 0) {
        kind = 'weekday';
        continue;
      }
      mask |= BITS[order];
      if (inCivil && epochDay > soon) group.future[BITS[order]]! += value.count;
    }
    if ((mask & MDY) !== 0 && (mask & ~MDY) !== 0 && OTHER_DIGITS.test(value.text)) {
      mask &= ~MDY;
      kind = 'digits';
    }
    if (mask === 0) continue;
    group.rows[mask]! += value.count;
    group.values[mask]!++;
    keepFrequent(group.examples[mask]!, value.text, value.count, MAX_EXAMPLES);
    if ((mask & (mask - 1)) === 0) addSign(group, kind, orderOfBit(mask), value.count);
  }
  return groups;
}

/** Whether words that look like days of the week are: their dates then fall on them, in one order or the other. */
function haveWeekdays(values: readonly ValueCount[], fullYear: (year: number) => number): boolean {
  let named = 0;
  let falls = 0;
  for (const { text } of values) {
    const plain = plainText(text);
    const days = LETTER.test(plain) ? weekdaysIn(plain) : 0;
    const match = days === 0 ? null : SHAPE_AMONG_WORDS.exec(plain);
    if (match === null) continue;
    named++;
    const parts = [match[1]!, match[3]!, match[4]!];
    const numbers = parts.map(Number) as [number, number, number];
    const dates = ORDERS.flatMap((order) => inOrder(order, numbers, parts, fullYear, true) ?? []);
    if (dates.some((date) => (days & (1 << weekdayOf(toEpochDay(date)))) !== 0)) falls++;
  }
  return falls >= named * 0.95;
}

const newGroup = (): Group => ({
  rows: new Array<number>(8).fill(0),
  values: new Array<number>(8).fill(0),
  examples: Array.from({ length: 8 }, () => []),
  future: new Array<number>(8).fill(0),
  signs: new Map(),
  hasShortYears: false,
});

const orderOfBit = (bit: number): SettledOrder => ORDERS.find((order) => BITS[order] === bit)!;

function addSign({ signs }: Group, kind: string, says: SettledOrder, count: number): void {
  const key = `${kind} ${says}`;
  signs.set(key, { kind, says, count: (signs.get(key)?.count ?? 0) + count });
}

/** The date in an order, or undefined where the calendar has no such day, or a year has one digit. */
function inOrder(
  order: SettledOrder,
  [first, second, third]: readonly [number, number, number],
  parts: readonly string[],
  fullYear: (year: number) => number,
  inCivil: boolean,
): CivilDate | undefined {
  const yearAt = order === 'YMD' ? 0 : 2;
  if (parts[yearAt]!.length === 1 || (order === 'YMD' && parts[2]!.length === 4)) return undefined;
  const year = order === 'YMD' ? first : third;
  const month = order === 'MDY' ? first : second;
  const day = order === 'DMY' ? first : order === 'MDY' ? second : third;
  const date = { year: parts[yearAt]!.length === 4 ? year : fullYear(year), month, day };
  // Other calendars have months of up to 31 days too; which have how many does not matter for the order.
  const isIn = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  // 30 February is a mistake in the day, and shows its order all the same.
  const exists = inCivil && parts[2]!.length !== 4 ? isCivil(date.year, month, day) : isIn;
  return exists ? date : undefined;
}

const sumWhere = (counts: readonly number[], holds: (mask: number) => boolean) =>
  counts.reduce((sum, count, mask) => sum + (holds(mask) ? count : 0), 0);

/** Rows (or values) that allow one order and not the other. */
const only = (counts: readonly number[], bit: number, not: number) =>
  sumWhere(counts, (mask) => (mask & bit) !== 0 && (mask & not) === 0);

/** The order that the values allow against each other one. */
function verdictOf(group: Group): Verdict {
  const orders = group.hasShortYears ? ORDERS : (['DMY', 'MDY'] as const);
  const total = sumWhere(group.rows, (mask) => mask !== 0);
  let strength: EvidenceStrength = 'none';
  for (const order of orders) {
    const outcomes = orders.filter((other) => other !== order).map((other) => compare(group, order, other, total));
    if (outcomes.every((outcome) => outcome === 'wins')) return { settled: order, strength: 'certain' };
    if (outcomes.includes('contradictory') && !outcomes.includes('loses')) strength = 'contradictory';
    else if (outcomes.includes('thin') && !outcomes.includes('loses') && strength === 'none') strength = 'thin';
  }
  return { settled: null, strength };
}

function compare(group: Group, order: SettledOrder, other: SettledOrder, total: number) {
  const [bit, otherBit] = [BITS[order], BITS[other]];
  const forRows = only(group.rows, bit, otherBit);
  const againstRows = only(group.rows, otherBit, bit);
  const forValues = only(group.values, bit, otherBit);
  const againstValues = only(group.values, otherBit, bit);
  const isClear =
    againstRows <= (forRows + againstRows) * TOLERATED && againstValues <= (forValues + againstValues) * TOLERATED;
  const isClearOther =
    forRows <= (forRows + againstRows) * TOLERATED && forValues <= (forValues + againstValues) * TOLERATED;
  if (forRows + againstRows === 0) return inFuture(group, order, other, total);
  if (isClear) return forRows >= total * LEAST_DECIDING ? 'wins' : 'thin';
  if (isClearOther) return againstRows >= total * LEAST_DECIDING ? 'loses' : 'thin';
  return 'contradictory';
}

/** Two orders that fit every value: the one that puts none into the future, where the other does so often. */
function inFuture(group: Group, order: SettledOrder, other: SettledOrder, total: number): 'wins' | 'loses' | 'open' {
  if (order !== 'YMD' && other !== 'YMD') return 'open';
  const own = group.future[BITS[order]]!;
  const others = group.future[BITS[other]]!;
  if (own === 0 && others > 0 && others >= total * FUTURE) {
    group.signs.set(`future ${order}`, { kind: 'future', says: order, count: others });
    return 'wins';
  }
  return others === 0 && own > 0 && own >= total * FUTURE ? 'loses' : 'open';
}

/** What stands beside the values says, where they leave it open: the header, dates with month names, other columns. */
function verdictBeside(
  group: Group,
  separator: string,
  options: DateOptions,
  values: readonly ValueCount[],
  today: CivilDate,
  beside: Surroundings | undefined,
): Verdict | undefined {
  const total = sumWhere(group.rows, (mask) => mask !== 0);
  const ways: { kind: string; says: SettledOrder; count: number }[] = [];
  const byHeader = headerOrder(beside?.header ?? '');
  if (byHeader !== undefined) ways.push({ kind: 'header', says: byHeader, count: total });
  const written = writtenOrder(values);
  if (written !== undefined) ways.push({ kind: 'month-names', ...written });
  if (ways.length === 0) ways.push(...neighbours(separator, options, today, beside));
  const [first] = ways;
  if (first === undefined || ways.some(({ says }) => says !== first.says)) return undefined;
  // What hardly any value allows is not so, whatever stands beside it.
  const misfits = sumWhere(group.rows, (mask) => mask !== 0 && (mask & BITS[first.says]) === 0);
  if (misfits > total * TOLERATED) return undefined;
  for (const { kind, says, count } of ways) addSign(group, kind, says, count);
  return { settled: first.says, strength: 'likely' };
}

/** Other columns of dates with the same separator, which decide by their own values. */
function neighbours(
  separator: string,
  options: DateOptions,
  today: CivilDate,
  beside: Surroundings | undefined,
): { kind: string; says: SettledOrder; count: number }[] {
  return (beside?.columns() ?? []).flatMap(({ values }) => {
    if (!values.slice(0, 50).some(({ text }) => SHAPE.test(plainText(text)))) return [];
    const group = groupValues(options, values, today).get(separator);
    if (group === undefined) return [];
    const total = sumWhere(group.rows, (mask) => mask !== 0);
    // Most of the column must be dates: a note with a date in it is no column of dates.
    if (total < values.reduce((sum, { count }) => sum + count, 0) / 2) return [];
    const { settled } = verdictOf(group);
    if (settled === null) return [];
    const count = only(group.rows, BITS[settled], 7 & ~BITS[settled]);
    return count < LEAST_NEIGHBOUR ? [] : [{ kind: 'neighbour', says: settled, count }];
  });
}

function toEvidence(group: Group, part: string, { settled, strength }: Verdict): Evidence {
  const leading = settled ?? [...ORDERS].sort((a, b) => group.rows[BITS[b]]! - group.rows[BITS[a]]!)[0]!;
  const bit = BITS[leading];
  const isOpen = (mask: number) => mask !== 0 && (mask & bit) !== 0 && mask !== bit;
  const supportsAgainstSome = (mask: number) => settled !== null && isOpen(mask) && (mask & ~bit & ~YMD) === 0;
  const supporting = (mask: number) => mask === bit || supportsAgainstSome(mask);
  const contradicting = (mask: number) => mask !== 0 && (mask & bit) === 0;
  const textsOf = (holds: (mask: number) => boolean) =>
    group.examples
      .flatMap((texts, mask) => (holds(mask) ? texts : []))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
  return evidence({
    option: 'order',
    part,
    settled,
    supporting: sumWhere(group.rows, supporting),
    contradicting: sumWhere(group.rows, contradicting),
    undecided: sumWhere(group.rows, (mask) => isOpen(mask) && !supportsAgainstSome(mask)),
    own: textsOf(supporting),
    against: textsOf(contradicting),
    strength,
    signs: [...group.signs.values()],
  });
}
