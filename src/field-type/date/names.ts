import { fold } from '../../util/fold.ts';
import { plainText } from '../number/plain-text.ts';
import { monthOf } from './calendar.ts';

/** The words that a language uses in dates, by their comparison form. */
export interface DateNames {
  /** A name of one or more words, joined by spaces, to the months that it may mean: bit 1 January, bit 2 February, … */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
  /** Words for the halves of the day. */
  readonly halves: ReadonlyMap<string, 'am' | 'pm'>;
  /** Words between the parts of a date that say nothing themselves, as "de" in 5 de mayo de 2024. */
  readonly fillers: ReadonlySet<string>;
}

/** The languages of most of our users come first: their names win over the same letters in another language. */
const LEADING = ['en', 'tr', 'ar', 'de', 'ar-LB', 'ar-MA', 'ar-DZ', 'ar-SA'];
/** Languages of CLDR that are tried where a word is in none of these; Intl cannot list them. */
const OTHERS =
  'fr es it pt nl pl ru uk el bg ro hu cs sk sl hr sr sr-Latn bs mk sq sv nb nn da fi is et lv lt ga cy ca gl eu mt lb af sw he fa ur hi bn mr gu pa ta te kn ml si ne th lo km my vi id ms fil ja zh ko mn ka hy az az-Cyrl kk ky uz uz-Cyrl tk tg ku so am be pt-PT es-MX fr-CA de-AT fr-CH'.split(
    ' ',
  );

/** The same, for those who look for the language of a column. */
export const OTHER_LANGUAGES: readonly string[] = [...LEADING.slice(0, 4), ...OTHERS];

const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 1);
type Options = Intl.DateTimeFormatOptions;
const MONTH_STYLES: readonly Options[] = [
  { month: 'long' },
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
  // What follows is left out of languages that are only tried: making a formatter takes most of a millisecond.
  { month: 'short' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'short' },
  { dateStyle: 'full' },
  { year: 'numeric', month: 'short', day: 'numeric' },
];
const STYLES_TRIED = 4;

/** The comparison form of a name: its words and numbers, folded. */
export const nameKey = (text: string): string =>
  (plainText(text).match(/[\p{L}\p{M}]+|\d+/gu) ?? []).map(fold).filter(Boolean).join(' ');

/** Month names that CLDR writes as numbers, in words. */
const WRITTEN_OUT = new Map<string, readonly string[]>([
  [
    'vi',
    ['giêng', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'].map(
      (word) => `tháng ${word}`,
    ),
  ],
]);

const cache = new Map<string, DateNames>();

/** The names of one locale in one calendar, from CLDR. */
export function namesOf(locale: string, calendar = 'gregory', styles = MONTH_STYLES.length): DateNames {
  const key = `${locale} ${calendar} ${styles}`;
  let names = cache.get(key);
  if (names === undefined) {
    names = collect(locale, calendar, styles);
    cache.set(key, names);
  }
  return names;
}

function collect(locale: string, calendar: string, styles: number): DateNames {
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  const halves = new Map<string, 'am' | 'pm'>();
  const fillers = new Set<string>();
  const common: Options = { timeZone: 'UTC', calendar };
  // A day in every month of the calendar, leap months too.
  const days = calendar === 'gregory' ? 12 : 14;
  for (const style of MONTH_STYLES.slice(0, styles)) {
    const format = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { ...common, ...style });
    for (let index = 0; index < days; index++) {
      const date = new Date(calendar === 'gregory' ? Date.UTC(2023, index, 15) : START + index * 28 * DAY);
      const month = monthOf(calendar, date.getTime());
      if (month === 0) continue;
      addNames(format.formatToParts(date), month, months, fillers);
    }
  }
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday });
    for (let day = 0; day < 7; day++)
      for (const word of nameKey(format.format(START + day * DAY)).split(' ')) weekdays.add(word);
  }
  const hours = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: 'numeric',
    hour12: true,
  });
  for (const [hour, half] of [
    [3, 'am'],
    [15, 'pm'],
  ] as const) {
    const part = hours.formatToParts(START + hour * 3_600_000).find(({ type }) => type === 'dayPeriod');
    if (part) halves.set(nameKey(part.value), half);
  }
  // What stands between a date and its time: at, um, saat, في.
  const moment = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { ...common, dateStyle: 'long', timeStyle: 'short' });
  for (const { type, value } of moment.formatToParts(START))
    if (type === 'literal') for (const word of nameKey(value).split(' ')) fillers.add(word);
  for (const [index, name] of (WRITTEN_OUT.get(locale) ?? []).entries()) months.set(nameKey(name), 1 << (index + 1));
  fillers.delete('');
  return { months, weekdays, halves, fillers };
}

function addNames(
  parts: readonly Intl.DateTimeFormatPart[],
  month: number,
  months: Map<string, number>,
  fillers: Set<string>,
): void {
  for (const [index, { type, value }] of parts.entries()) {
    if (type === 'literal' || type === 'era') for (const word of nameKey(value).split(' ')) fillers.add(word);
    // Thai joins words to the weekday.
    const after = /^\p{L}[\p{L}\p{M}]*/u.exec(parts[index + 1]?.value ?? '')?.[0];
    if (type === 'weekday' && after !== undefined) fillers.add(nameKey(value + after));
    if (type !== 'month') continue;
    let name = nameKey(value);
    // Vietnamese names its months by number: tháng 9.
    if (/^\d+$/.test(name)) name = `${nameKey(parts[index - 1]?.value ?? '')} ${name}`;
    if (/^ |^\d+$/.test(name)) continue;
    months.set(name, (months.get(name) ?? 0) | (1 << month));
    // Hebrew joins its "in" to the name.
    const joined = /\p{L}+$/u.exec(parts[index - 1]?.value ?? '')?.[0];
    if (joined !== undefined) months.set(nameKey(joined + value), 1 << month);
  }
}

/** The month names of a language, as many as it takes when languages are tried. */
export const monthsIn = (language: string): ReadonlyMap<string, number> => namesOf(language).months;

const merged = new Map<string, DateNames>();

/** Names of several locales as one; of a name that means several months all of them. */
function merge(key: string, locales: readonly string[]): DateNames {
  let names = merged.get(key);
  if (names !== undefined) return names;
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  const halves = new Map<string, 'am' | 'pm'>();
  const fillers = new Set<string>();
  for (const locale of locales) {
    const one = namesOf(locale, 'gregory', LEADING.includes(locale) ? MONTH_STYLES.length : STYLES_TRIED);
    for (const [name, bits] of one.months) months.set(name, (months.get(name) ?? 0) | bits);
    for (const word of one.weekdays) weekdays.add(word);
    for (const [word, half] of one.halves) if (!halves.has(word)) halves.set(word, half);
    for (const word of one.fillers) fillers.add(word);
  }
  names = { months, weekdays, halves, fillers };
  merged.set(key, names);
  return names;
}

/** The names to look in, one after the other; each is made only when it is asked for. */
export function nameSources(
  locale: string,
  calendar: string,
  strict: boolean,
  everyLanguage: boolean,
): readonly (() => DateNames)[] {
  const own = locale === '' ? [] : [() => namesOf(locale, calendar)];
  if (strict && locale !== '') return own;
  if (calendar !== 'gregory')
    return [...own, ...['en', 'ar', 'fa', 'th', 'tr'].map((other) => () => namesOf(other, calendar))];
  const all = () => merge('all', [...LEADING, ...OTHERS]);
  return [...own, () => merge('leading', LEADING), ...(everyLanguage ? [all] : [])];
}
