/** A canonical number or amount taken apart; digits stay text, because an amount is never a float. */
export interface Amount {
  readonly negative: boolean;
  /** Without leading zeros. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
  /** '' for a bare number. */
  readonly unit: string;
}

const shape = /^([+-]?)(\d+)(?:\.(\d+))?(?: ([A-Z]{3}))?$/;

/** Reads `-12.50` and `1234.56 EUR`; undefined for any other text, dates and `1e5` among them. */
export function readAmount(text: string): Amount | undefined {
  const parts = shape.exec(text);
  if (parts === null) return undefined;
  const whole = parts[2]!.replace(/^0+/, '');
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  return { negative: parts[1] === '-' && whole + fraction !== '', whole, fraction, unit: parts[4] ?? '' };
}

/** By value; the units must be equal. */
export function compareAmounts(left: Amount, right: Amount): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const order =
    left.whole.length - right.whole.length ||
    compareDigits(left.whole, right.whole) ||
    compareDigits(left.fraction, right.fraction);
  return left.negative ? -order : order;
}

const compareDigits = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
