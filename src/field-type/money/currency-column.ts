import { headerSays } from '../column-evidence.ts';
import type { ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { isCurrency, meaningOf } from './currency.ts';

const HEADERS = [
  'currency',
  'currency code',
  'curr',
  'ccy',
  'para birimi',
  'doviz',
  'doviz cinsi',
  'wahrung',
  'waehrung',
  'devise',
  'moneda',
  'العمله',
  'عمله',
];

/** How a column of currencies is read; undefined where the column holds none. */
export function currencyColumnOf(
  header: string,
  values: readonly ValueCount[],
): ((text: string) => string) | undefined {
  if (values.length === 0 || values.length > 300) return undefined;
  const isNamed = headerSays(header, HEADERS);
  if (!isNamed && !values.every(({ text }) => /^\s*[A-Z]{3}\s*$/.test(text) && isCurrency(text.trim())))
    return undefined;
  return (text) => {
    const codes = meaningOf(plainText(text), '')?.codes ?? [];
    return codes.length === 1 ? codes[0]! : '';
  };
}
