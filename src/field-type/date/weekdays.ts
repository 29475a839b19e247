import { fold } from '../../util/fold.ts';
import { plainText } from '../number/plain-text.ts';

/** Languages whose days of the week are known beside a date in digits. */
const LANGUAGES =
  'en tr ar de fr es it pt nl pl ru uk el bg ro hu cs sk sl hr sr sv nb da fi et lv lt fa ur hi bn id vi th ja ko zh az kk he'.split(
    ' ',
  );

let names: ReadonlyMap<string, number> | undefined;

/** Days by name: bit 0 Sunday, bit 1 Monday, …; a name may mean several days in several languages. */
function weekdayNames(): ReadonlyMap<string, number> {
  if (names !== undefined) return names;
  const found = new Map<string, number>();
  const sunday = Date.UTC(2023, 0, 1);
  for (const language of LANGUAGES) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday });
      for (let day = 0; day < 7; day++) {
        const key = fold(format.format(sunday + day * 86_400_000));
        if (key !== '') found.set(key, (found.get(key) ?? 0) | (1 << day));
      }
    }
  }
  names = found;
  return found;
}

/** The days of the week that the words of a text name, as bits; 0 where they name none. */
export function weekdaysIn(text: string): number {
  let bits = 0;
  for (const [word] of plainText(text).matchAll(/[\p{L}\p{M}]{2,}/gu)) bits |= weekdayNames().get(fold(word)) ?? 0;
  return bits;
}

const BEFORE = /^([\p{L}\p{M}]+)(?:[.,]{0,2} |[.,]{1,2} ?)(?=\d)/u;
const AFTER = /(\d)[.,]{0,2} ?[(（]?([\p{L}\p{M}]{2,})\.?[)）]?$/u;

/** A date in digits without the day of the week that stands before or after it; any other text as it is. */
export function withoutWeekday(text: string): string {
  const before = BEFORE.exec(text);
  if (before !== null && !/\p{L}/u.test(text.slice(before[0].length).replace(/[TZ]/g, ''))) {
    return weekdaysIn(before[1]!) === 0 ? text : text.slice(before[0].length);
  }
  const after = AFTER.exec(text);
  if (after === null || /\p{L}/u.test(text.slice(0, after.index))) return text;
  return weekdaysIn(after[2]!) === 0 ? text : `${text.slice(0, after.index)}${after[1]}`;
}

/** 0 Sunday … 6 Saturday, of a day counted from 1970. */
export const weekdayOf = (epochDay: number): number => (((epochDay + 4) % 7) + 7) % 7;
