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
  return words
    .map((word, at) => {
      const bare = word.replace(/[,.]+$/, '');
      const spelling = spellings.get(wordKey(word));
      if (spelling !== undefined) return spelling + (word.endsWith(',') ? ',' : '');
      if (isRomanNumeral(bare) && at > 0) return word.toUpperCase();
      const small = (isParticle(bare) || isConjunction(bare)) && !isInitial(word);
      if (small && at < words.length - 1 && (at > 0 || surnameFirst)) return word;
      return capitalizeWord(word, language);
    })
    .join(' ');
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
