import type { Json } from '../util/json.ts';

/** What the signs mean by which a column is settled: kinds as field types name them. */
const SENTENCES: Readonly<Record<string, string>> = {
  'above-12': 'a number above 12 can only be the day',
  'other-orders': 'the numbers fit no other order',
  weekday: 'the day of the week fits one order only',
  future: 'read otherwise, dates would lie in the future',
  digits: 'who writes these digits never puts the month first',
  'month-names': 'dates with month names are in that order',
  'month-language': 'the other month names are of that language',
  header: 'the header says so',
  neighbour: 'another column of the source says so',
  'two-separators': 'the last of two marks is the decimal mark',
  'repeated-separator': 'a mark that stands twice separates thousands',
  'other-digits': 'not three digits after the mark',
  'whole-numbers': 'numbers without a mark are all below a thousand',
  'named-currency': 'amounts of the column name that currency in full',
  decimals: 'the other currencies of the sign have no decimals',
  'currency-column': 'a column of currencies beside it',
  'country-column': 'a column of countries beside it',
  'phone-column': 'a column of phone numbers beside it',
  international: 'numbers with a country code are of that country',
  'numbering-plan': 'the numbers fit the numbering plan of no other country so well',
  layout: 'the numbers are written as that country writes them',
  years: 'the years are those of that calendar',
  'era-or-month-names': 'names of months or eras of that calendar',
  'month-lengths': 'days that only months of that calendar have',
  'same-dates': 'the other dates of the column are of the same years',
};

/** `a number above 12 can only be the day (132)`, one for each sign of the settled value, or of all where none is settled. */
export function signSentences(
  signs: readonly { readonly kind: string; readonly says: Json; readonly count: number }[],
  settled: Json,
): string[] {
  return signs
    .filter(({ says }) => settled === null || says === settled)
    .map(({ kind, says, count }) => {
      const sentence = Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind]! : kind;
      return `${settled === null ? `${String(says)}: ` : ''}${sentence} (${count.toLocaleString('en-US')})`;
    });
}
