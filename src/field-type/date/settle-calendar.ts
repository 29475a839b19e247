import { fold } from '../../util/fold.ts';
import { Tally } from '../evidence.ts';
import type { Evidence, EvidenceStrength, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { calendarReader } from './calendar.ts';
import { type CivilDate, toEpochDay } from './civil.ts';
import { namesOf } from './names.ts';

/*
 * Which calendar the years of a column are of. Years between 1250 and 1500 are those of the Islamic or the Persian
 * calendar, years after 2350 Buddhist ones: no customer was born in 1445 or buys in 2567.
 */

export type SettledCalendar = 'gregory' | 'buddhist' | 'islamic-umalqura' | 'persian';

/** Whether a year is none that people write today in the Gregorian calendar, but one of another calendar. */
export const isOtherYear = (year: number): boolean => isLunarOrSolar(year) || isBuddhist(year);
const isLunarOrSolar = (year: number) => year >= 1250 && year <= 1500;
const isBuddhist = (year: number) => year >= 2350 && year <= 2700;

/** Fewer years of a calendar than this are as well typing errors. */
const LEAST = 3;
const FUTURE = 0.03;

/** Words for eras that are written beside the year; CLDR's abbreviations vary too much to be looked up. */
const ERAS: readonly (readonly [SettledCalendar, readonly string[]])[] = [
  ['islamic-umalqura', ['ah', 'هـ', 'ه', 'هجري', 'هجريه', 'hicri', 'hijri']],
  ['persian', ['sh', 'ش', 'ه ش', 'هجري شمسي', 'شمسي', 'ap']],
  ['buddhist', ['be', 'พ ศ', 'พศ']],
];

interface Found {
  readonly settled: SettledCalendar | null;
  readonly strength: EvidenceStrength;
  readonly evidence: readonly Evidence[];
}

export function settleCalendar(values: readonly ValueCount[], today: CivilDate): Found {
  const tally = new Tally<SettledCalendar>();
  const lunarOrSolar: { year: number; value: ValueCount }[] = [];
  for (const value of values) {
    const year = yearIn(value.text);
    if (year === 0) continue;
    if (isBuddhist(year)) tally.add('buddhist', 'years', value);
    else if (isLunarOrSolar(year)) lunarOrSolar.push({ year, value });
    else if (year >= 1500 && year < 2350) tally.add('gregory', 'years', value);
  }
  const buddhist = tally.rows('buddhist');
  if (buddhist === 0 && lunarOrSolar.length === 0) return { settled: 'gregory', strength: 'certain', evidence: [] };
  if (lunarOrSolar.length > 0) {
    const which = lunarOrSolarCalendar(lunarOrSolar, today, tally);
    if (which === null) for (const { value } of lunarOrSolar) tally.undecided += value.count;
    else for (const { value } of lunarOrSolar) tally.add(which, 'years', value);
  }
  const { settled, strength } = tally.verdict();
  const isThin = settled !== 'gregory' && settled !== null && tally.rows(settled) < LEAST;
  const isOpen = settled !== null && tally.undecided > tally.rows(settled) / 100;
  const answer = isThin || isOpen ? null : settled;
  const how: EvidenceStrength = answer === null ? (strength === 'certain' ? 'thin' : strength) : strength;
  return { settled: answer, strength: how, evidence: [tally.evidence('calendar', answer, how)] };
}

const YEAR = /(?<![\d.,:+])(\d{4})(?![\d:])/;

/** The year of four digits in a date; 0 where there is none. */
function yearIn(text: string): number {
  // Most columns of dates begin or end with the year.
  const start = fourDigits(text, 0);
  if (start >= 0 && text.length > 4 && text.charCodeAt(4) < 48) return start;
  const mark = text.charCodeAt(5);
  const end = text.length === 10 && mark < 48 ? fourDigits(text, 6) : -1;
  if (end >= 0) return end;
  const plain = plainText(text).replace(/^(\d{1,2})([./-]) ?(\d{1,2})\2 ?/, ' ');
  return plain.length < 6 && plain.trim() === text ? 0 : Number(YEAR.exec(plain)?.[1] ?? 0);
}

/** -1 where the four characters are not digits. */
function fourDigits(text: string, at: number): number {
  let year = 0;
  for (let index = at; index < at + 4; index++) {
    const code = text.charCodeAt(index);
    if (!(code >= 48 && code <= 57)) return -1;
    year = year * 10 + code - 48;
  }
  const next = text.charCodeAt(at + 4);
  return next >= 48 && next <= 57 ? -1 : year;
}

/** Names and eras first, then days that only one calendar has, then what would lie in the future, then the digits. */
function lunarOrSolarCalendar(
  found: readonly { year: number; value: ValueCount }[],
  today: CivilDate,
  tally: Tally<SettledCalendar>,
): 'islamic-umalqura' | 'persian' | null {
  const counts = {
    named: new Map<string, number>(),
    only: new Map<string, number>(),
    digits: new Map<string, number>(),
  };
  const add = (map: Map<string, number>, calendar: string, count: number) =>
    map.set(calendar, (map.get(calendar) ?? 0) + count);
  const readers = {
    'islamic-umalqura': calendarReader('islamic-umalqura'),
    persian: calendarReader('persian'),
  };
  const soon = toEpochDay(today) + 366;
  let future = 0;
  let rows = 0;
  for (const { year, value } of found) {
    const { text, count } = value;
    rows += count;
    const named = calendarNamed(text);
    if (named !== undefined) add(counts.named, named, count);
    const [month, day] = monthAndDay(plainText(text), year);
    if (day > 0) {
      const islamic = readers['islamic-umalqura'](year, month, day);
      const persian = readers.persian(year, month, day);
      if (islamic !== undefined && persian === undefined) add(counts.only, 'islamic-umalqura', count);
      if (persian !== undefined && islamic === undefined) add(counts.only, 'persian', count);
      if (persian !== undefined && toEpochDay(persian) > soon) future += count;
    }
    if (/[\u06f0-\u06f9]/.test(text)) add(counts.digits, 'persian', count);
    if (/[\u0660-\u0669]/.test(text)) add(counts.digits, 'islamic-umalqura', count);
  }
  const byName = oneOf(counts.named, 1);
  if (counts.named.size > 0) return signed(tally, 'era-or-month-names', byName, counts.named);
  const byDay = oneOf(counts.only, Math.max(2, rows / 100));
  if (byDay !== null) return signed(tally, 'month-lengths', byDay, counts.only);
  if (future >= Math.max(2, rows * FUTURE)) {
    tally.sign('islamic-umalqura', 'future', future);
    return 'islamic-umalqura';
  }
  return signed(tally, 'digits', oneOf(counts.digits, Math.max(LEAST, rows / 2)), counts.digits);
}

type Other = 'islamic-umalqura' | 'persian';

/** The calendar that nearly all rows speak for, where enough do. */
function oneOf(counts: ReadonlyMap<string, number>, least: number): Other | null {
  const [islamic, persian] = [counts.get('islamic-umalqura') ?? 0, counts.get('persian') ?? 0];
  const most = Math.max(islamic, persian);
  if (most < least || Math.min(islamic, persian) > (islamic + persian) / 100) return null;
  return islamic > persian ? 'islamic-umalqura' : 'persian';
}

function signed(
  tally: Tally<SettledCalendar>,
  kind: string,
  calendar: Other | null,
  counts: ReadonlyMap<string, number>,
): Other | null {
  if (calendar !== null) tally.sign(calendar, kind, counts.get(calendar) ?? 0);
  return calendar;
}

/** Month and day of a date in digits, 0 and 0 for any other. Nobody writes these calendars with the month first. */
function monthAndDay(plain: string, year: number): readonly [number, number] {
  const numbers = (plain.split(/[T ]?\d{1,2}:/)[0]!.match(/\d+/g) ?? []).map(Number);
  if (numbers.length !== 3) return [0, 0];
  if (numbers[0] === year) return [numbers[1]!, numbers[2]!];
  if (numbers[2] !== year) return [0, 0];
  return numbers[1]! > 12 ? [numbers[0]!, numbers[1]!] : [numbers[1]!, numbers[0]!];
}

let words: ReadonlyMap<string, string> | undefined;

/** Names of months and eras that are of one of the two calendars alone. */
function calendarWords(): ReadonlyMap<string, string> {
  if (words !== undefined) return words;
  const found = new Map<string, string>();
  for (const calendar of ['islamic-umalqura', 'persian'] as const) {
    for (const language of ['ar', 'fa', 'en', 'tr']) {
      for (const name of namesOf(language, calendar).months.keys()) {
        const known = found.get(name);
        found.set(name, known === undefined || known === calendar ? calendar : '');
      }
    }
  }
  for (const [calendar, eras] of ERAS) for (const era of eras) found.set(fold(era), calendar);
  for (const [name, calendar] of found) if (calendar === '' || name === '') found.delete(name);
  words = found;
  return found;
}

function calendarNamed(text: string): string | undefined {
  if (!/\p{L}/u.test(text)) return undefined;
  const parts = (plainText(text).match(/[\p{L}\p{M}]+/gu) ?? []).map(fold).filter(Boolean);
  const known = calendarWords();
  for (let at = 0; at < parts.length; at++) {
    const named = known.get(parts.slice(at, at + 2).join(' ')) ?? known.get(parts[at]!);
    if (named !== undefined) return named;
  }
  return undefined;
}
