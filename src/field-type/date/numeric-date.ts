import { type CivilDate, fromEpochDay, isCivil, type Time, toEpochDay } from './civil.ts';
import type { DateHabits, DateReason, Moment, MomentReading, Order } from './moment.ts';

const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * Reads a date in digits, with or without an ISO time after it: three numbers with one separator. undefined: not of
 * that shape. Most columns hold nothing else, so it goes by character codes.
 */
export function readNumericDate(text: string, habits: DateHabits): MomentReading | undefined {
  const numbers = [0, 0, 0];
  const widths = [0, 0, 0];
  let at = 0;
  let separator = 0;
  for (let part = 0; part < 3; part++) {
    const start = at;
    let value = 0;
    let code = text.charCodeAt(at);
    while (isDigit(code) && at - start < 5) {
      value = value * 10 + code - 48;
      code = text.charCodeAt(++at);
    }
    if (at === start || at - start > 4 || at - start === 3) return undefined;
    numbers[part] = value;
    widths[part] = at - start;
    if (part === 2) break;
    // Point, hyphen, slash or space, and the same one between all.
    if (part === 0) {
      if (code !== 45 && code !== 46 && code !== 47 && code !== 32) return undefined;
      separator = code;
    } else if (code !== separator) return undefined;
    at++;
    if (separator === 46 && text.charCodeAt(at) === 32) at++;
  }
  let rest = at;
  if (separator === 46 && text.charCodeAt(rest) === 46) rest++;
  const clock: Partial<TimeOfDay> | DateReason | undefined = rest === text.length ? {} : readTimeAfter(text, rest);
  if (clock === undefined || typeof clock === 'string') return clock;
  const date = arrange(numbers, widths, String.fromCharCode(separator), habits);
  if (typeof date === 'string') return date;
  return rest === text.length ? { date } : withTime(date, clock);
}

/** Which of three numbers is day, month and year. */
export function arrange(
  numbers: readonly number[],
  widths: readonly number[],
  separator: string,
  habits: DateHabits,
): CivilDate | DateReason {
  const given = habits.orderOf(separator);
  const possible = possibleOrders(widths, separator, given);
  if (possible.length === 0) return 'not-a-date';
  if (given !== '' && possible.includes(given)) {
    const date = inOrder(numbers, widths, given, habits);
    if (date !== undefined) return date;
    if (!habits.orderIsHint)
      return possible.some((order) => inOrder(numbers, widths, order, habits)) ? 'other-order' : 'no-such-date';
  }
  let found: CivilDate | undefined;
  for (const order of possible) {
    const date = inOrder(numbers, widths, order, habits);
    if (date === undefined) continue;
    if (found !== undefined && (found.day !== date.day || found.month !== date.month || found.year !== date.year)) {
      return 'ambiguous-order';
    }
    found = date;
  }
  return found ?? 'no-such-date';
}

const YEAR_FIRST: readonly Order[] = ['YMD'];
const YEAR_LAST: readonly Order[] = ['DMY', 'MDY'];
const YEAR_ANYWHERE: readonly Order[] = ['DMY', 'MDY', 'YMD'];

/** The orders that the widths leave open: a number of four digits is the year. Day before month after a year is written nowhere. */
function possibleOrders(widths: readonly number[], separator: string, given: Order | ''): readonly Order[] {
  const year = widths.indexOf(4);
  if (year !== widths.lastIndexOf(4)) return [];
  if (year === 0) return given === 'YDM' ? ['YDM'] : YEAR_FIRST;
  if (year === 1) return given === 'DYM' || given === 'MYD' ? [given] : [];
  if (year === 2) return YEAR_LAST;
  if (given !== '') return YEAR_ANYWHERE.includes(given) ? YEAR_ANYWHERE : [given];
  // With points, a year of two digits stands last; those who write it first write a hyphen or a slash.
  return separator === '.' ? YEAR_LAST : YEAR_ANYWHERE;
}

function inOrder(
  numbers: readonly number[],
  widths: readonly number[],
  order: Order,
  habits: DateHabits,
): CivilDate | undefined {
  const yearAt = order.indexOf('Y');
  const width = widths[yearAt]!;
  if (width === 1) return undefined;
  const year = width === 4 ? numbers[yearAt]! : habits.fullYear(numbers[yearAt]!);
  return habits.toCivil(year, numbers[order.indexOf('M')]!, numbers[order.indexOf('D')]!);
}

export interface TimeOfDay {
  readonly time: Time;
  readonly offset?: number;
  /** 24:00, which is midnight of the day after. */
  readonly nextDay: boolean;
}

/** `T10:49:41.5Z`, ` 10:49`, `T1049+03`: hours, minutes, seconds, fraction and offset after a date, to the end of the text. */
const ISO_TIME = /^(?:[Tt]|,? )(\d{2}):?(?:(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/** `T10:49:41.963Z` and ` 10:49:41`, by character codes; undefined for any other form. */
function quickTime(text: string, at: number): TimeOfDay | undefined {
  const lead = text.charCodeAt(at);
  if ((lead !== 84 && lead !== 32) || text.charCodeAt(at + 3) !== 58 || text.charCodeAt(at + 6) !== 58)
    return undefined;
  const hour = twoDigits(text, at + 1);
  const minute = twoDigits(text, at + 4);
  const second = twoDigits(text, at + 7);
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  let end = at + 9;
  let fraction = '';
  if (text.charCodeAt(end) === 46) {
    let last = ++end;
    const start = end;
    while (isDigit(text.charCodeAt(end))) {
      if (text.charCodeAt(end) !== 48) last = end + 1;
      end++;
    }
    if (end === start || end - start > 9) return undefined;
    fraction = text.slice(start, last);
  }
  const time = { hour, minute, second, fraction };
  if (end === text.length) return { time, nextDay: false };
  return end === text.length - 1 && text.charCodeAt(end) === 90 ? { time, nextDay: false, offset: 0 } : undefined;
}

/** NaN where one of the two is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function readTimeAfter(text: string, at: number): TimeOfDay | DateReason | undefined {
  const quick = quickTime(text, at);
  if (quick !== undefined) return quick;
  const match = ISO_TIME.exec(text.slice(at));
  if (match === null) return undefined;
  const [, hour = '', minute, second = '0', fraction = '', zone] = match;
  // Hours alone are a time only where T says so.
  if (minute === undefined && !/[Tt]/.test(text[at]!)) return undefined;
  return makeTime(Number(hour), Number(minute ?? 0), Number(second), fraction, zone);
}

/** Checks a time and its offset; a leap second is no time of day that others can read. */
export function makeTime(
  hour: number,
  minute: number,
  second: number,
  fraction: string,
  zone?: string,
): TimeOfDay | DateReason {
  const digits = fraction.replace(/0+$/, '');
  const nextDay = hour === 24 && minute === 0 && second === 0 && digits === '';
  if ((hour > 23 && !nextDay) || minute > 59 || second > 59) return 'no-such-time';
  const time = { hour: nextDay ? 0 : hour, minute, second, fraction: digits };
  if (zone === undefined) return { time, nextDay };
  const offset = offsetMinutes(zone);
  return offset === undefined ? 'unknown-zone' : { time, nextDay, offset };
}

/** Minutes east of UTC of `Z`, `+03:00`, `-0530` or `+3`. */
export function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (match === null) return undefined;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  if (hours > 18 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

export function withTime(date: CivilDate, given: Partial<TimeOfDay>): Moment {
  const { time, offset, nextDay } = given;
  const day = nextDay ? fromEpochDay(toEpochDay(date) + 1) : date;
  return { date: day, ...(time === undefined ? {} : { time }), ...(offset === undefined ? {} : { offset }) };
}

/** `20240229`, `20240229T2330`, `20240229233059`: ISO without its marks. */
export function readCompactDate(text: string, habits: DateHabits): MomentReading | undefined {
  const match =
    /^(\d{4})(\d{2})(\d{2})(?:[Tt ]?(\d{4}(?:\d{2})?)(?:[.,](\d{1,9}))?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(text);
  const iso = match === null ? undefined : compactIso(match);
  if (iso !== undefined && typeof iso !== 'string') return iso;
  const order = habits.orderOf('');
  if (/^\d{8}$/.test(text) && (order === 'DMY' || order === 'MDY')) {
    const date = arrange(
      [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))],
      [2, 2, 4],
      '',
      habits,
    );
    if (typeof date !== 'string') return { date };
  }
  return iso;
}

function compactIso(match: RegExpExecArray): MomentReading {
  const [, year, month, day, clock, fraction = '', zone] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isCivil(date.year, date.month, date.day)) return 'no-such-date';
  if (clock === undefined) return { date };
  const time = makeTime(Number(clock.slice(0, 2)), Number(clock.slice(2, 4)), Number(clock.slice(4)), fraction, zone);
  return typeof time === 'string' ? time : withTime(date, time);
}
