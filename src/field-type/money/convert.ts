import { Big } from 'big.js';
import type { RateTable } from '../field-type.ts';
import { minorUnitsOf } from './currency.ts';
import type { Amount } from './money-reader.ts';

export type ConversionReason = 'no-rate' | 'old-rate' | 'no-rate-date' | 'no-currency';

/** An amount in the currency asked for, and the rate it was converted by; '' where there was nothing to convert. */
export interface Converted {
  readonly amount: Amount;
  readonly how: string;
}

export interface Conversion {
  readonly to: string;
  readonly table: RateTable;
  /** Days after which a rate is too old; null: never. */
  readonly maxRateAge: number | null;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/**
 * An amount in another currency by the rate that held on a date, rounded half up to the smaller unit of that currency;
 * a reason where a rate is missing: no other is taken in its place.
 */
export function convert(
  { amount, currency: from }: Amount,
  at: string,
  { to, table, maxRateAge }: Conversion,
): Converted | ConversionReason {
  if (from === null) return 'no-currency';
  if (from === to) return { amount: { amount, currency: from }, how: '' };
  const date = ISO_DATE.exec(at)?.[0];
  if (date === undefined) return 'no-rate-date';
  const found = table.rate(from, to, date);
  if (found === undefined) return 'no-rate';
  if (maxRateAge !== null && daysBetween(found.date, date) > maxRateAge) return 'old-rate';
  // An inverse rate ends after 30 digits; what it cuts off must not turn a half into less than one.
  const exact = new Big(amount).times(found.rate).round(20, Big.roundHalfUp);
  return {
    amount: { amount: exact.round(minorUnitsOf(to), Big.roundHalfUp).toFixed(), currency: to },
    how: `1 ${from} = ${shown(found.rate)} ${to}, ${found.date}`,
  };
}

/** Digits of a rate that are shown; an inverse rate may have any number of them. */
const SHOWN = 12;

function shown(rate: string): string {
  const short = new Big(rate).prec(SHOWN, Big.roundDown);
  return short.eq(rate) ? short.toFixed() : `${short.toFixed()}…`;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
