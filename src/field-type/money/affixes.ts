import { fold } from '../../util/fold.ts';
import { plainText } from '../number/plain-text.ts';
import { type Meaning, meaningOf } from './currency.ts';
import { MULTIPLES } from './local-signs.ts';

/** What stands before and after the digits of an amount. */
export interface Affixes {
  readonly negative: boolean;
  /** The currency that is named; undefined where none is. */
  readonly meaning?: Meaning;
  /** Whether the text holds other words. */
  readonly worded: boolean;
}

export type AffixFault = 'not-an-amount' | 'rounded' | 'two-currencies';

interface Found {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
}

const MAX_WORDS = 6;

/** Reads what stands around the digits: signs, parentheses, a currency on either side, other words. */
export function readAffixes(before: string, after: string, locale: string, accounting: boolean): Affixes | AffixFault {
  let prefix = plainText(before);
  // "12,-" and "12.--" stand for whole amounts.
  let suffix = plainText(after).replace(/^[.,] ?-{1,2}(?!\d)/, '');
  const glued = { before: /[\p{L}]$/u.test(before), after: /^[\p{L}]/u.test(after) };
  const left = findSign(prefix, locale, 'end');
  const right = findSign(suffix, locale, 'start');
  if (left === undefined && glued.before) return 'not-an-amount';
  const multiple = /^\p{L}+/u.exec(suffix)?.[0];
  if (
    multiple !== undefined &&
    MULTIPLES.has(fold(multiple)) &&
    !(right?.start === 0 && right.end >= multiple.length && glued.after === false && right.meaning.local !== undefined)
  )
    return 'rounded';
  if (right === undefined && glued.after) return 'not-an-amount';
  const meaning = both(left?.meaning, right?.meaning);
  if (meaning === 'two-currencies') return meaning;
  if (left !== undefined) prefix = `${prefix.slice(0, left.start)} ${prefix.slice(left.end)}`;
  if (right !== undefined) suffix = `${suffix.slice(0, right.start)} ${suffix.slice(right.end)}`;
  const sign = signOf(prefix.trim(), suffix.trim(), accounting);
  if (sign === undefined) return 'not-an-amount';
  return {
    negative: sign === '-',
    worded: /\p{L}/u.test(prefix + suffix),
    ...(meaning === undefined ? {} : { meaning }),
  };
}

/** Two signs are one currency where one narrows the other down, as in US$ 12 USD. */
function both(left: Meaning | undefined, right: Meaning | undefined): Meaning | 'two-currencies' | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const codes = left.codes.filter((code) => right.codes.includes(code));
  if (codes.length === 0) return 'two-currencies';
  const local = left.local ?? right.local;
  return local !== undefined && codes.includes(local) ? { codes, local } : { codes };
}

/** One sign at most: in front, behind, or parentheses around. */
function signOf(prefix: string, suffix: string, accounting: boolean): '-' | '+' | undefined {
  const opens = prefix.endsWith('(') || prefix === '(' || /^\(\s*-?$/.test(prefix);
  const closes = suffix.startsWith(')');
  const wrapped = opens && closes;
  if (opens !== closes) return undefined;
  if (wrapped && !accounting) return undefined;
  const minusBefore = /(^|[^\p{L}\p{N}])-$/u.test(prefix) || /^-/.test(prefix);
  const minusAfter = suffix === '-';
  if (Number(wrapped) + Number(minusBefore) + Number(minusAfter) > 1) return undefined;
  if (/[%‰]/.test(suffix[0] ?? '') || /%$/.test(prefix)) return undefined;
  return wrapped || minusBefore || minusAfter ? '-' : '+';
}

/** The currency in a text beside an amount, the nearest to the amount first, the longest name first. */
function findSign(text: string, locale: string, near: 'start' | 'end'): Found | undefined {
  if (text === '') return undefined;
  const words = [...text.matchAll(/[^\s:;&*|()[\],+=<>!?"–—-]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (words.length > 40) return undefined;
  const starts = words.map((_, index) => (near === 'start' ? index : words.length - 1 - index));
  for (const place of starts) {
    for (let length = MAX_WORDS; length >= 1; length--) {
      const first = near === 'start' ? place : place - length + 1;
      const last = near === 'start' ? place + length - 1 : place;
      if (first < 0 || last >= words.length) continue;
      const { start } = words[first]!;
      const { end } = words[last]!;
      const meaning = meaningIn(text.slice(start, end), locale, words.length === length);
      if (meaning !== undefined) return { meaning, start, end };
    }
  }
  return findGlued(text, locale);
}

/** Lower-case codes are ordinary words too (all, top, try), so they count only where nothing else is said. */
function meaningIn(text: string, locale: string, alone: boolean): Meaning | undefined {
  if (
    !alone &&
    /^[a-z]{3}$/.test(text) &&
    meaningOf(text.toUpperCase(), '') !== undefined &&
    meaningOf(text, locale)?.codes.length === 1
  ) {
    return meaningOf(text, locale)?.codes[0] === text.toUpperCase() ? undefined : meaningOf(text, locale);
  }
  if (!alone && /^\p{L}$/u.test(text) && /^[a-z]$/i.test(text)) return undefined;
  return meaningOf(text, locale);
}

/** A currency sign inside a word, as in `Price$` or `DKK/stk`. */
function findGlued(text: string, locale: string): Found | undefined {
  for (const pattern of [/\p{L}{1,3}\p{Sc}/gu, /\p{Sc}/gu, /(?<!\p{L})[A-Z]{3}(?!\p{L})/gu]) {
    for (const match of text.matchAll(pattern)) {
      const meaning = meaningOf(match[0], locale);
      if (meaning !== undefined) return { meaning, start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}

/** The currency that a text names anywhere, for hints and for signs far from the amount. */
export const currencyIn = (text: string, locale: string): Meaning | undefined =>
  findSign(plainText(text), locale, 'start')?.meaning;
