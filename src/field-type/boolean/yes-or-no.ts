import { fold } from '../../util/fold.ts';
import { wordsByLanguage } from './words-by-language.ts';

/** Words and marks for yes and no that exports use in any language, beside the words of CLDR. */
const yes = [
  'true',
  't',
  'yes',
  'y',
  '1',
  'on',
  'x',
  '✓',
  '✔',
  '☑',
  '✅',
  '√',
  'checked',
  'enabled',
  'ok',
  'okay',
  'evet',
  'e',
  'doğru',
  'var',
  'نعم',
  'صحيح',
  'صح',
  'ايوه',
  'ja',
  'wahr',
  'oui',
  'vrai',
  'sí',
  'verdadero',
  'vero',
  'verdadeiro',
  'waar',
  'prawda',
  'да',
  'истина',
  'да',
  'true()',
  '是',
  '真',
  'はい',
] as const;
const no = [
  'false',
  'f',
  'no',
  'n',
  '0',
  'off',
  '✗',
  '✘',
  '✕',
  '☐',
  '❌',
  '×',
  'unchecked',
  'disabled',
  'hayır',
  'yanlış',
  'yok',
  'لا',
  'خطأ',
  'خطا',
  'كلا',
  'nein',
  'falsch',
  'non',
  'faux',
  'falso',
  'onwaar',
  'fałsz',
  'нет',
  'ложь',
  '否',
  '假',
  'いいえ',
] as const;

type Words = ReadonlyMap<string, boolean>;

/** The exact small-letter form first: fold would make one of the yes and no of some languages, and drops marks such as ✓. */
function addWord(words: Map<string, boolean>, word: string, means: boolean): void {
  const exact = exactForm(word);
  if (!words.has(exact)) words.set(exact, means);
  const folded = fold(word);
  if (folded !== '' && !words.has(folded)) words.set(folded, means);
}

/** The word as it is written, but for case and white space around it. */
export const exactForm = (word: string) => word.trim().toLowerCase().normalize('NFC');

let general: Words | undefined;
const byLanguage = new Map<string, Words>();

/** Words that mean the same in all languages that have them. A word of one letter is read in its own language only. */
function generalWords(): Words {
  if (general !== undefined) return general;
  const words = new Map<string, boolean>();
  for (const word of yes) addWord(words, word, true);
  for (const word of no) addWord(words, word, false);
  const others = new Map<string, boolean | null>();
  for (const [, yesWords, noWords] of wordsByLanguage) {
    for (const [list, means] of [
      [yesWords, true],
      [noWords, false],
    ] as const) {
      for (const word of list) {
        if ([...word].length === 1) continue;
        for (const form of new Set([exactForm(word), fold(word)])) {
          others.set(form, others.has(form) && others.get(form) !== means ? null : means);
        }
      }
    }
  }
  for (const [word, means] of others) if (means !== null && word !== '' && !words.has(word)) words.set(word, means);
  general = words;
  return words;
}

/** The words of one language, by the longest part of the locale that the table knows: zh-Hant-TW, zh-Hant, zh. */
function wordsOf(locale: string): Words {
  const known = byLanguage.get(locale);
  if (known !== undefined) return known;
  const words = new Map<string, boolean>();
  for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const row = wordsByLanguage.find(([languages]) => languages.split(' ').includes(tag));
    if (row === undefined) continue;
    // All exact forms before any folded one.
    for (const form of [exactForm, fold]) {
      for (const word of row[1]) if (form(word) !== '' && !words.has(form(word))) words.set(form(word), true);
      for (const word of row[2]) if (form(word) !== '' && !words.has(form(word))) words.set(form(word), false);
    }
    break;
  }
  byLanguage.set(locale, words);
  return words;
}

/** What a word says: yes, no, or nothing that is known. The words of `locale` come before those of all languages. */
export function yesOrNo(locale: string): (text: string) => boolean | undefined {
  const own = locale === '' ? new Map<string, boolean>() : wordsOf(locale);
  const all = generalWords();
  return (text) => {
    const exact = exactForm(text);
    const found = own.get(exact) ?? all.get(exact);
    if (found !== undefined) return found;
    const folded = fold(text);
    return own.get(folded) ?? all.get(folded);
  };
}
