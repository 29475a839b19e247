import { headerSays } from './column-evidence.ts';
import { readCountry } from './country/read-country.ts';
import type { Surroundings, ValueCount } from './field-type.ts';
import { currencyColumnOf } from './money/currency-column.ts';
import { plainText } from './number/plain-text.ts';
import { callingCodeOf, mainCountryOf } from './phone/numbering-plan.ts';

/* What the other columns of a source say of the country or the currency that its values are of. */

export interface Beside {
  readonly kind: 'country-column' | 'phone-column' | 'currency-column';
  /** A country's or a currency's code. */
  readonly code: string;
  readonly count: number;
}

const HEADERS = [
  'country',
  'country code',
  'nation',
  'ulke',
  'ulkesi',
  'ulke kodu',
  'land',
  'staat',
  'lander',
  'pays',
  'pais',
  'paese',
  'kraj',
  'الدوله',
  'دوله',
  'البلد',
  'بلد',
];
/** Nearly all rows of a column must say the same country. */
const NEARLY_ALL = 0.99;
const LEAST = 3;

/** The country that a column of countries beside it has in nearly every row. */
export function countryBeside(beside: Surroundings | undefined): Beside | undefined {
  for (const { header, values } of beside?.columns() ?? []) {
    if (!headerSays(header, HEADERS)) continue;
    const only = mostly(values, (text) => readCountry(text, '') ?? '');
    if (only !== undefined) return { kind: 'country-column', ...only };
  }
  return undefined;
}

/** The country that nearly all numbers with a country code in another column are of. */
export function phonesBeside(beside: Surroundings | undefined): Beside | undefined {
  for (const { values } of beside?.columns() ?? []) {
    const numbers = values.filter(({ text }) => /^\+[\d ().-]{8,}$/.test(plainText(text)));
    if (numbers.length === 0 || numbers.length * 2 < values.length) continue;
    const only = mostly(numbers, (text) => mainCountryOf(callingCodeOf(plainText(text).replace(/\D/g, ''))));
    if (only !== undefined) return { kind: 'phone-column', ...only };
  }
  return undefined;
}

/** The currency that a column of currencies beside it has in nearly every row. */
export function currencyBeside(beside: Surroundings | undefined): Beside | undefined {
  for (const { header, values } of beside?.columns() ?? []) {
    const codeOf = currencyColumnOf(header, values);
    const only = codeOf === undefined ? undefined : mostly(values, codeOf);
    if (only !== undefined) return { kind: 'currency-column', ...only };
  }
  return undefined;
}

function mostly(values: readonly ValueCount[], codeOf: (text: string) => string) {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { text, count } of values) {
    const code = codeOf(text);
    total += count;
    if (code !== '') counts.set(code, (counts.get(code) ?? 0) + count);
  }
  for (const [code, count] of counts) if (count >= Math.max(LEAST, total * NEARLY_ALL)) return { code, count };
  return undefined;
}
