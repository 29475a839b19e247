import { foldToLatin } from '../../util/fold.ts';
import { doubleMetaphone } from './double-metaphone.ts';
import { metaphone } from './metaphone.ts';
import { nysiis } from './nysiis.ts';

/*
 * The published phonetic keys, all made for names in English. Each takes any text: it is folded to Latin letters first,
 * and what is no letter is left out. They are for the library's users; blocking has its own key (sound-key.ts).
 */

/** The letters a-z of a text after folding. */
export function lettersOf(text: string): string {
  return foldToLatin(text).replace(/[^a-z]/g, '');
}

const soundexDigits = new Map<string, string>();
for (const [letters, digit] of [
  ['bfpv', '1'],
  ['cgjkqsxz', '2'],
  ['dt', '3'],
  ['l', '4'],
  ['mn', '5'],
  ['r', '6'],
] as const) {
  for (const letter of letters) soundexDigits.set(letter, digit);
}

/** Russell's Soundex as in American archives: a letter and three digits; letters parted by h or w count as one. */
export function soundex(text: string): string {
  const letters = lettersOf(text);
  if (letters === '') return '';
  let key = letters[0]!.toUpperCase();
  let previous = soundexDigits.get(letters[0]!) ?? '';
  for (const letter of letters.slice(1)) {
    const digit = soundexDigits.get(letter) ?? '';
    if (digit !== '' && digit !== previous) key += digit;
    if (letter !== 'h' && letter !== 'w') previous = digit;
  }
  return key.slice(0, 4).padEnd(4, '0');
}

/** The key of the match rating approach (Western Airlines, 1977): consonants without doubles, at most the first and last three. */
export function matchRatingCodex(text: string): string {
  let key = '';
  let previous = '';
  for (const letter of lettersOf(text)) {
    const isVowel = 'aeiou'.includes(letter);
    if ((!isVowel || previous === '') && letter !== previous) key += letter;
    previous = letter;
  }
  return (key.length > 6 ? key.slice(0, 3) + key.slice(-3) : key).toUpperCase();
}

/** Phonetic keys by name. Double metaphone gives two: the likely sound and another. */
export const phoneticKeys = {
  soundex,
  metaphone: (text: string) => metaphone(lettersOf(text)),
  double_metaphone: (text: string) => doubleMetaphone(lettersOf(text)),
  nysiis: (text: string) => nysiis(lettersOf(text)),
  match_rating_codex: matchRatingCodex,
} satisfies Record<string, (text: string) => string | readonly [string, string]>;
