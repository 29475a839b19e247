// Not the package's own entry: that loads the names of all languages at once.
import isoCountries from 'i18n-iso-countries/index.js';

/** ISO 3166-1 alpha-2 codes, and XK, which Kosovo uses until it has one. */
const alpha2: ReadonlySet<string> = new Set([...Object.keys(isoCountries.getAlpha2Codes()), 'XK']);
const byAlpha3: ReadonlyMap<string, string> = new Map([
  ...Object.entries(isoCountries.getAlpha3Codes()),
  ['XKX', 'XK'],
  ['XKK', 'XK'],
]);
const byNumber: ReadonlyMap<string, string> = new Map(
  Object.entries(isoCountries.getNumericCodes()).map(([number, code]) => [number.padStart(3, '0'), code]),
);

export const countryCodes: Iterable<string> = alpha2;

/**
 * The alpha-2 code of a code in capital letters: alpha-2, alpha-3, numeric of three digits, or a flag; undefined where
 * it is none.
 */
export function alpha2Of(code: string): string | undefined {
  if (code.length === 2) return alpha2.has(code) ? code : undefined;
  if (code.length === 3) return byAlpha3.get(code) ?? byNumber.get(code);
  return fromFlag(code);
}

/** A flag is two regional indicators, U+1F1E6 for A. */
function fromFlag(text: string): string | undefined {
  if (text.length !== 4) return undefined;
  const letters = [...text].map((character) => character.codePointAt(0)! - 0x1f1e6 + 65);
  if (letters.length !== 2 || letters.some((letter) => letter < 65 || letter > 90)) return undefined;
  const code = String.fromCharCode(...letters);
  return alpha2.has(code) ? code : undefined;
}
