import { declined, type Reading, read } from '../field-type.ts';
import { type Convention, type DecimalReason, readDigits, withSign } from '../number/decimal.ts';
import { plainText } from '../number/plain-text.ts';
import { type Affixes, type AffixFault, currencyIn, readAffixes } from './affixes.ts';
import { type Meaning, minorUnitsOf } from './currency.ts';

export interface Amount {
  /** Exact decimal. */
  readonly amount: string;
  readonly currency: string | null;
}

export type AmountReason = AffixFault | Exclude<DecimalReason, 'not-a-number'> | 'several-amounts' | 'unclear-currency';

export interface MoneyHabits {
  readonly convention: Convention;
  readonly locale: string;
  readonly accounting: boolean;
  readonly strict: boolean;
  /** Text that names the currency beside the column. */
  readonly currencyHint: string;
  /** Whether a value with something doubtful is declined, or read as far as it goes. */
  readonly declineDoubtful: boolean;
  /** What a sign means here that several currencies share; by their codes, joined by spaces. */
  readonly signs: ReadonlyMap<string, string>;
}

/** Digits with separators; a space or `, ` joins them only where the groups are right. */
const NUMBER = /(?:(?<![\d.,\p{L}])[.,])?\d+(?:[.,'٬٫،_]\d+|[ ]\d{3}(?!\d))*/gu;
const MAX_LENGTH = 250;
const CACHED_AFFIXES = 5_000;

/** Makes the reader of a column: the amount, and the currency that it or the column names. */
export function makeMoneyReader(
  habits: MoneyHabits,
): (text: string, defaultCurrency: string) => Reading<Amount, AmountReason> {
  const hint = habits.currencyHint === '' ? undefined : currencyIn(habits.currencyHint, habits.locale);
  const cache = new Map<string, Affixes | AffixFault>();
  const affixesOf = (before: string, after: string): Affixes | AffixFault => {
    const key = `${before}\u0000${after}`;
    let affixes = cache.get(key);
    if (affixes === undefined) {
      affixes = readAffixes(before, after, habits.locale, habits.accounting);
      if (cache.size < CACHED_AFFIXES) cache.set(key, affixes);
    }
    return affixes;
  };

  const finish = (digits: string, affixes: Affixes, fallback: string): Reading<Amount, AmountReason> => {
    const currency = currencyOf(affixes.meaning, hint, fallback, habits.signs);
    if (habits.strict && affixes.worded) return declined('not-an-amount');
    if (habits.declineDoubtful && affixes.worded && affixes.meaning === undefined) return declined('not-an-amount');
    if (currency === undefined && habits.declineDoubtful) return declined('unclear-currency');
    const amount = readAmount(digits, currency, habits.convention);
    if (!amount.ok) return declined(amount.reason === 'not-a-number' ? 'not-an-amount' : amount.reason);
    const value = withSign(amount.value, affixes.negative);
    return read({ amount: value, currency: currency ?? null }, value);
  };

  return (given, fallback) => {
    const span = spanOfDigits(given);
    if (span !== undefined) {
      const affixes = affixesOf(given.slice(0, span.start), given.slice(span.end));
      if (typeof affixes !== 'string') return finish(given.slice(span.start, span.end), affixes, fallback);
    }
    return readWritten(given, habits, affixesOf, (digits, affixes) => finish(digits, affixes, fallback));
  };
}

/** The digits of a text that holds one number without spaces in it; undefined for any other. */
function spanOfDigits(text: string): { start: number; end: number } | undefined {
  let start = -1;
  let end = -1;
  if (text.length > MAX_LENGTH) return undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (start < 0) start = at;
      else if (at !== end) {
        for (let between = end; between < at; between++) {
          const mark = text.charCodeAt(between);
          if (mark !== 46 && mark !== 44 && mark !== 39) return undefined;
        }
      }
      end = at + 1;
    } else if (code > 0x65f && /\p{Nd}/u.test(text[at]!)) return undefined;
  }
  // A point before the digits may be theirs (.50), or end a word (Fr.50).
  return start < 0 || (start > 0 && (text[start - 1] === '.' || text[start - 1] === ',')) ? undefined : { start, end };
}

function readWritten(
  given: string,
  habits: MoneyHabits,
  affixesOf: (before: string, after: string) => Affixes | AffixFault,
  finish: (digits: string, affixes: Affixes) => Reading<Amount, AmountReason>,
): Reading<Amount, AmountReason> {
  if (given.length > MAX_LENGTH) return declined('not-an-amount');
  let text = plainText(given);
  if (!habits.strict && !habits.declineDoubtful) text = text.replace(/(\d), (\d{2})(?!\d)/, '$1,$2');
  const numbers = [...text.matchAll(NUMBER)];
  const [first, second] = numbers;
  if (first === undefined) return declined('not-an-amount');
  const end = first.index + first[0].length;
  const before = text.slice(0, first.index);
  const after = text.slice(end, second?.index ?? text.length);
  if (second !== undefined) {
    if (habits.strict || habits.declineDoubtful) return declined('several-amounts');
    if (/^[-.,/:]+$/.test(after)) return declined('not-an-amount');
  }
  const affixes = affixesOf(before, second === undefined ? after : after.replace(/[\s\p{P}]+$/u, ''));
  if (typeof affixes === 'string') return declined(affixes);
  const far =
    affixes.meaning === undefined && second !== undefined
      ? currencyIn(text.slice(second.index).replace(/\d/g, ' '), habits.locale)
      : undefined;
  return finish(first[0], far === undefined ? affixes : { ...affixes, meaning: far });
}

/** null: none is named. undefined: a sign is there that several currencies share, and nothing says which. */
function currencyOf(
  meaning: Meaning | undefined,
  hint: Meaning | undefined,
  fallback: string,
  signs: ReadonlyMap<string, string>,
): string | null | undefined {
  const named = meaning ?? hint;
  if (named === undefined) return fallback === '' ? null : fallback;
  if (named.codes.length === 1) return named.codes[0]!;
  if (fallback !== '' && named.codes.includes(fallback)) return fallback;
  if (meaning !== undefined && hint !== undefined) {
    const shared = hint.codes.filter((code) => meaning.codes.includes(code));
    if (shared.length === 1) return shared[0]!;
  }
  return signs.get(named.codes.join(' ')) ?? named.local;
}

/** Three decimals are none of a currency that has two at most, so 1.234 beside one is a thousand and more. */
function readAmount(
  digits: string,
  currency: string | null | undefined,
  convention: Convention,
): Reading<string, DecimalReason> {
  const amount = readDigits(digits, convention);
  if (amount.ok || amount.reason !== 'ambiguous-separator' || !currency || minorUnitsOf(currency) > 2) return amount;
  const mark = digits.includes(',') ? '.' : ',';
  return readDigits(digits, { ...convention, decimal: mark });
}
