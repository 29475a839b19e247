import { type CivilDate, fromEpochDay, isCivil, toEpochDay } from './civil.ts';

export const CALENDARS = [
  'gregory',
  'islamic-umalqura',
  'islamic-civil',
  'islamic-tbla',
  'persian',
  'buddhist',
  'japanese',
  'roc',
  'hebrew',
  'indian',
  'coptic',
  'ethiopic',
] as const;

/** Years of these calendars begin with the Gregorian one. */
const SHIFTED = new Map<string, number>([
  ['buddhist', -543],
  ['roc', 1911],
  ['japanese', 0],
]);
/** The Gregorian year in which year 1 of the others begins, and the days of their years. */
const BEGINS = new Map<string, readonly [number, number]>([
  ['islamic-umalqura', [622, 354.367]],
  ['islamic-civil', [622, 354.367]],
  ['islamic-tbla', [622, 354.367]],
  ['persian', [622, 365.2422]],
  ['hebrew', [-3760, 365.2468]],
  ['indian', [79, 365.2422]],
  ['coptic', [284, 365.25]],
  ['ethiopic', [8, 365.25]],
]);

const monthFormats = new Map<string, Intl.DateTimeFormat>();
/** Intl calls the months of this calendar by name even where a number is asked for; leap years have one more. */
const HEBREW_MONTHS = [
  'Tishri',
  'Heshvan',
  'Kislev',
  'Tevet',
  'Shevat',
  'Adar I',
  'Adar',
  'Nisan',
  'Iyar',
  'Sivan',
  'Tamuz',
  'Av',
  'Elul',
];

const monthNumber = (text: string): number => {
  const number = Number.parseInt(text, 10);
  if (!Number.isNaN(number)) return number;
  return text === 'Adar II' ? 7 : HEBREW_MONTHS.indexOf(text) + 1;
};

/** The number of the month in a calendar in which a day lies; 0 where it has none. */
export function monthOf(calendar: string, ms: number): number {
  let format = monthFormats.get(calendar);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-nu-latn', {
      timeZone: 'UTC',
      calendar,
      month: calendar === 'hebrew' ? 'long' : 'numeric',
    });
    monthFormats.set(calendar, format);
  }
  return monthNumber(format.format(ms));
}

/** What is added to a year of the era of a day to make the year that the calendar's reader takes. */
export function eraStart(calendar: string, ms: number): number {
  if (calendar !== 'japanese') return 0;
  const parts = new Intl.DateTimeFormat('en-u-nu-latn-ca-japanese', { timeZone: 'UTC', year: 'numeric' }).formatToParts(
    ms,
  );
  const year = Number.parseInt(parts.find(({ type }) => type === 'year')?.value ?? '', 10);
  return new Date(ms).getUTCFullYear() - year;
}

const HEBREW_VALUES: ReadonlyMap<string, number> = new Map([
  ...[...'אבגדהוזחטיכלמנסעפצקרשת'].map(
    (letter, at) => [letter, at < 9 ? at + 1 : at < 18 ? (at - 8) * 10 : (at - 17) * 100] as const,
  ),
  // The letters that look otherwise at the end of a word.
  ...[...'ךםןףץ'].map((letter, at) => [letter, [20, 40, 50, 80, 90][at]!] as const),
]);

/** A number in Hebrew letters, as כ״ד for 24; the thousands of a year are not written. */
export function gematria(text: string): number {
  let sum = 0;
  for (const letter of text) sum += HEBREW_VALUES.get(letter) ?? 0;
  return sum;
}

/** A function that gives the Gregorian day of a calendar's day, from the tables of Intl. */
export function calendarReader(calendar: string): (year: number, month: number, day: number) => CivilDate | undefined {
  const shift = calendar === 'gregory' ? 0 : SHIFTED.get(calendar);
  if (shift !== undefined) {
    return (year, month, day) => (isCivil(year + shift, month, day) ? { year: year + shift, month, day } : undefined);
  }
  const years = new Map<number, ReadonlyMap<number, number>>();
  const format = new Intl.DateTimeFormat(`en-u-nu-latn-ca-${calendar}`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: calendar === 'hebrew' ? 'long' : 'numeric',
    day: 'numeric',
  });
  const [first, length] = BEGINS.get(calendar)!;
  return (year, month, day) => {
    if (year < 1 || year > 9000 || day < 1 || day > 31) return undefined;
    let days = years.get(year);
    if (days === undefined) {
      days = daysOfYear(
        format,
        year,
        toEpochDay({ year: Math.max(first, 1), month: 3, day: 1 }) +
          (first < 1 ? (first - 1) * 365.2425 : 0) +
          (year - 1) * length,
      );
      years.set(year, days);
    }
    const epochDay = days.get(month * 32 + day);
    if (epochDay === undefined) return undefined;
    const date = fromEpochDay(epochDay);
    return isCivil(date.year, date.month, date.day) ? date : undefined;
  };
}

/** Every day of a year of the calendar, by month and day: Intl is asked for the days around the place where the year should be. */
function daysOfYear(format: Intl.DateTimeFormat, year: number, start: number): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  const from = Math.floor(start) - 260;
  for (let epochDay = from; epochDay < from + 900; epochDay++) {
    const parts = format.formatToParts(epochDay * 86_400_000);
    const numberIn = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
    const month = monthNumber(parts.find((part) => part.type === 'month')?.value ?? '');
    if (numberIn('year') === year) days.set(month * 32 + numberIn('day'), epochDay);
    else if (days.size > 0) break;
  }
  return days;
}

/** The current year of a calendar, from which two-digit years are completed. */
export function yearIn(calendar: string, today: CivilDate): number {
  const format = new Intl.DateTimeFormat(`en-u-nu-latn-ca-${calendar}`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const year = format.formatToParts(toEpochDay(today) * 86_400_000).find(({ type }) => type === 'year');
  return year === undefined || calendar === 'japanese' ? today.year : Number.parseInt(year.value, 10);
}

/** First years of the Japanese eras, by letter, sign and name. */
const ERAS = new Map<string, number>([
  ['r', 2019],
  ['令和', 2019],
  ['reiwa', 2019],
  ['h', 1989],
  ['平成', 1989],
  ['heisei', 1989],
  ['s', 1926],
  ['昭和', 1926],
  ['showa', 1926],
  ['t', 1912],
  ['大正', 1912],
  ['taisho', 1912],
  ['m', 1868],
  ['明治', 1868],
  ['meiji', 1868],
]);

/** The text with `R5/3/31` or `令和5年` as a Gregorian year. */
export function withoutJapaneseEra(text: string): string {
  return text.replace(/^(\p{L}+?) ?(\d{1,2}|元)(?=\D)/u, (match, era: string, year: string) => {
    const first = ERAS.get(era.toLowerCase());
    return first === undefined ? match : String(first + (year === '元' ? 1 : Number(year)) - 1);
  });
}
