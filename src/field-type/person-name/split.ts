import { isConjunction, isParticle, isSuffix, isTitle, isTitleOfGivenName } from './words.ts';

/** The parts of a person's name; '' where there is none. */
export interface PersonName {
  readonly title: string;
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly suffix: string;
  readonly nickname: string;
}

/** Names given in brackets or quotes. An apostrophe opens a nickname only where a word begins. */
const nicknames = /\(([^()]*)\)|"([^"]*)"|“([^”]*)”|«([^»]*)»|(?<=^|\s)['‘]([^'’]+)['’](?=$|[\s,])/gu;

/**
 * Takes a name apart, as "Title First Middle Last Suffix" or "Last, Title First Middle, Suffix". The order is that of
 * Europe, Turkey and the Arab world: the last word, with the small words before it, is the surname.
 */
export function splitPersonName(text: string): PersonName {
  const nicknameList: string[] = [];
  const bracketedSuffixes: string[] = [];
  const bare = text.replace(nicknames, (...groups: string[]) => {
    const inside = groups.slice(1, 6).find((group) => typeof group === 'string') ?? '';
    (isSuffix(inside, true) ? bracketedSuffixes : nicknameList).push(inside.trim());
    return ' ';
  });
  const parts = bare
    .split(/[,،]/)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const name = parts.length > 1 ? splitAtComma(parts) : splitWords(parts[0] ?? []);
  return {
    title: name.title.join(' '),
    first: name.first,
    middle: name.middle.join(' '),
    last: name.last,
    suffix: [...name.suffix, ...bracketedSuffixes].join(', '),
    nickname: nicknameList.filter((nickname) => nickname !== '').join(', '),
  };
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

interface Parts {
  readonly title: readonly string[];
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  readonly suffix: readonly string[];
}

/** What is behind the first comma is a suffix ("John Doe, Jr.") or the given names ("Doe, John, Jr."). */
function splitAtComma(parts: readonly (readonly string[])[]): Parts {
  const [front, behind, ...more] = parts as [readonly string[], readonly string[], ...(readonly string[])[]];
  const rest = more.map((words) => words.join(' '));
  if (front.length > 1 && behind.every((word) => isSuffix(word, true))) {
    const name = splitWords(front);
    return { ...name, suffix: [...name.suffix, behind.join(' '), ...rest] };
  }
  const surname = takeSuffixes(front, 1);
  const { titles, names } = takeTitles(behind);
  const given = takeSuffixes(names, 1);
  const pieces = joinWords(given.words, behind.length + front.length, false);
  return {
    title: titles,
    first: pieces[0] ?? '',
    middle: pieces.slice(1),
    last: surname.words.join(' '),
    suffix: [...surname.suffixes, ...given.suffixes, ...rest],
  };
}

function splitWords(words: readonly string[]): Parts {
  const { titles, names } = takeTitles(joinTitles(words));
  const { words: named, suffixes } = takeSuffixes(names, 1);
  const pieces = joinWords(named, words.length, true);
  const only = pieces.length === 1;
  const onlyIsLast = only && titles.length > 0 && !isTitleOfGivenName(titles[titles.length - 1]!);
  return {
    title: titles,
    first: onlyIsLast ? '' : (pieces[0] ?? ''),
    middle: pieces.slice(1, -1),
    last: onlyIsLast ? pieces[0]! : only ? '' : (pieces[pieces.length - 1] ?? ''),
    suffix: suffixes,
  };
}

/** "The Rt", "Mr. and Mrs.", "Secretary of State": conjunctions with a title beside them are one title. */
function joinTitles(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    let behind = at + 1;
    while (behind < words.length && isConjunction(words[behind]!)) behind++;
    const next = words[behind];
    const before = joined[joined.length - 1];
    const beginsName = joined.every((piece) => isTitle(piece) || piece.includes(' '));
    if (
      isConjunction(word) &&
      next !== undefined &&
      beginsName &&
      (before === undefined ? isTitle(next) : isTitle(before) && (isTitle(next) || behind > at + 1))
    ) {
      const piece = [...(before === undefined ? [] : [before]), ...words.slice(at, behind + 1)].join(' ');
      if (before !== undefined) joined.pop();
      joined.push(piece);
      at = behind;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/** Titles at the front; the last word is a title only where it is the whole name. */
function takeTitles(words: readonly string[]): { titles: string[]; names: string[] } {
  let count = 0;
  const isTitlePiece = (piece: string) => isTitle(piece) || (piece.includes(' ') && piece.split(' ').some(isTitle));
  while (count < words.length && isTitlePiece(words[count]!) && (count < words.length - 1 || count === 0)) count++;
  return { titles: words.slice(0, count), names: words.slice(count) };
}

/** Suffixes at the end; at least `keep` words stay. */
function takeSuffixes(words: readonly string[], keep: number): { words: string[]; suffixes: string[] } {
  let end = words.length;
  while (end > keep && isSuffix(words[end - 1]!, end > 2)) end--;
  return { words: words.slice(0, end), suffixes: words.slice(end) };
}

/** Words that are spoken as one: "de la Vega", "Velasquez y Garcia", "عبد الله". */
function joinWords(words: readonly string[], wordCount: number, withSurname: boolean): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const before = pieces[pieces.length - 1];
    if (isConjunction(word) && before !== undefined && (word.length > 1 || word === '&' || wordCount > 3)) {
      pieces[pieces.length - 1] = [before, word, ...words.slice(at + 1, at + 2)].join(' ');
      at++;
    } else if (/^(عبد|abd)$/iu.test(word) && at + 1 < words.length) {
      pieces.push(`${word} ${words[++at]}`);
    } else if (withSurname && at > 0 && isParticle(word) && at + 1 < words.length) {
      let end = at + 1;
      while (end < words.length && isParticle(words[end]!)) end++;
      while (end < words.length && !isParticle(words[end]!)) end++;
      pieces.push(words.slice(at, end).join(' '));
      at = end - 1;
    } else {
      pieces.push(word);
    }
  }
  return pieces;
}
