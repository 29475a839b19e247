import { fold } from '../../util/fold.ts';
import { evidence as makeEvidence } from '../evidence.ts';
import type { Evidence, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { monthsIn, nameSources, OTHER_LANGUAGES } from './names.ts';

/*
 * Which language the month names of a column are in, where one of them means different months in different languages:
 * listopad is November in Polish and Czech and October in Croatian. The other names of the column show it.
 */

const MAX_WORDS = 500;

interface MonthWords {
  /** Rows by word, in comparison form. */
  readonly rows: Map<string, number>;
  readonly texts: Map<string, string>;
}

/** undefined where every name means one month whatever the language, which is nearly always. */
export function settleMonthLanguage(
  values: readonly ValueCount[],
): { readonly locale: string | undefined; readonly evidence: Evidence } | undefined {
  const { rows, texts } = monthWords(values);
  if (rows.size === 0) return undefined;
  const [leading, all] = nameSources('', 'gregory', false, true);
  // The names of the first languages win over all others, so only what none of them knows is open.
  const words = [...rows.keys()];
  if (words.every((word) => isOne(leading!().months.get(word)))) return undefined;
  const open = words.filter((word) => !isOne(leading!().months.get(word)) && !isOne(all!().months.get(word)));
  if (open.length === 0) return undefined;
  const languages = OTHER_LANGUAGES.filter((language) => words.every((word) => isOne(monthsIn(language).get(word))));
  const readings = new Set(languages.map((language) => words.map((word) => monthsIn(language).get(word)).join(' ')));
  const settled = readings.size === 1 ? languages[0]! : null;
  const count = [...rows.values()].reduce((sum, one) => sum + one, 0);
  return {
    locale: settled ?? undefined,
    evidence: makeEvidence({
      option: 'locale',
      settled,
      supporting: settled === null ? 0 : count,
      contradicting: 0,
      undecided: settled === null ? count : 0,
      own: words.filter((word) => !open.includes(word)).map((word) => texts.get(word)!),
      against: [],
      strength: settled === null ? (languages.length === 0 ? 'none' : 'thin') : 'certain',
      signs: settled === null ? [] : [{ kind: 'month-language', says: settled, count }],
    }),
  };
}

const isOne = (bits: number | undefined) => bits !== undefined && bits !== 0 && (bits & (bits - 1)) === 0;

const WRITTEN = /(?<![\d])\d{1,2}\.? (\p{L}[\p{L}\p{M}]{1,14})\.? \d{4}(?!\d)/u;

/** The words that stand between a day and a year. */
function monthWords(values: readonly ValueCount[]): MonthWords {
  const rows = new Map<string, number>();
  const texts = new Map<string, string>();
  for (const { text, count } of values) {
    if (text.length < 8 || !/\p{L}{2}/u.test(text)) continue;
    const word = WRITTEN.exec(plainText(text))?.[1];
    if (word === undefined) continue;
    const key = fold(word);
    const known = texts.get(key);
    if (known === undefined && rows.size >= MAX_WORDS) continue;
    rows.set(key, (rows.get(key) ?? 0) + count);
    if (known === undefined || text < known) texts.set(key, text);
  }
  return { rows: new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1))), texts };
}
