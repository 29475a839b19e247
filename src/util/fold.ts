import anyAscii from 'any-ascii';
import { arabicNamesInLatin } from './text-arabic-names.ts';

/*
 * The form in which texts are compared: what people mean by "the same word", whatever the case, accents, digits or
 * punctuation. It is never written to an output. Written once here so that blocking, comparators, look-ups and
 * corrections agree on it.
 */

/**
 * The comparison form of a text: compatibility forms unfolded, lower case with all Turkish i's as one (İ I ı i), no
 * accents, Arabic letter variants unified and vowel signs dropped, all digits 0-9, and runs of everything that is
 * not a letter, digit or mark as one space; trimmed. Latin stays Latin and Arabic stays Arabic. Idempotent.
 */
export function fold(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // a-z and 0-9 stand as they are, and so does one space between two of them.
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) continue;
    if (code === 32 && at > 0 && at < text.length - 1 && text.charCodeAt(at - 1) !== 32) continue;
    return code < 128 && isAscii(text, at) ? foldAscii(text) : foldTabled(text);
  }
  return text;
}

/** The words of the comparison form, in order; none for a text without letters and digits. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/**
 * The comparison form in Latin letters, so that محمد comes near Mohammed. Letters go by any-ascii, which gives the
 * consonants of Arabic only; so common Arabic given names are looked up whole, see text-arabic-names.ts. Idempotent.
 */
export function foldToLatin(text: string): string {
  const folded = fold(text);
  if (isAscii(folded, 0)) return folded;
  return folded
    .split(' ')
    .map((word) => (isAscii(word, 0) ? word : (arabicNamesInLatin.get(word) ?? fold(anyAscii(word)))))
    .filter((word) => word !== '')
    .join(' ');
}

/** Whether all characters from a place on are ASCII. */
export function isAscii(text: string, from = 0): boolean {
  for (let at = from; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function foldAscii(text: string): string {
  const lower = text.toLowerCase();
  return /[^a-z0-9 ]| {2}|^ | $/.test(lower) ? lower.replace(/[^a-z0-9]+/g, ' ').trim() : lower;
}

/** Letters whose accent-free form is no decomposition, and Arabic letters that are written for one another. */
const letterForms: readonly (readonly [string, string])[] = [
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ə', 'e'],
  ['ĸ', 'k'],
  ['ς', 'σ'],
  ['ٱ', 'ا'],
  ['ٲ', 'ا'],
  ['ٳ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ے', 'ي'],
  ['ة', 'ه'],
  ['ہ', 'ه'],
  ['ە', 'ه'],
  ['ھ', 'ه'],
  ['ۃ', 'ه'],
  ['ک', 'ك'],
  ['ڪ', 'ك'],
  ['ء', ''],
  ['ـ', ''],
];
const formOf = new Map(letterForms);

/** Combining accents of Latin, Greek and Cyrillic, vowel signs of Hebrew and Arabic, and characters without a glyph. */
const dropped =
  /[\u0300-\u036f]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f]|\p{Cf}/u;

/** One code point of decomposed text as it is compared; a space where words end. */
function foldCodePoint(character: string): string {
  const lower = character.toLowerCase();
  const form = formOf.get(lower);
  if (form !== undefined) return form;
  if (dropped.test(lower)) return '';
  if (/^\p{Nd}$/u.test(lower)) return String(digitValue(lower));
  // Modifier letters U+02B9..U+02FF are used as apostrophes.
  return /^[\p{L}\p{M}\p{N}]/u.test(lower) && !/^[\u02b9-\u02ff]/.test(lower) ? lower : ' ';
}

/** Digits of every script stand in runs of ten, zero first. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0)!;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(codePoint - before - 1))) before++;
  return before % 10;
}

/** Any text: decomposed as a whole, so that marks are in canonical order, then code point by code point. */
function foldAny(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFKD')) folded += foldCodePoint(character);
  return folded.normalize('NFC').replace(/ +/g, ' ').trim();
}

/**
 * The forms of the code units of Latin, Greek, Cyrillic, Hebrew and Arabic: each folds by itself, because what
 * could combine with its neighbours is dropped. Filled as characters are met; null where the whole text must be seen.
 */
const table: (string | null | undefined)[] = [];
const TABLE_END = 0x0700;

function tabled(code: number): string | null {
  const known = table[code];
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  let form: string | null = null;
  if (code < TABLE_END) {
    form = '';
    for (const part of character.normalize('NFKD')) form += foldCodePoint(part);
    // What combines with its neighbours, or has a word end inside, needs the whole text.
    if (/^\p{M}/u.test(form) || (form.length > 1 && form.includes(' '))) form = null;
  } else if (code >= 0x2000 && code <= 0x206f) {
    form = foldCodePoint(character.normalize('NFKD'));
  }
  table[code] = form;
  return form;
}

function foldTabled(text: string): string {
  let folded = '';
  let pendingSpace = false;
  for (let at = 0; at < text.length; at++) {
    const form = tabled(text.charCodeAt(at));
    if (form === null) return foldAny(text);
    if (form === ' ') {
      pendingSpace = folded !== '';
      continue;
    }
    if (form === '') continue;
    if (pendingSpace) folded += ' ';
    pendingSpace = false;
    folded += form;
  }
  return folded;
}
