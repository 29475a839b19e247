import { alpha2Of } from '../country/codes.ts';

/** The country of a code or of a locale, as `TR`, `tr-TR` or `tr`; '' for `any`, undefined where it is none. */
export function countryOf(text: string): string | undefined {
  if (text === '' || text.toLowerCase() === 'any') return '';
  const upper = text.toUpperCase();
  if (alpha2Of(upper) !== undefined) return alpha2Of(upper);
  try {
    const region = new Intl.Locale(text).maximize().region;
    return region === undefined ? undefined : alpha2Of(region);
  } catch {
    return undefined;
  }
}
