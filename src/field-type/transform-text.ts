import anyAscii from 'any-ascii';
import { fold, words } from '../util/fold.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { tidyText } from './tidy-text.ts';
import { fixMojibake } from './transform-text/fix-mojibake.ts';

export interface TransformOptions {
  /** Language whose casing rules hold, as "tr" for dotted and dotless i. */
  readonly locale?: string;
  /** For fixMojibake: the encoding that the text was really in, where UTF-8 is not the answer. */
  readonly hint?: string;
}

type Transform = (text: string, options: TransformOptions) => string;

const transforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['lower', (text, { locale }) => text.toLocaleLowerCase(localeOf(locale))],
  ['upper', (text, { locale }) => text.toLocaleUpperCase(localeOf(locale))],
  ['title', (text, { locale }) => titleCase(text, locale)],
  ['casefold', caseFold],
  ['NFC', (text) => text.normalize('NFC')],
  ['NFD', (text) => text.normalize('NFD')],
  ['NFKC', (text) => text.normalize('NFKC')],
  ['NFKD', (text) => text.normalize('NFKD')],
  ['trim', tidyText],
  ['fold', fold],
  ['fingerprint', fingerprint],
  ['ascii', (text) => anyAscii(text)],
  ['asciiDigits', asciiDigits],
  ['stripDiacritics', stripDiacritics],
  ['stripTatweel', stripTatweel],
  ['alef', unifyAlef],
  ['alefMaksura', unifyAlefMaksura],
  ['tehMarbuta', unifyTehMarbuta],
  ['arabicFold', (text) => unifyTehMarbuta(unifyAlefMaksura(unifyAlef(stripTatweel(stripVowelSigns(text)))))],
  ['fixMojibake', (text, { hint }) => fixMojibake(text, hint ?? '')],
]);

/**
 * One operation on a text, at once. `equalsIgnoreCase` takes two texts and says whether they differ in case alone.
 * Throws a UsageError for an operation or a locale that does not exist.
 */
export function transformText(
  op: 'equalsIgnoreCase',
  text: readonly [string, string],
  options?: TransformOptions,
): boolean;
export function transformText(op: string, text: string, options?: TransformOptions): string;
export function transformText(
  op: string,
  text: string | readonly [string, string],
  options: TransformOptions = {},
): string | boolean {
  if (op === 'equalsIgnoreCase' && typeof text !== 'string') return equalsIgnoreCase(text[0], text[1], options.locale);
  const transform = transforms.get(op);
  if (transform === undefined || typeof text !== 'string') {
    const names = [...transforms.keys(), 'equalsIgnoreCase'];
    throw new UsageError(
      transform === undefined ? `unknown operation ${JSON.stringify(op)}` : `${op} takes one text`,
      didYouMean(op, names) || `the operations are ${names.join(', ')}`,
    );
  }
  return transform(text, options);
}

function localeOf(locale: string | undefined): string {
  if (locale === undefined || locale === '') return 'und';
  try {
    return Intl.getCanonicalLocales(locale)[0]!;
  } catch {
    throw new UsageError(
      `unknown locale ${JSON.stringify(locale)}`,
      'a locale is a language code such as "tr" or "de-AT"',
    );
  }
}

/** Words are what Unicode segments as words, so that "île-de-france" has three and "don't" is one. */
function titleCase(text: string, locale: string | undefined): string {
  const language = localeOf(locale);
  let titled = '';
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    titled += isWordLike === true ? titleWord(segment, language) : segment;
  }
  return titled;
}

function titleWord(word: string, language: string): string {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase(language) + rest.join('').toLocaleLowerCase(language);
}

/**
 * Full case folding of Unicode, made of the case mappings that JavaScript has: small, capital, small again brings the
 * letters that share a capital together. By itself each letter has no final sigma. Dotless ı has no fold, and the fold
 * of Cherokee is the capital.
 */
function caseFold(text: string): string {
  let folded = '';
  for (const letter of text) {
    if (letter === 'ı') folded += letter;
    else if (/[\u13a0-\u13fd\uab70-\uabbf]/.test(letter)) folded += letter.toUpperCase();
    else for (const capital of letter.toLowerCase().toUpperCase()) folded += capital.toLowerCase();
  }
  return folded;
}

function equalsIgnoreCase(left: string, right: string, locale: string | undefined): boolean {
  const form = (text: string) =>
    caseFold((locale ? text.toLocaleLowerCase(localeOf(locale)) : text).normalize('NFC')).normalize('NFC');
  return form(left) === form(right);
}

/** The words of the comparison form, each once, in byte order: texts that differ in the order of words alone are one. */
function fingerprint(text: string): string {
  return [...new Set(words(text))].sort(compareUtf8).join(' ');
}

/** The digits of all scripts as 0-9. They stand in runs of ten, zero first. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let codePoint = digit.codePointAt(0)!;
    let value = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(--codePoint))) value++;
    return String(value % 10);
  });
}

/** Vowel signs of Arabic and accents of Latin, Greek and Cyrillic letters. Letters that are written apart, as آ, stay. */
function stripDiacritics(text: string): string {
  const bare = stripVowelSigns(text);
  return bare.replace(/[\u0041-\u007a\u00c0-\u052f\u1e00-\u1fff][\u0300-\u036f]*/g, (letter) =>
    letter
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC'),
  );
}

function stripVowelSigns(text: string): string {
  return text.replace(/[\u064b-\u0652]/g, '');
}

function stripTatweel(text: string): string {
  return text.replaceAll('\u0640', '');
}

function unifyAlef(text: string): string {
  return text.replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627');
}

function unifyAlefMaksura(text: string): string {
  return text.replaceAll('\u0649', '\u064a');
}

function unifyTehMarbuta(text: string): string {
  return text.replaceAll('\u0629', '\u0647');
}
