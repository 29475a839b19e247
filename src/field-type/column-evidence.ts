import { fold } from '../util/fold.ts';
import type { Reader, ValueCount } from './field-type.ts';

/** The words of a column's header in comparison form: `MobilePhone`, `mobile_phone` and `Mobile phone` are alike. */
export function headerWords(name: string): string {
  return fold(name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'));
}

/**
 * Whether a header holds one of the given words or phrases (in comparison form) as whole words. Written together,
 * as in `firstname`, counts where it is the whole header.
 */
export function headerSays(name: string, phrases: readonly string[]): boolean {
  const header = ` ${headerWords(name)} `;
  const together = header.replaceAll(' ', '');
  return phrases.some((phrase) => header.includes(` ${phrase} `) || together === phrase.replaceAll(' ', ''));
}

/** The share of the distinct values that a reader can read, in [0, 1]; 0 where there is no value. */
export function shareRead(values: readonly ValueCount[], reader: Reader): number {
  return shareOf(values, (text) => reader(text).ok);
}

/** The share of the distinct values that a test holds for, in [0, 1]; 0 where there is no value. */
export function shareOf(values: readonly ValueCount[], holds: (text: string) => boolean): number {
  let count = 0;
  let total = 0;
  for (const { text } of values) {
    if (text.trim() === '') continue;
    total++;
    if (holds(text)) count++;
  }
  return total === 0 ? 0 : count / total;
}
