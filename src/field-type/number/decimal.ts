import { declined, type Reading, read } from '../field-type.ts';

export type DecimalReason = 'not-a-number' | 'ambiguous-separator' | 'bad-grouping' | 'other-separator';

/** How numbers of a column are written. */
export interface Convention {
  /** The decimal mark, or `auto`: only numbers that can be read in one way are read. */
  readonly decimal: string;
  /** The mark between thousands, or `auto`: any that is not the decimal mark. */
  readonly group: string;
  /** Only the marks of the convention, each in its place. */
  readonly strict: boolean;
}

const ZERO = 48;
const NINE = 57;
const MAX_LENGTH = 400;

/**
 * Reads digits with separators; sign, currency and percent are taken off before.
 *
 * What a lone `.` or `,` means is decided by form where the form allows one reading: two kinds of separator, a
 * repeated one, not exactly three digits after it, a leading zero, four or more digits before it. Only what is left
 * (`1.234`) depends on the convention.
 */
export function readDigits(text: string, convention: Convention): Reading<string, DecimalReason> {
  const length = text.length;
  if (length === 0 || length > MAX_LENGTH) return declined('not-a-number');
  let cuts: number[] | undefined;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (!isSeparator(text[at]!, convention)) return declined('not-a-number');
    if (cuts === undefined) cuts = [at];
    else if (cuts[cuts.length - 1] === at - 1) return declined('not-a-number');
    else cuts.push(at);
  }
  if (cuts === undefined) return decimalOf(text, '');

  const point = findPoint(text, cuts, convention);
  if (typeof point === 'string') return declined(point);
  const groups = point >= 0 ? cuts.slice(0, -1) : cuts;
  const end = point >= 0 ? point : length;
  if (point === length - 1) return declined('not-a-number');
  const fault = checkGroups(text, groups, end) ?? checkStrict(text, groups, point, convention);
  if (fault !== undefined) return declined(fault);
  let whole = text.slice(0, end);
  if (groups.length > 0) whole = whole.replace(/[^0-9]/g, '');
  return decimalOf(whole, point >= 0 ? text.slice(point + 1) : '');
}

function isSeparator(mark: string, { decimal, group }: Convention): boolean {
  return ".,' ٬٫،_".includes(mark) || mark === decimal || mark === group;
}

/** Separators that never stand before decimals, and those that always do. */
const isGroupOnly = (mark: string, { decimal }: Convention) => "' ٬_".includes(mark) && mark !== decimal;
const isOpen = (mark: string) => mark === '.' || mark === ',' || mark === '،';

/** The place of the decimal mark, or -1 where there is none, or why that cannot be said. */
function findPoint(text: string, cuts: readonly number[], convention: Convention): number | DecimalReason {
  const last = cuts[cuts.length - 1]!;
  const mark = text[last]!;
  const count = cuts.reduce((sum, cut) => sum + (text[cut] === mark ? 1 : 0), 0);
  if (isGroupOnly(mark, convention)) return -1;
  if (!isOpen(mark)) return count === 1 ? last : 'not-a-number';
  if (count > 1) return count === cuts.length ? -1 : 'bad-grouping';
  if (cuts.length > 1) return last;

  const after = text.length - last - 1;
  if (after !== 3 || last === 0 || last > 3 || text.charCodeAt(0) === ZERO) return last;
  if (convention.decimal !== 'auto') return mark === convention.decimal ? last : -1;
  if (convention.group !== 'auto') return mark === convention.group ? -1 : last;
  return 'ambiguous-separator';
}

/** Groups are of three digits, or as in India of two before the last three; all are cut by one mark. */
function checkGroups(text: string, groups: readonly number[], end: number): DecimalReason | undefined {
  if (groups.length === 0) return undefined;
  const mark = text[groups[0]!];
  const first = groups[0]!;
  if (first === 0 || first > 3) return 'bad-grouping';
  let size = 0;
  for (let index = 0; index < groups.length; index++) {
    const start = groups[index]!;
    if (text[start] !== mark) return 'bad-grouping';
    const length = (groups[index + 1] ?? end) - start - 1;
    const isLast = index === groups.length - 1;
    if (isLast ? length !== 3 : length !== 3 && length !== 2) return 'bad-grouping';
    if (!isLast) {
      if (size !== 0 && size !== length) return 'bad-grouping';
      size = length;
    }
  }
  return size === 2 && first > 2 ? 'bad-grouping' : undefined;
}

function checkStrict(
  text: string,
  groups: readonly number[],
  point: number,
  convention: Convention,
): DecimalReason | undefined {
  if (!convention.strict) return undefined;
  if (point >= 0 && convention.decimal !== 'auto' && text[point] !== convention.decimal) return 'other-separator';
  if (groups.length > 0 && convention.group !== 'auto' && text[groups[0]!] !== convention.group)
    return 'other-separator';
  return undefined;
}

/** Canonical decimals: no leading zero, no trailing zero after the point, no point without decimals. */
export function canonicalDecimal(whole: string, fraction: string): string {
  let start = 0;
  while (start < whole.length - 1 && whole.charCodeAt(start) === ZERO) start++;
  let end = fraction.length;
  while (end > 0 && fraction.charCodeAt(end - 1) === ZERO) end--;
  const integer = start > 0 ? whole.slice(start) : whole === '' ? '0' : whole;
  return end === 0 ? integer : `${integer}.${end === fraction.length ? fraction : fraction.slice(0, end)}`;
}

function decimalOf(whole: string, fraction: string): Reading<string, never> {
  const value = canonicalDecimal(whole, fraction);
  return read(value, value);
}

/** The decimal with its sign; zero has none. */
export const withSign = (value: string, negative: boolean): string => (negative && value !== '0' ? `-${value}` : value);

/**
 * The decimal as it is written out. One with three decimals and one to three digits before them gets a zero more,
 * `1.2340`: a reader who takes the point for a thousands mark, this program with `locale: de` among them, would
 * else read 1234.
 */
export function writeDecimal(value: string): string {
  const point = value.indexOf('.');
  if (point < 0 || value.length - point !== 4) return value;
  const digits = value.charCodeAt(0) === 45 ? point - 1 : point;
  return digits > 3 || value.charCodeAt(point - digits) === ZERO ? value : `${value}0`;
}

/** The decimal with its point moved left by some places; exact. */
export function shiftLeft(value: string, places: number): string {
  const negative = value.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const digits = whole.padStart(places + 1, '0');
  const cut = digits.length - places;
  return withSign(canonicalDecimal(digits.slice(0, cut), digits.slice(cut) + fraction), negative);
}
