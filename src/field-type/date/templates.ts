import { plainText } from '../number/plain-text.ts';
import { eraStart, gematria, monthOf } from './calendar.ts';
import type { DateHabits, MomentReading } from './moment.ts';
import { makeTime, withTime } from './numeric-date.ts';

/*
 * Dates exactly as CLDR writes them in one locale and calendar: each of its formats becomes a pattern of the marks and words
 * between the parts. This reads what reading word by word cannot, such as months that are called by numbers.
 */

type Options = Intl.DateTimeFormatOptions;
type Part = 'weekday' | 'era' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'dayPeriod';

interface Template {
  readonly pattern: RegExp;
  /** What the groups of the pattern hold, in order. */
  readonly parts: readonly Part[];
}

interface Words {
  readonly months: Map<string, number>;
  readonly weekdays: Set<string>;
  readonly eras: Map<string, number>;
  readonly halves: Map<string, 'am' | 'pm'>;
}

interface Templates {
  readonly list: readonly Template[];
  readonly words: Words;
}

const HOUR = 3_600_000;
const DATE_STYLES = ['full', 'long', 'medium', 'short'] as const;
const TIME_STYLES = [undefined, 'short', 'medium'] as const;
/** Days in every month, on every weekday, and one in each half of the day. */
const DAYS = Array.from({ length: 26 }, (_, at) => Date.UTC(2023, 0, 4 + at * 15) + (at % 2 === 0 ? 3 : 15) * HOUR);
/** A day in each era of the calendars that still have several, and in the few days of a thirteenth month. */
const OLD_DAYS = [...[1870, 1915, 1930, 1995].map((year) => Date.UTC(year, 5, 15)), Date.UTC(2023, 8, 8)];

const NUMBER = '(\\d{1,4})';
const HEBREW_NUMBER = '([\\u05d0-\\u05ea\'"׳״]{1,7})';

/** Makes the reader of a locale's own formats; it gives nothing where none fits. */
export function makeTemplateReader(habits: DateHabits): (text: string) => MomentReading | undefined {
  let templates: Templates | undefined;
  return (text) => {
    templates ??= templatesOf(habits.locale, habits.calendar);
    const form = formOf(text, habits.locale);
    for (const template of templates.list) {
      const match = template.pattern.exec(form);
      const reading = match === null ? undefined : readParts(template.parts, match.slice(1), templates.words, habits);
      if (reading !== undefined) return reading;
    }
    return undefined;
  };
}

const formOf = (text: string, locale: string): string =>
  plainText(text)
    .normalize('NFKC')
    .toLocaleLowerCase(locale)
    .replace(/\u0307/g, '');

const cache = new Map<string, Templates>();

function templatesOf(locale: string, calendar: string): Templates {
  const key = `${locale} ${calendar}`;
  let made = cache.get(key);
  if (made === undefined) {
    made = makeTemplates(locale, calendar);
    cache.set(key, made);
  }
  return made;
}

function makeTemplates(locale: string, calendar: string): Templates {
  const words: Words = { months: new Map(), weekdays: new Set(), eras: new Map(), halves: new Map() };
  const base: Options = { timeZone: 'UTC', calendar };
  // Hebrew dates are written in letters by those who do not ask for digits.
  const digits = calendar === 'hebrew' ? ['-u-nu-latn', ''] : ['-u-nu-latn'];
  const formats = digits.flatMap((numbers) =>
    DATE_STYLES.flatMap((dateStyle) =>
      TIME_STYLES.map(
        (timeStyle) =>
          new Intl.DateTimeFormat(locale + numbers, { ...base, dateStyle, ...(timeStyle && { timeStyle }) }),
      ),
    ),
  );
  const days = calendar === 'gregory' ? DAYS : [...DAYS, ...OLD_DAYS];
  const found = formats.map((format) => days.map((day) => format.formatToParts(day)));
  for (const month of ['long', 'short'] as const) {
    for (const options of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { ...base, ...options });
      for (const day of days) noteWords(format.formatToParts(day), day, calendar, locale, words);
    }
  }
  for (const lists of found)
    for (const [at, parts] of lists.entries()) noteWords(parts, days[at]!, calendar, locale, words);
  // Chinese tells dawn, morning, noon and evening apart.
  const clock = new Intl.DateTimeFormat(locale, { ...base, timeStyle: 'short' });
  for (let hour = 0; hour < 24; hour++)
    noteWords(clock.formatToParts(hour * HOUR), hour * HOUR, calendar, locale, words);
  const sources = new Map<string, Template>();
  const keep = (source: string, parts: readonly Part[]) => {
    if (!sources.has(source)) sources.set(source, { pattern: new RegExp(`^${source}$`, 'u'), parts });
  };
  for (const lists of found) for (const parts of lists) addTemplate(parts, words, locale, keep);
  if (words.months.size > 0) addPlain(oneOf(words.months.keys()), keep);
  return { list: [...sources.values()], words };
}

/** Day, month and year in a row, which is no format of many languages. */
function addPlain(month: string, keep: (source: string, parts: readonly Part[]) => void): void {
  keep(`${NUMBER}\\.?[ -]?${month}[ ,-]*${NUMBER}`, ['day', 'month', 'year']);
  keep(`${month} ?${NUMBER},? ${NUMBER}`, ['month', 'day', 'year']);
}

function noteWords(
  parts: readonly Intl.DateTimeFormatPart[],
  day: number,
  calendar: string,
  locale: string,
  words: Words,
): void {
  for (const { type, value } of parts) {
    const form = formOf(value, locale);
    if (type === 'month' && !/^\d+$/.test(form)) words.months.set(form, monthOf(calendar, day));
    if (type === 'weekday') words.weekdays.add(form);
    if (type === 'era') words.eras.set(form, eraStart(calendar, day));
    if (type === 'dayPeriod') words.halves.set(form, new Date(day).getUTCHours() < 12 ? 'am' : 'pm');
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** The longest first, because one name may begin another. */
const oneOf = (words: Iterable<string>) =>
  `(${[...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => escaped(word).replace(/ +/g, ' ?'))
    .join('|')})`;

function addTemplate(
  parts: readonly Intl.DateTimeFormatPart[],
  words: Words,
  locale: string,
  keep: (source: string, parts: readonly Part[]) => void,
): void {
  let source = '';
  const held: Part[] = [];
  for (const { type, value } of parts) {
    const form = formOf(value, locale);
    const part: Part | undefined = type === 'literal' ? undefined : (RENAMED.get(type) ?? (type as Part));
    if (part === undefined)
      source +=
        / $|^ |^$/.test(value) || form === ''
          ? ` ?${escaped(form).replace(/ +/g, ' ?')} ?`
          : escaped(form).replace(/ +/g, ' ?');
    else {
      held.push(part);
      source += patternOf(part, form, words);
    }
  }
  if (held.includes('day') && held.includes('month') && held.includes('year')) keep(source, held);
}

const RENAMED = new Map<string, Part>([['relatedYear', 'year']]);

function patternOf(part: Part, form: string, { months, weekdays, eras, halves }: Words): string {
  if (part === 'weekday') return oneOf(weekdays);
  if (part === 'era') return oneOf(eras.keys());
  if (part === 'dayPeriod') return oneOf(halves.keys());
  if (/^\d+$/.test(form)) return NUMBER;
  if (part === 'month') return oneOf(months.keys());
  return /[\u05d0-\u05ea]/.test(form) ? HEBREW_NUMBER : '(\\d{1,4}|元)';
}

function readParts(
  parts: readonly Part[],
  values: readonly string[],
  words: Words,
  habits: DateHabits,
): MomentReading | undefined {
  const textOf = (part: Part) => values[parts.indexOf(part)];
  const numberOf = (part: Part) => {
    const value = textOf(part) ?? '';
    return value === '元' ? 1 : /^\d+$/.test(value) ? Number(value) : gematria(value);
  };
  const monthText = textOf('month')!;
  const month = /^\d+$/.test(monthText) ? Number(monthText) : monthIn(words.months, monthText);
  const era = textOf('era');
  const written = numberOf('year');
  const isShort = /^\d{1,2}$/.test(textOf('year')!) && era === undefined;
  const year =
    habits.calendar === 'hebrew' && written < 1000
      ? written + 5000
      : era === undefined
        ? isShort
          ? habits.fullYear(written)
          : written
        : written + (words.eras.get(era) ?? 0);
  const date = month === undefined ? undefined : habits.toCivil(year, month, numberOf('day'));
  if (date === undefined) return 'no-such-date';
  if (!parts.includes('hour')) return { date };
  const half = textOf('dayPeriod');
  const hour = numberOf('hour');
  const isLate = half !== undefined && words.halves.get(half) === 'pm';
  const full = half === undefined || hour > 12 ? hour : (hour % 12) + (isLate ? 12 : 0);
  const time = makeTime(full, numberOf('minute'), parts.includes('second') ? numberOf('second') : 0, '');
  return typeof time === 'string' ? time : withTime(date, time);
}

/** The pattern lets spaces inside a name be left out. */
function monthIn(months: ReadonlyMap<string, number>, text: string): number | undefined {
  const found = months.get(text);
  if (found !== undefined) return found;
  const bare = text.replaceAll(' ', '');
  for (const [name, month] of months) if (name.replaceAll(' ', '') === bare) return month;
  return undefined;
}
