import { z } from 'zod';
import { flag, integerIn } from '../../util/rule-schema.ts';
import { checkedLocale } from '../number/convention.ts';
import { CALENDARS, calendarReader, yearIn } from './calendar.ts';
import { type CivilDate, isCivil, toEpochDay } from './civil.ts';
import type { DateHabits, Order } from './moment.ts';

const order = z.enum(['DMY', 'MDY', 'YMD', 'YDM', 'DYM', 'MYD']);
const orderOrAuto = z.union([z.literal('auto'), order]);

/** The options of date and datetime, as every writing of a date needs them. */
export const dateOptions = z.strictObject({
  locale: z
    .string()
    .default('')
    .describe('Language and region whose habits hold, as "tr" or "en-GB": order and month names. Empty: any language.'),
  order: z
    .union([
      orderOrAuto,
      z.strictObject({
        '.': orderOrAuto.optional(),
        '/': orderOrAuto.optional(),
        '-': orderOrAuto.optional(),
        ' ': orderOrAuto.optional(),
      }),
    ])
    .default('auto')
    .describe(
      'Order of day, month and year in digits, or one for each separator, as { ".": DMY, "/": MDY }. auto: by the locale, else by the other values of the column; a date that still reads in two ways, as 03/04/2024, is declined.',
    ),
  pivot: z
    .union([z.literal('auto'), integerIn(0, 100)])
    .default('auto')
    .describe(
      'Two-digit years below it are 20yy, the others 19yy. auto: the year that lies at most 20 years ahead of today.',
    ),
  calendar: z
    .enum(['auto', 'unclear', ...CALENDARS])
    .default('auto')
    .describe(
      'Calendar of the years; ISO dates (2024-01-31) of this age stay Gregorian in all of them. auto: Gregorian, but where the years of the column are Islamic, Persian or Buddhist ones. unclear: such years are declined.',
    ),
  serial: z
    .enum(['auto', 'unclear', 'none', 'excel1900', 'excel1904'])
    .default('auto')
    .describe(
      'Whether numbers are days, as a spreadsheet counts them, and from which year. auto: where other dates of the column or of its source show it. unclear: such numbers are declined, and the reason says so.',
    ),
  epoch: z
    .enum(['none', 's', 'ms', 'auto'])
    .default('none')
    .describe('Whether numbers are seconds or milliseconds since 1970; auto tells them apart by their size.'),
  timezone: z
    .string()
    .default('')
    .describe('Zone of times that name none, as "Europe/Istanbul" or "+03:00". Empty: such times stay local.'),
  ignoreTz: flag.default(false).describe('Whether a zone in the text is passed over, and its time taken as local.'),
  format: z.string().default('').describe('The one form that is read, as "DD.MM.YYYY HH:mm" or "%d.%m.%Y".'),
  strict: flag.default(false).describe('Only names of the locale, and no words that its dates do not have.'),
});

export type DateOptions = z.output<typeof dateOptions>;

/** Gregorian years up to which an ISO date in a column of another calendar is taken for what it says. */
const ISO_YEARS = new Map<string, readonly [number, number]>([
  ['buddhist', [1, 2200]],
  ['roc', [1000, 9999]],
  ['hebrew', [1, 4000]],
]);

export function habitsOf(options: DateOptions, today: CivilDate): DateHabits {
  if (options.locale !== '') checkedLocale(options.locale);
  const calendar = options.calendar === 'auto' || options.calendar === 'unclear' ? 'gregory' : options.calendar;
  const toCalendar = calendarReader(calendar);
  const civil = (year: number, month: number, day: number) =>
    isCivil(year, month, day) ? { year, month, day } : undefined;
  const given = orders(options);
  const hinted = options.locale === '' || given.size > 0 ? '' : localeOrder(options.locale);
  const thisYear = calendar === 'gregory' ? today.year : yearIn(calendar, today);
  const { pivot } = options;
  const fullYear = (twoDigits: number) => {
    if (pivot !== 'auto' && calendar === 'gregory') return (twoDigits < pivot ? 2000 : 1900) + twoDigits;
    // Years of the Republic have two digits of their own: 80 is 1991.
    if (calendar === 'roc') return twoDigits;
    const latest = thisYear + 20;
    return latest - ((((latest - twoDigits) % 100) + 100) % 100);
  };
  return {
    orderOf: (separator) => given.get(separator) ?? given.get('') ?? hinted,
    orderIsHint: given.size === 0,
    locale: options.locale,
    strict: options.strict,
    ignoreZone: options.ignoreTz,
    fullYear,
    toCivil: calendar === 'gregory' ? civil : toCalendar,
    calendar,
  };
}

/** Whether an ISO date with this year is Gregorian in a column of the calendar. */
export function isoIsGregorian(calendar: string, year: number): boolean {
  if (calendar === 'gregory') return true;
  const [first, last] = ISO_YEARS.get(calendar) ?? [1700, 9999];
  return year >= first && year <= last;
}

/** The orders that the options name, by separator; '' for all others. */
function orders({ order: given }: DateOptions): Map<string, Order> {
  if (given === 'auto') return new Map();
  if (typeof given === 'string') return new Map([['', given]]);
  return new Map(
    Object.entries(given).filter((entry): entry is [string, Order] => entry[1] !== undefined && entry[1] !== 'auto'),
  );
}

function localeOrder(locale: string): Order | '' {
  const parts = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
    dateStyle: 'short',
    timeZone: 'UTC',
  }).formatToParts(0);
  const letters = parts
    .map(({ type }) => (type === 'day' ? 'D' : type === 'month' ? 'M' : type === 'year' ? 'Y' : ''))
    .join('');
  return order.safeParse(letters).data ?? '';
}

/** Today as the context has it. */
export function todayOf(iso: string): CivilDate {
  const [year = 2000, month = 1, day = 1] = iso.split('-').map(Number);
  return { year, month, day };
}

export const epochMinutes = (date: CivilDate, hour: number, minute: number): number =>
  toEpochDay(date) * 1440 + hour * 60 + minute;
