import { Tally } from '../evidence.ts';
import type { Evidence, Surroundings, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { type CivilDate, toEpochDay } from './civil.ts';

/*
 * Whether numbers among dates are days counted from 1900 or from 1904. The two differ by four years and a day, so
 * dates of the same column, or of another one, show which is meant; and so does a date that would lie in the future.
 */

type Serial = 'excel1900' | 'excel1904';

const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
/** From the year 1950 to the year 2119: other numbers of five digits are no dates of business. */
const FIRST = 18_264;
const LAST = 80_353;
const BETWEEN = 1462;
const EPOCH_1900 = toEpochDay({ year: 1899, month: 12, day: 30 });
const LEAST = 3;
const SHARE = 0.03;
const YEAR_DAYS = 366;

export function settleSerial(
  values: readonly ValueCount[],
  today: CivilDate,
  beside: Surroundings | undefined,
): { readonly settled: Serial | null; readonly isFound: boolean; readonly evidence: readonly Evidence[] } {
  const days: { day: number; value: ValueCount }[] = [];
  for (const value of values) {
    // Five digits and a fraction are at least told from most dates by their length and third character.
    const { text } = value;
    if (text.length < 5 || (text.charCodeAt(0) < 128 && (text.charCodeAt(2) < 48 || text.charCodeAt(4) < 48))) continue;
    const plain = plainText(text);
    if (!SERIAL.test(plain)) continue;
    const day = Math.floor(Number(plain.replace(',', '.')));
    if (day >= FIRST && day <= LAST) days.push({ day: day + EPOCH_1900, value });
  }
  if (days.length === 0) return { settled: null, isFound: false, evidence: [] };
  const tally = new Tally<Serial>();
  const rows = days.reduce((sum, { value }) => sum + value.count, 0);
  let settled = rows < LEAST ? null : byDates(days, rows, rangeOf(values), 'same-dates', tally);
  settled ??= rows < LEAST ? null : byFuture(days, rows, toEpochDay(today) + YEAR_DAYS, tally);
  if (settled === null && rows >= LEAST) settled = byNeighbours(days, rows, beside, tally);
  if (settled === null) tally.undecided = rows;
  const strength = settled === null ? 'thin' : 'likely';
  return { settled, isFound: true, evidence: [tally.evidence('serial', settled, strength)] };
}

type Days = readonly { readonly day: number; readonly value: ValueCount }[];
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The one way of counting that puts the numbers among other dates. */
function byDates(
  days: Days,
  rows: number,
  range: Range | undefined,
  kind: string,
  tally: Tally<Serial>,
): Serial | null {
  if (range === undefined) return null;
  const fits = (shift: number) =>
    days.reduce(
      (sum, { day, value }) =>
        sum + (day + shift >= range.from - YEAR_DAYS && day + shift <= range.to + YEAR_DAYS ? value.count : 0),
      0,
    );
  const [in1900, in1904] = [fits(0), fits(BETWEEN)];
  const isRight = (count: number, other: number) => count >= rows * 0.99 && other <= rows * 0.8;
  const settled = isRight(in1900, in1904) ? 'excel1900' : isRight(in1904, in1900) ? 'excel1904' : null;
  if (settled !== null) for (const { value } of days) tally.add(settled, kind, value);
  return settled;
}

function byFuture(days: Days, rows: number, soon: number, tally: Tally<Serial>): Serial | null {
  const future = (shift: number) =>
    days.reduce((sum, { day, value }) => sum + (day + shift > soon ? value.count : 0), 0);
  if (future(0) > 0 || future(BETWEEN) < Math.max(2, rows * SHARE)) return null;
  for (const { value } of days) tally.add('excel1900', 'future', value);
  return 'excel1900';
}

function byNeighbours(days: Days, rows: number, beside: Surroundings | undefined, tally: Tally<Serial>): Serial | null {
  const ranges = (beside?.columns() ?? []).flatMap(({ values }) => rangeOf(values) ?? []);
  const answers = new Set(ranges.flatMap((range) => byDates(days, rows, range, 'neighbour', new Tally()) ?? []));
  const [settled] = answers;
  if (settled === undefined || answers.size > 1) return null;
  for (const { value } of days) tally.add(settled, 'neighbour', value);
  return settled;
}

const WITH_YEAR = /^(?:(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]+\d{1,2}[-/. ]+(\d{4}))(?!\d)/;

/** The first and the last year of the dates in a column, where it has some; the ends left out count as noise. */
function rangeOf(values: readonly ValueCount[]): Range | undefined {
  const years: number[] = [];
  for (const { text } of values) {
    const match = WITH_YEAR.exec(plainText(text));
    const year = Number(match?.[1] ?? match?.[2] ?? 0);
    if (year >= 1900 && year < 2120) years.push(year);
  }
  if (years.length < 10) return undefined;
  years.sort((a, b) => a - b);
  const noise = Math.floor(years.length / 50);
  const from = toEpochDay({ year: years[noise]!, month: 1, day: 1 });
  return { from, to: toEpochDay({ year: years[years.length - 1 - noise]!, month: 12, day: 31 }) };
}
