import { isConjunction, isInitial, isParticle, isRomanNumeral, wordKey } from './words.ts';

/** Degrees that have a spelling of their own. */
const spellings = new Map([
  ['phd', 'Ph.D.'],
  ['md', 'M.D.'],
  ['dphil', 'D.Phil.'],
]);

/** Names that begin with "Mac" and are no Scottish patronymics. */
const plainMac = /^mac(h|k|e[dty]?$|edo|ey|i|on$|ro|ul|ar[io])/;

/**
 * A name in capitals and small letters, where it came in one of them alone: "MCDONALD" is McDonald, "van der berg" keeps
 * its small words. A name in both is left as it is: whoever typed it meant it.
 */
export function capitalizePersonName(text: string, locale: string): string {
  const language = locale || (/[ğışİĞŞ]/.test(text) ? 'tr' : 'en');
  const lower = text.toLocaleLowerCase(language);
  if (text !== lower && text !== text.toLocaleUpperCase(language)) return text;
  const words = lower.split(' ');
  const surnameFirst = lower.includes(',');
  const known = wordsOf(language);
  let capitalized = '';
  for (let at = 0; at < words.length; at++) {
    const { small, first, behind } = known(words[at]!);
    if (at > 0) capitalized += ' ';
    capitalized += small && at < words.length - 1 && (at > 0 || surnameFirst) ? words[at]! : at > 0 ? behind : first;
  }
  return capitalized;
}

interface Capitalized {
  /** Whether the word stays small between others. */
  readonly small: boolean;
  readonly first: string;
  /** Behind another word, where II and IV are numerals. */
  readonly behind: string;
}

/** Names share their words: each is looked at once. */
const MAX_WORDS = 50_000;
const byLanguage = new Map<string, Map<string, Capitalized>>();

function wordsOf(language: string): (word: string) => Capitalized {
  let words = byLanguage.get(language);
  if (words === undefined) {
    words = new Map();
    byLanguage.set(language, words);
  }
  const known = words;
  return (word) => {
    let capitalized = known.get(word);
    if (capitalized === undefined) {
      capitalized = capitalizeAlone(word, language);
      if (known.size < MAX_WORDS) known.set(word, capitalized);
    }
    return capitalized;
  };
}

function capitalizeAlone(word: string, language: string): Capitalized {
  const bare = word.replace(/[,.]+$/, '');
  const spelling = spellings.get(wordKey(word));
  if (spelling !== undefined) {
    const spelled = spelling + (word.endsWith(',') ? ',' : '');
    return { small: false, first: spelled, behind: spelled };
  }
  const first = capitalizeWord(word, language);
  if (isRomanNumeral(bare)) return { small: false, first, behind: word.toUpperCase() };
  return { small: (isParticle(bare) || isConjunction(bare)) && !isInitial(word), first, behind: first };
}

/** Each part between hyphens, apostrophes and dots with a capital letter; Mc and Mac begin a name of their own. */
function capitalizeWord(word: string, language: string): string {
  return word.replace(/[\p{L}\p{M}\p{N}]+/gu, (part, at: number) => {
    const before = word[at - 1];
    // What follows an apostrophe is a name after O' and D', and an ending after more letters: Ankara'nın.
    if ((before === "'" || before === '’') && (at > 2 || part.length < 3)) return part;
    const prefix = /^mc(?=..)/.test(part) ? 2 : /^mac(?=...)/.test(part) && !plainMac.test(part) ? 3 : 0;
    return upperFirst(part.slice(0, prefix), language) + upperFirst(part.slice(prefix), language);
  });
}

function upperFirst(text: string, language: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join('');
}
