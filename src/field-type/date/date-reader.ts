import { plainText } from '../number/plain-text.ts';
import { withoutJapaneseEra } from './calendar.ts';
import { type CivilDate, fromEpochDay, fromIsoWeek, isCivil, isLeapYear, toEpochDay } from './civil.ts';
import { type DateOptions, epochMinutes, habitsOf, isoIsGregorian } from './date-options.ts';
import type { DateHabits, DateReason, Moment, MomentReading } from './moment.ts';
import { readCompactDate, readNumericDate } from './numeric-date.ts';
import { makePatternReader } from './pattern.ts';
import { isOtherYear } from './settle-calendar.ts';
import { makeSkeletonReader } from './skeleton.ts';
import { withoutWeekday } from './weekdays.ts';
import { makeWrittenReader } from './written-date.ts';
import { makeZone } from './zone.ts';

/** A moment in the form in which it is written: local, or in UTC where it is an instant. */
export interface Resolved extends Moment {
  readonly isInstant: boolean;
}

/** Makes the reader of one column: common shapes first, then ISO weeks, serials and epochs, then written dates. */
export function makeDateReader(
  options: DateOptions,
  today: CivilDate,
  everyLanguage = true,
): (text: string) => Resolved | DateReason {
  const habits = habitsOf(options, today);
  const zone = options.timezone === '' ? undefined : makeZone(options.timezone);
  const readMoment = makeMomentReader(options, habits, everyLanguage);
  const isUnclear = options.calendar === 'unclear';
  return (text) => {
    const moment = readMoment(text);
    if (typeof moment === 'string') return moment;
    if (isUnclear && isOtherYear(moment.date.year)) return 'ambiguous-calendar';
    const { date, time } = moment;
    if (time === undefined) return { date, isInstant: false };
    if (options.ignoreTz) return { date, time, isInstant: false };
    const local = epochMinutes(date, time.hour, time.minute);
    const offset = moment.offset ?? zone?.offsetOfLocal(local);
    if (offset === undefined) return { date, time, isInstant: false };
    if (typeof offset === 'string') return offset;
    return offset === 0 ? { date, time, isInstant: true } : { ...atMinute(local - offset, time), isInstant: true };
  };
}

const atMinute = (minutes: number, { second, fraction }: { second: number; fraction: string }) => {
  const day = Math.floor(minutes / 1440);
  const rest = minutes - day * 1440;
  return { date: fromEpochDay(day), time: { hour: Math.floor(rest / 60), minute: rest % 60, second, fraction } };
};

/** The day of an instant in the column's zone, for fields that hold dates alone. */
export function localDay(resolved: Resolved, zone: { offsetAt(utcMinutes: number): number } | undefined): CivilDate {
  const { date, time } = resolved;
  if (!resolved.isInstant || zone === undefined || time === undefined) return date;
  const minutes = epochMinutes(date, time.hour, time.minute);
  return fromEpochDay(Math.floor((minutes + zone.offsetAt(minutes)) / 1440));
}

function makeMomentReader(
  options: DateOptions,
  habits: DateHabits,
  everyLanguage: boolean,
): (text: string) => MomentReading {
  if (options.format !== '') {
    const byPattern = makePatternReader(options.format, habits);
    return (text) => {
      const plain = plainText(text);
      const moment = byPattern(plain);
      // What this program wrote is read again.
      return moment === 'not-a-date' ? (readIso(plain) ?? moment) : moment;
    };
  }
  const written = makeWrittenReader(habits, everyLanguage);
  const isGregorian = habits.calendar === 'gregory';
  const readPlain = (plain: string): MomentReading => {
    let text = plain;
    const counted = readCount(text, options);
    if (counted !== undefined) return counted;
    if (!isGregorian) {
      const iso = readIso(text);
      if (iso !== undefined && isoIsGregorian(habits.calendar, iso.date.year)) return iso;
      if (habits.calendar === 'japanese') text = withoutJapaneseEra(text);
    }
    if (/\d[./-]\d/.test(text) && /\p{L}{2}/u.test(text)) {
      const dated = readNumericDate(withoutWeekday(text), habits);
      if (dated !== undefined) return dated;
    }
    return (
      readNumericDate(text, habits) ??
      (isGregorian ? readCompactDate(text, habits) : undefined) ??
      readIsoOther(text) ??
      written(text)
    );
  };
  // Dates of other calendars come out in other numbers than they are written in.
  const read = isGregorian ? makeSkeletonReader(readPlain, habits) : readPlain;
  return (given) => {
    if (isGregorian) {
      const quick = readNumericDate(given, habits);
      if (quick !== undefined) return quick;
    }
    const text = plainText(given);
    return text === '' ? 'not-a-date' : read(text);
  };
}

const ISO_HABITS: DateHabits = {
  orderOf: () => 'YMD',
  orderIsHint: false,
  locale: '',
  strict: true,
  ignoreZone: false,
  fullYear: (year) => year,
  toCivil: (year, month, day) => (isCivil(year, month, day) ? { year, month, day } : undefined),
  calendar: 'gregory',
};

function readIso(text: string): Moment | undefined {
  if (!/^\d{4}-\d\d-\d\d(?!\d)/.test(text)) return undefined;
  const moment = readNumericDate(text, ISO_HABITS);
  return moment === undefined || typeof moment === 'string' ? undefined : moment;
}

/** ISO week dates and ordinal dates: 2004-W53-6, 2023-365. */
function readIsoOther(text: string): MomentReading | undefined {
  const week = /^(\d{4})-?[Ww](\d{2})(?:-?(\d))?$/.exec(text);
  if (week !== null) {
    if (week[3] === undefined) return isWeek(Number(week[1]), Number(week[2])) ? 'incomplete' : 'no-such-date';
    const date = fromIsoWeek(Number(week[1]), Number(week[2]), Number(week[3]));
    return date === undefined ? 'no-such-date' : { date };
  }
  const ordinal = /^(\d{4})-(\d{3})$/.exec(text);
  if (ordinal === null) return undefined;
  const year = Number(ordinal[1]);
  const day = Number(ordinal[2]);
  if (year < 1 || day < 1 || day > (isLeapYear(year) ? 366 : 365)) return 'no-such-date';
  return { date: fromEpochDay(toEpochDay({ year, month: 1, day: 1 }) + day - 1) };
}

const isWeek = (year: number, week: number) => fromIsoWeek(year, week, 1) !== undefined;

const DAY_MS = 86_400_000;
const EPOCH_1900 = toEpochDay({ year: 1899, month: 12, day: 30 });
const EPOCH_1904 = toEpochDay({ year: 1904, month: 1, day: 1 });
/** The last day of the year 9999. */
const LAST_SERIAL = 2_958_465;
/** Seconds of this size lie after the year 5138; milliseconds of it in 1973. */
const LARGEST_SECONDS = 1e11;

/** Days of a spreadsheet or seconds since 1970, where the options say that numbers are such. */
function readCount(text: string, { serial, epoch }: DateOptions): MomentReading | undefined {
  const counts = serial === 'excel1900' || serial === 'excel1904';
  if (!counts && serial !== 'unclear' && epoch === 'none') return undefined;
  if (!/^-?\d{1,16}(?:[.,]\d+)?$/.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  if (serial === 'unclear' && epoch === 'none') return /^\d{5}(?!\d)/.test(text) ? 'ambiguous-serial' : undefined;
  if (counts && value >= 0 && value <= LAST_SERIAL) return fromSerial(value, serial);
  // 20241231 is a date without its marks.
  if (counts && epoch === 'none' && /^\d{8}$/.test(text)) return undefined;
  if (epoch === 'none') return 'no-such-date';
  const inMs = epoch === 'ms' || (epoch === 'auto' && Math.abs(value) >= LARGEST_SECONDS);
  return fromMs(inMs ? value : value * 1000, 0);
}

function fromSerial(value: number, serial: 'excel1900' | 'excel1904'): MomentReading {
  const whole = Math.floor(value);
  // Excel counts a 29 February 1900 that never was, to be like the program it replaced.
  if (serial === 'excel1900' && (whole === 60 || whole === 0)) return 'no-such-date';
  const start = serial === 'excel1904' ? EPOCH_1904 : whole < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
  const ms = Math.round((value - whole) * DAY_MS);
  if (value === whole) return { date: fromEpochDay(start + whole) };
  // A double holds a time of day of these days to some microseconds; what is within a millisecond of a second is that second.
  const moment = fromMs(
    (start + whole) * DAY_MS + (Math.abs(ms - Math.round(ms / 1000) * 1000) <= 1 ? Math.round(ms / 1000) * 1000 : ms),
    undefined,
  );
  return moment;
}

function fromMs(ms: number, offset: number | undefined): MomentReading {
  const rounded = Math.round(ms);
  const day = Math.floor(rounded / DAY_MS);
  const date = Math.abs(day) < 4_000_000 ? fromEpochDay(day) : undefined;
  if (date === undefined || !isCivil(date.year, date.month, date.day)) return 'no-such-date';
  const rest = rounded - day * DAY_MS;
  const time = {
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    fraction:
      rest % 1000 === 0
        ? ''
        : String(rest % 1000)
            .padStart(3, '0')
            .replace(/0+$/, ''),
  };
  return { date, time, ...(offset === undefined ? {} : { offset }) };
}
