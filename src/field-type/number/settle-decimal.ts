import { Tally } from '../evidence.ts';
import type { Evidence, EvidenceStrength, Surroundings, ValueCount } from '../field-type.ts';
import { type Convention, readDigits } from './decimal.ts';
import { plainText } from './plain-text.ts';

const UNDECIDED: Convention = { decimal: 'auto', group: 'auto', strict: false };

type Mark = '.' | ',';

/** What one value says of the column's decimal mark. */
interface Sign {
  readonly mark: Mark;
  readonly kind: 'two-separators' | 'repeated-separator' | 'other-digits';
}

/**
 * The decimal mark of a column, from the values that can be read in one way only. `digitsOf` gives the digits and
 * separators of a value, or nothing. Contradicting evidence settles nothing.
 */
export function settleDecimal(
  values: readonly ValueCount[],
  digitsOf: (text: string) => string | undefined,
  beside?: Surroundings,
): { readonly decimal: string; readonly evidence: Evidence } {
  const tally = new Tally<Mark>();
  const forms = { small: 0, four: 0, large: 0, short: 0, '.': 0, ',': 0 };
  for (const value of values) {
    const sign = quickSign(value.text) ?? slowSign(value.text, digitsOf);
    if (sign !== '') tally.add(sign.mark, sign.kind, value);
    else {
      tally.undecided += value.count;
      const form = formOf(value.text, digitsOf);
      if (form === undefined) continue;
      forms[form] += value.count;
      if ((form === '.' || form === ',') && /^\D*\d\D/.test(value.text)) forms.short += value.count;
    }
  }
  let { settled, strength }: { settled: Mark | null; strength: EvidenceStrength } = tally.verdict();
  if (strength === 'none' || strength === 'thin') {
    const likely = wholeNumbers(forms) ?? neighbour(forms, beside);
    const fits = likely !== undefined && tally.deciding === tally.rows(likely.mark);
    if (likely !== undefined && fits) {
      settled = likely.mark;
      strength = 'likely';
      tally.sign(likely.mark, likely.kind, likely.count);
    }
  }
  return { decimal: settled ?? 'auto', evidence: tally.evidence('decimalSeparator', settled, strength) };
}

/** `short`: numbers with one digit before the mark, as 1.234. */
type Forms = Record<'small' | 'four' | 'large' | 'short' | Mark, number>;

/** Numbers that decide nothing: whole ones up to three digits, of four, longer ones, and those with three digits after a mark. */
function formOf(
  text: string,
  digitsOf: (text: string) => string | undefined,
): Exclude<keyof Forms, 'short'> | undefined {
  const digits = /^\d+$/.test(text) ? text : digitsOf(text);
  if (digits === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(digits)) return 'small';
  if (/^\d{4,}$/.test(digits)) return digits.length === 4 ? 'four' : 'large';
  const mark = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(digits)?.[1];
  return mark === '.' || mark === ',' ? mark : undefined;
}

const LEAST_GROUPED = 10;
const LEAST_SMALL = 3;
const SMALL_SHARE = 0.05;

/**
 * A column of `1.234`, `512` and `98.700` holds whole numbers: decimals would now and then end in a zero and be
 * shorter, and where they are all written out, `512` would have some too.
 */
function wholeNumbers(forms: Forms): { mark: Mark; kind: string; count: number } | undefined {
  const grouped = forms['.'] + forms[','];
  if (forms['.'] > 0 && forms[','] > 0) return undefined;
  if (grouped < LEAST_GROUPED || forms.large > 0) return undefined;
  // Some languages separate thousands from 10.000 on only; a column with 1234 and 1.234 follows no habit.
  if (forms.four > 0 && forms.short > 0) return undefined;
  if (forms.small + forms.four < Math.max(LEAST_SMALL, (grouped + forms.small + forms.four) * SMALL_SHARE))
    return undefined;
  return { mark: forms['.'] > 0 ? ',' : '.', kind: 'whole-numbers', count: grouped + forms.small + forms.four };
}

const LEAST_NEIGHBOUR = 5;

/** Another column of the source whose numbers are as people write them; positions and measurements come from machines. */
function neighbour(forms: Forms, beside: Surroundings | undefined) {
  if (forms['.'] + forms[','] === 0 || beside === undefined) return undefined;
  const found = new Map<Mark, number>();
  for (const { values } of beside.columns()) {
    const tally = new Tally<Mark>();
    let rows = 0;
    for (const { text, count } of values) {
      rows += count;
      const digits = amountDigits(text);
      const sign = digits === undefined ? '' : (quickSign(digits) ?? slowSign(digits, (given) => given));
      if (sign !== '' && !/[.,]\d{3,}$/.test(digits ?? '')) tally.add(sign.mark, sign.kind, { text, count });
    }
    const { settled } = tally.verdict();
    if (settled !== null && tally.deciding >= Math.max(LEAST_NEIGHBOUR, rows / 4))
      found.set(settled, (found.get(settled) ?? 0) + tally.rows(settled));
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? { mark: only[0], kind: 'neighbour', count: only[1] } : undefined;
}

/** The digits of a value that is a number, alone or with a currency beside it. */
function amountDigits(text: string): string | undefined {
  const match = /^[^\d]{0,6}(\d+(?:[.,' ]\d+)*)[^\d]{0,6}$/.exec(plainText(text));
  return match?.[1];
}

/**
 * What the usual forms say, by character codes: digits with at most one point and one comma. '' where the form decides
 * nothing; undefined where it must be looked at closely.
 */
function quickSign(text: string): Sign | '' | undefined {
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
  const decimal = Math.max(point, comma);
  const other = Math.min(point, comma);
  const mark = decimal === point ? '.' : ',';
  if (other >= 0) {
    return decimal - other === 4 && other - first <= 3 ? { mark, kind: 'two-separators' } : undefined;
  }
  const decides = last - decimal !== 3 || decimal - first > 3 || text.charCodeAt(first) === 48;
  return decides ? { mark, kind: 'other-digits' } : '';
}

function slowSign(text: string, digitsOf: (text: string) => string | undefined): Sign | '' {
  const digits = digitsOf(text);
  return (digits === undefined ? undefined : signOf(digits)) ?? '';
}

/** The decimal mark that a number shows by its form: `1.234,5` a comma, `1.234.567` a comma too, `12.5` a point. */
function signOf(digits: string): Sign | undefined {
  const reading = readDigits(digits, UNDECIDED);
  if (!reading.ok) return undefined;
  const lastPoint = digits.lastIndexOf('.');
  const lastComma = digits.lastIndexOf(',');
  if (lastPoint < 0 && lastComma < 0) return undefined;
  if (lastPoint >= 0 && lastComma >= 0) return { mark: lastPoint > lastComma ? '.' : ',', kind: 'two-separators' };
  const mark = lastPoint >= 0 ? '.' : ',';
  if (digits.indexOf(mark) === digits.lastIndexOf(mark)) return { mark, kind: 'other-digits' };
  return { mark: mark === '.' ? ',' : '.', kind: 'repeated-separator' };
}
