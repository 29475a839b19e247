import { z } from 'zod';
import { UsageError } from '../../util/usage-error.ts';
import type { Evidence, ValueCount } from '../field-type.ts';
import { type Convention, readDigits } from './decimal.ts';
import { plainText } from './plain-text.ts';

/** The options by which a rule file says how numbers are written; shared by number, integer and money. */
export const separatorOptions = {
  locale: z
    .string()
    .default('')
    .describe('Language and region whose habits hold, as "tr" or "de-CH": marks, month and currency names.'),
  decimalSeparator: z
    .string()
    .default('auto')
    .describe(
      'Decimal mark. auto: by the locale, else by the other values of the column; a number that still reads in two ways, as 1.234, is declined.',
    ),
  groupSeparator: z
    .string()
    .default('auto')
    .describe('Mark between thousands. auto: any that is not the decimal mark.'),
};

interface SeparatorOptions {
  readonly locale: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly strict: boolean;
}

/** The locale, or a mistake in the request. */
export function checkedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0]!;
  } catch {
    throw new UsageError(
      `"${locale}" is not a locale`,
      'write a language, as "tr", or a language and region, as "de-CH"',
    );
  }
}

/** What CLDR says of a locale's numbers. */
function marksOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(checkedLocale(locale)).formatToParts(-1234567.8);
  const mark = (type: string) => plainMark(parts.find((part) => part.type === type)?.value ?? '');
  return { decimal: mark('decimal') || '.', group: mark('group') };
}

const plainMark = (mark: string) => (mark.trim() === '' && mark !== '' ? ' ' : plainText(mark));
const otherOf = (mark: string) => (mark === '.' ? ',' : mark === ',' ? '.' : 'auto');

/** The convention that the options name, from the locale where they leave it open. */
export function conventionOf(options: SeparatorOptions): Convention {
  const given = {
    decimal: options.decimalSeparator === 'auto' ? 'auto' : plainMark(options.decimalSeparator),
    group: options.groupSeparator === 'auto' ? 'auto' : plainMark(options.groupSeparator),
  };
  const { strict } = options;
  if (given.decimal !== 'auto' || given.group !== 'auto') {
    return { decimal: given.decimal === 'auto' ? otherOf(given.group) : given.decimal, group: given.group, strict };
  }
  if (options.locale === '') return { decimal: 'auto', group: 'auto', strict };
  return { ...marksOf(options.locale), strict };
}

const UNDECIDED: Convention = { decimal: 'auto', group: 'auto', strict: false };
/** A few rows that contradict a column of thousands are typing errors, not a second convention. */
const TOLERATED = 0.01;

/**
 * The decimal mark of a column, from the values that can be read in one way only. `digitsOf` gives the digits and
 * separators of a value, or nothing. Contradicting evidence settles nothing.
 */
export function settleDecimal(
  values: readonly ValueCount[],
  digitsOf: (text: string) => string | undefined,
): { readonly decimal: string; readonly evidence: Evidence } {
  const rows = new Map([
    ['.', 0],
    [',', 0],
  ]);
  const examples = new Map<string, string[]>([
    ['.', []],
    [',', []],
  ]);
  let undecided = 0;
  for (const { text, count } of values) {
    const decimal = quickMark(text) ?? slowMark(text, digitsOf);
    if (decimal === '') undecided += count;
    else {
      rows.set(decimal, rows.get(decimal)! + count);
      if (examples.get(decimal)!.length < 5) examples.get(decimal)!.push(text);
    }
  }
  const point = rows.get('.')!;
  const comma = rows.get(',')!;
  const winner = point >= comma ? '.' : ',';
  const supporting = Math.max(point, comma);
  const contradicting = Math.min(point, comma);
  const settled = supporting > 0 && contradicting <= (supporting + contradicting) * TOLERATED ? winner : null;
  const shown =
    contradicting === 0
      ? examples.get(winner)!
      : [...examples.get('.')!.slice(0, 3), ...examples.get(',')!.slice(0, 2)];
  return {
    decimal: settled ?? 'auto',
    evidence: { option: 'decimalSeparator', settled, supporting, contradicting, undecided, examples: shown },
  };
}

/**
 * The decimal mark of the usual forms, by character codes: digits with at most one point and one comma. '' where the
 * form decides nothing; undefined where it must be looked at closely.
 */
function quickMark(text: string): string | undefined {
  let first = -1;
  let last = -1;
  let point = -1;
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x5ff) {
      // Currency signs may stand around the digits; digits of other scripts are looked at closely.
      if (code < 0x20a0 || code > 0x20cf) return undefined;
    } else if (code >= 48 && code <= 57) {
      if (first < 0) first = at;
      else if (last !== at - 1 && point !== at - 1 && comma !== at - 1) return undefined;
      last = at;
    } else if (last === at - 1 && last >= 0 && (code === 46 || code === 44)) {
      if (code === 46 ? point >= 0 : comma >= 0) return undefined;
      if (code === 46) point = at;
      else comma = at;
    }
  }
  if (point > last) point = -1;
  if (comma > last) comma = -1;
  if (point < 0 && comma < 0) return '';
  const mark = Math.max(point, comma);
  const other = Math.min(point, comma);
  if (other >= 0) return mark - other === 4 && other - first <= 3 ? (mark === point ? '.' : ',') : undefined;
  const decides = last - mark !== 3 || mark - first > 3 || text.charCodeAt(first) === 48;
  return decides ? (mark === point ? '.' : ',') : '';
}

function slowMark(text: string, digitsOf: (text: string) => string | undefined): string {
  const digits = digitsOf(text);
  return (digits === undefined ? undefined : decimalMark(digits)) ?? '';
}

/** The decimal mark that a number shows by its form: `1.234,5` a comma, `1.234.567` a comma too, `12.5` a point. */
function decimalMark(digits: string): string | undefined {
  const reading = readDigits(digits, UNDECIDED);
  if (!reading.ok) return undefined;
  const lastPoint = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  if (lastPoint < 0 && lastComma < 0) return undefined;
  if (lastPoint >= 0 && lastComma >= 0) return lastPoint > lastComma ? '.' : ',';
  const mark = lastPoint >= 0 ? '.' : ',';
  return digits.indexOf(mark) === digits.lastIndexOf(mark) ? mark : otherOf(mark);
}
