import { fold } from '../../util/fold.ts';
import type { ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { nameSources } from './names.ts';
import type { SettledOrder } from './settle-order.ts';

/* What says the order of a column's dates beside the dates in digits themselves. */

const MARK = '[\\s./_-]?';
// Days, months and years as headers abbreviate them in English, Turkish, German, French, Spanish and Portuguese.
const DAY = '(?:dd?|gg?|tt?|jj?)';
const MONTH = '(?:mm?|aa?)';
const YEAR = '(?:yyyy|yy|jjjj|jj|aaaa|aa)';
const FORMS: readonly (readonly [SettledOrder, RegExp])[] = [
  ['DMY', new RegExp(`(?<!\\p{L})${DAY}${MARK}${MONTH}${MARK}${YEAR}(?!\\p{L})`, 'iu')],
  ['MDY', new RegExp(`(?<!\\p{L})mm?${MARK}dd?${MARK}yy(?:yy)?(?!\\p{L})`, 'iu')],
  ['YMD', new RegExp(`(?<!\\p{L})${YEAR}${MARK}${MONTH}${MARK}${DAY}(?!\\p{L})`, 'iu')],
];

/** The order that a header spells out, as "Date (DD/MM/YYYY)" or "Tarih GG.AA.YYYY". */
export function headerOrder(header: string): SettledOrder | undefined {
  const found = FORMS.filter(([, form]) => form.test(header)).map(([order]) => order);
  return found.length === 1 ? found[0] : undefined;
}

const DAY_FIRST = /^(?:\p{L}+\.?,? )?\d{1,2}\.?[ -](\p{L}{3,12})\.?,?[ -]\d{4}(?!\d)/u;
const MONTH_FIRST = /^(?:\p{L}+\.?,? )?(\p{L}{3,12})\.? \d{1,2},? \d{4}(?!\d)/u;
const LEAST_WRITTEN = 2;

/** The order of the dates that are written with month names, where they all have one. */
export function writtenOrder(values: readonly ValueCount[]): { says: SettledOrder; count: number } | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  const months = nameSources('', 'gregory', false, false)[0]!;
  const isMonth = (name: string | undefined) => name !== undefined && months().months.has(fold(name));
  for (const { text, count } of values) {
    const plain = plainText(text);
    if (!/\p{L}{3}/u.test(plain)) continue;
    if (isMonth(DAY_FIRST.exec(plain)?.[1])) dayFirst += count;
    else if (isMonth(MONTH_FIRST.exec(plain)?.[1])) monthFirst += count;
  }
  if (Math.min(dayFirst, monthFirst) > 0 || dayFirst + monthFirst < LEAST_WRITTEN) return undefined;
  return dayFirst > 0 ? { says: 'DMY', count: dayFirst } : { says: 'MDY', count: monthFirst };
}
