import { Big } from 'big.js';
import { declined, type Reading, read } from '../field-type.ts';
import {
  type Convention,
  canonicalDecimal,
  type DecimalReason,
  readDigits,
  shiftLeft,
  withSign,
  writeDecimal,
} from './decimal.ts';
import { plainText } from './plain-text.ts';

export type NumberReason = DecimalReason | 'percent-sign' | 'not-whole' | 'too-large';

export interface NumberHabits {
  readonly convention: Convention;
  /** Whether `12 %` is 0.12; declined otherwise. */
  readonly percent: boolean;
  /** Whether `(12)` is -12. */
  readonly accounting: boolean;
  /** Only whole numbers. */
  readonly whole: boolean;
}

const SIGNED = /^([-+]?) ?(.*?) ?([-+]?)$/;
const EXPONENT = /^(.*\d)[eE]([-+]?\d{1,3})$/;
const MAX_EXPONENT = 300;

/** A number of a column: sign, parentheses, percent and exponent around digits with separators. */
export function makeNumberReader(habits: NumberHabits): (text: string) => Reading<string, NumberReason> {
  const { convention, whole } = habits;
  return (given) => {
    const plain = plainDecimal(given, convention);
    if (plain !== undefined && !(whole && plain.includes('.'))) return read(plain, plain);

    const parts = signParts(plainText(given), habits.accounting);
    if (parts === undefined) return declined('not-a-number');
    let { digits } = parts;
    const isPercent = digits.endsWith('%') || digits.startsWith('%');
    if (isPercent) {
      if (!habits.percent) return declined('percent-sign');
      digits = digits.replace('%', '').trim();
    }
    const magnitude = readMagnitude(digits, convention);
    if (!magnitude.ok) return magnitude;
    let value = withSign(magnitude.value, parts.negative);
    if (isPercent) value = shiftLeft(value, 2);
    if (whole && value.includes('.')) return declined('not-whole');
    return read(value, writeDecimal(value));
  };
}

/** Plain digits, and plain decimals that no convention reads otherwise: most values, without any allocation. */
function plainDecimal(text: string, { strict, decimal }: Convention): string | undefined {
  const length = text.length;
  if (length === 0 || length > 40) return undefined;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let point = -1;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 && point < 0) point = at;
    else if (code < 48 || code > 57) return undefined;
  }
  const wholeDigits = (point < 0 ? length : point) - start;
  if (wholeDigits === 0) return undefined;
  if (text.charCodeAt(start) === 48 && (wholeDigits > 1 || start === 1)) return undefined;
  if (point < 0) return text;
  const decimals = length - point - 1;
  if (decimals === 0 || text.charCodeAt(length - 1) === 48) return undefined;
  if (decimals === 3 && wholeDigits <= 3 && text.charCodeAt(start) !== 48) return undefined;
  return strict && decimal !== '.' ? undefined : text;
}

function signParts(text: string, accounting: boolean): { digits: string; negative: boolean } | undefined {
  let inner = text;
  let negative = false;
  if (inner.startsWith('(') && inner.endsWith(')')) {
    if (!accounting) return undefined;
    negative = true;
    inner = inner.slice(1, -1).trim();
  }
  // A percent sign may stand outside the sign: "%-5", "5 %-".
  const match = SIGNED.exec(inner)!;
  const [, before = '', digits = '', after = ''] = match;
  if (before !== '' && after !== '') return undefined;
  if (negative && before + after !== '') return undefined;
  return { digits, negative: negative || before === '-' || after === '-' };
}

function readMagnitude(digits: string, convention: Convention): Reading<string, NumberReason> {
  const last = digits.charCodeAt(digits.length - 1);
  const exponent = last >= 48 && last <= 57 && /[eE]/.test(digits) ? EXPONENT.exec(digits) : null;
  if (exponent === null) return readDigits(digits, convention);
  const mantissa = readDigits(exponent[1]!, convention);
  if (!mantissa.ok) return mantissa;
  if (Math.abs(Number(exponent[2])) > MAX_EXPONENT) return declined('too-large');
  const [whole = '', fraction = ''] = new Big(mantissa.value)
    .times(new Big(`1e${exponent[2]}`))
    .toFixed()
    .split('.');
  const value = canonicalDecimal(whole, fraction);
  return read(value, value);
}
