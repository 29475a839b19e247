import type { Json } from '../../util/json.ts';
import { headerSays, shareOf } from '../column-evidence.ts';
import type { ReadContext, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { dateOptions, todayOf } from './date-options.ts';
import { makeDateReader } from './date-reader.ts';
import { settleDates } from './settle-dates.ts';

/** What date and datetime share. */
export const dateReasons = {
  'not-a-date': 'is not a date',
  'no-such-date': 'is a day that the calendar does not have',
  'no-such-time': 'is a time that the clock does not show',
  incomplete: 'lacks the day or the year',
  'ambiguous-order': 'may be day first or month first, and nothing says which',
  'ambiguous-month': 'has a month name that means different months in different languages',
  'ambiguous-time': 'is a time that the clock showed twice, when summer time ended',
  'ambiguous-calendar': 'has a year of another calendar, and nothing says which',
  'ambiguous-serial': 'is a number of days, and nothing says whether they are counted from 1900 or 1904',
  'other-order': 'can only be read in another order of day and month than its column has',
  'unknown-zone': 'names a time zone that is not known, or means several',
};

const HEADERS = [
  'date',
  'birthday',
  'birth date',
  'birthdate',
  'dob',
  'created',
  'updated',
  'modified',
  'timestamp',
  'time',
  'since',
  'day',
  'tarih',
  'tarihi',
  'dogum tarihi',
  'kayit tarihi',
  'zaman',
  'datum',
  'geburtsdatum',
  'geboren',
  'erstellt',
  'geandert',
  'stand',
  'تاريخ',
  'التاريخ',
  'تاريخ الميلاد',
  'الوقت',
];

/** Nothing is in the future: what kind of column it is does not depend on the day of the run. */
const noContext: ReadContext = { today: '2100-01-01', rates: () => ({ rate: () => undefined }) };

/** A digit beside a separator or a word; a number alone is no date by itself. */
const LOOKS_DATED = /\d[./:\-年년 ]|\p{L}/u;

/** How well a column holds dates, with or without a time of day. */
export function inferDates(
  name: string,
  values: readonly ValueCount[],
  timed: boolean,
): { readonly confidence: number; readonly options: Readonly<Record<string, Json>> } {
  const { options } = settleDates(dateOptions.parse({}), values, noContext);
  const reader = makeDateReader(options, todayOf('2000-01-01'), false);
  let withTime = 0;
  const share = shareOf(values, (text) => {
    if (!LOOKS_DATED.test(plainText(text))) return false;
    const moment = reader(text);
    if (typeof moment === 'string') return moment === 'ambiguous-order';
    if (moment.time !== undefined) withTime++;
    return true;
  });
  const filled = values.filter(({ text }) => text.trim() !== '').length;
  const hasTimes = withTime > 0.05 * filled;
  if (share < 0.6 || hasTimes !== timed) return { confidence: 0, options: {} };
  const hinted = headerSays(name, HEADERS);
  const { order } = options;
  const orders = typeof order === 'string' ? [] : Object.values(order);
  const oneOrder = orders.length > 0 && new Set(orders).size === 1 ? { order: orders[0]! } : {};
  return { confidence: share * (hinted ? 1 : 0.9), options: oneOrder };
}
