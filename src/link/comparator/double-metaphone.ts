/*
 * Double Metaphone (Philips 2000): two keys for a name, the likely sound and another, with an eye on names of Slavic,
 * Germanic, Romance and Chinese origin in American mouths. X is sh, 0 is th. The first four sounds count, here all do.
 *
 * Each letter has a function that looks around its place and gives both sounds and how many letters it used.
 */

type Sounds = readonly [first: string, second: string, length: number];

class Word {
  readonly text: string;
  at = 0;
  readonly isSlavoGermanic: boolean;

  constructor(text: string) {
    this.text = text;
    this.isSlavoGermanic = /w|k|cz|witz/.test(text);
  }

  /** The letters at an offset from the place are one of these. */
  is(offset: number, ...parts: readonly string[]): boolean {
    const from = this.at + offset;
    return from >= 0 && parts.some((part) => this.text.startsWith(part, from));
  }

  /** The word begins with one of these. */
  begins(...parts: readonly string[]): boolean {
    return parts.some((part) => this.text.startsWith(part));
  }

  letter(offset: number): string {
    return this.text[this.at + offset] ?? '';
  }

  isVowel(offset: number): boolean {
    const letter = this.letter(offset);
    return letter !== '' && 'aeiouy'.includes(letter);
  }

  get isFirst(): boolean {
    return this.at === 0;
  }

  isLast(offset = 0): boolean {
    return this.at + offset === this.text.length - 1;
  }
}

const both = (sound: string, length: number): Sounds => [sound, sound, length];
/** Doubled letters are said once. */
const once = (word: Word, sound: string, ...doubles: readonly string[]): Sounds =>
  both(sound, word.is(1, ...doubles) ? 2 : 1);

function c(word: Word): Sounds {
  const isGermanicAch =
    word.at > 1 &&
    !word.isVowel(-2) &&
    word.is(-1, 'ach') &&
    word.letter(2) !== 'i' &&
    (word.letter(2) !== 'e' || word.is(-2, 'bacher', 'macher'));
  if (isGermanicAch) return both('K', 2);
  if (word.isFirst && word.is(0, 'caesar')) return both('S', 2);
  if (word.is(0, 'chia')) return both('K', 2);
  if (word.is(0, 'ch')) return ch(word);
  if (word.is(0, 'cz') && !word.is(-2, 'wicz')) return ['S', 'X', 2];
  if (word.is(1, 'cia')) return both('X', 3);
  if (word.is(0, 'cc') && !(word.at === 1 && word.begins('m'))) {
    if (!word.is(2, 'i', 'e', 'h') || word.is(2, 'hu')) return both('K', 2);
    return (word.at === 1 && word.begins('a')) || word.is(-1, 'uccee', 'ucces') ? both('KS', 3) : both('X', 3);
  }
  if (word.is(0, 'ck', 'cg', 'cq')) return both('K', 2);
  if (word.is(0, 'ci', 'ce', 'cy')) return word.is(0, 'cio', 'cie', 'cia') ? ['S', 'X', 2] : both('S', 2);
  return both('K', word.is(1, 'c', 'k', 'q') && !word.is(1, 'ce', 'ci') ? 2 : 1);
}

function ch(word: Word): Sounds {
  if (word.at > 0 && word.is(0, 'chae')) return ['K', 'X', 2];
  if (word.isFirst && word.is(1, 'harac', 'haris', 'hor', 'hym', 'hia', 'hem') && !word.begins('chore'))
    return both('K', 2);
  const isGreekOrGermanic =
    word.begins('van', 'von', 'sch') ||
    word.is(-2, 'orches', 'archit', 'orchid') ||
    word.is(2, 't', 's') ||
    ((word.is(-1, 'a', 'o', 'u', 'e') || word.isFirst) &&
      (word.isLast(1) || word.is(2, 'l', 'r', 'n', 'm', 'b', 'h', 'f', 'v', 'w')));
  if (isGreekOrGermanic) return both('K', 2);
  if (word.isFirst) return both('X', 2);
  return word.begins('mc') ? both('K', 2) : ['X', 'K', 2];
}

function d(word: Word): Sounds {
  if (word.is(0, 'dg')) return word.is(2, 'i', 'e', 'y') ? both('J', 3) : both('TK', 2);
  return both('T', word.is(0, 'dt', 'dd') ? 2 : 1);
}

function g(word: Word): Sounds {
  if (word.is(1, 'h')) return gh(word);
  if (word.is(1, 'n')) {
    if (word.at === 1 && /^[aeiouy]/.test(word.text) && !word.isSlavoGermanic) return ['KN', 'N', 2];
    return !word.is(2, 'ey') && !word.isSlavoGermanic ? ['N', 'KN', 2] : both('KN', 2);
  }
  if (word.is(1, 'li') && !word.isSlavoGermanic) return ['KL', 'L', 2];
  if (word.isFirst && word.is(1, 'y', 'es', 'ep', 'eb', 'el', 'ey', 'ib', 'il', 'in', 'ie', 'ei', 'er'))
    return ['K', 'J', 2];
  const isErOrY =
    word.is(1, 'er', 'y') &&
    !word.begins('danger', 'ranger', 'manger') &&
    !word.is(-1, 'e', 'i') &&
    !word.is(-1, 'rgy', 'ogy');
  if (isErOrY) return ['K', 'J', 2];
  if (word.is(1, 'e', 'i', 'y') || word.is(-1, 'aggi', 'oggi')) {
    if (word.begins('van', 'von', 'sch') || word.is(1, 'et')) return both('K', 2);
    return word.is(1, 'ier') && word.isLast(3) ? both('J', 2) : ['J', 'K', 2];
  }
  return once(word, 'K', 'g');
}

function gh(word: Word): Sounds {
  if (word.at > 0 && !word.isVowel(-1)) return both('K', 2);
  if (word.isFirst) return word.is(2, 'i') ? both('J', 2) : both('K', 2);
  const isSilent =
    (word.at > 1 && word.is(-2, 'b', 'h', 'd')) ||
    (word.at > 2 && word.is(-3, 'b', 'h', 'd')) ||
    (word.at > 3 && word.is(-4, 'b', 'h'));
  if (isSilent) return both('', 2);
  if (word.at > 2 && word.is(-1, 'u') && word.is(-3, 'c', 'g', 'l', 'r', 't')) return both('F', 2);
  return word.is(-1, 'i') ? both('', 2) : both('K', 2);
}

function h(word: Word): Sounds {
  return (word.isFirst || word.isVowel(-1)) && word.isVowel(1) ? both('H', 2) : both('', 1);
}

function j(word: Word): Sounds {
  if (word.is(0, 'jose') || word.begins('san')) {
    return (word.isFirst && word.text.length === 4) || word.begins('san') ? both('H', 1) : ['J', 'H', 1];
  }
  const length = word.is(1, 'j') ? 2 : 1;
  if (word.isFirst) return ['J', 'A', length];
  if (word.isVowel(-1) && !word.isSlavoGermanic && word.is(1, 'a', 'o')) return ['J', 'H', length];
  if (word.isLast()) return ['J', '', length];
  return word.is(1, 'l', 't', 'k', 's', 'n', 'm', 'b', 'z') || word.is(-1, 's', 'k', 'l')
    ? both('', length)
    : both('J', length);
}

function l(word: Word): Sounds {
  if (!word.is(1, 'l')) return both('L', 1);
  const { length } = word.text;
  const isSpanish =
    (word.at === length - 3 && word.is(-1, 'illo', 'illa', 'alle')) ||
    (/(as|os|a|o)$/.test(word.text) && word.is(-1, 'alle'));
  return isSpanish ? ['L', '', 2] : both('L', 2);
}

function m(word: Word): Sounds {
  const isSilentB = word.is(-1, 'umb') && (word.isLast(1) || word.is(2, 'er'));
  return both('M', isSilentB || word.is(1, 'm') ? 2 : 1);
}

function p(word: Word): Sounds {
  return word.is(1, 'h') ? both('F', 2) : once(word, 'P', 'p', 'b');
}

function r(word: Word): Sounds {
  const length = word.is(1, 'r') ? 2 : 1;
  const isFrench = word.isLast() && !word.isSlavoGermanic && word.is(-2, 'ie') && !word.is(-4, 'me', 'ma');
  return isFrench ? ['', 'R', length] : both('R', length);
}

function s(word: Word): Sounds {
  if (word.is(-1, 'isl', 'ysl')) return both('', 1);
  if (word.isFirst && word.is(0, 'sugar')) return ['X', 'S', 1];
  if (word.is(0, 'sh')) return word.is(1, 'heim', 'hoek', 'holm', 'holz') ? both('S', 2) : both('X', 2);
  if (word.is(0, 'sio', 'sia')) return word.isSlavoGermanic ? both('S', 3) : ['S', 'X', 3];
  if ((word.isFirst && word.is(1, 'm', 'n', 'l', 'w')) || word.is(1, 'z')) return ['S', 'X', word.is(1, 'z') ? 2 : 1];
  if (word.is(0, 'sc')) return sc(word);
  const length = word.is(1, 's', 'z') ? 2 : 1;
  return word.isLast() && word.is(-2, 'ai', 'oi') ? ['', 'S', length] : both('S', length);
}

function sc(word: Word): Sounds {
  if (word.is(2, 'h')) {
    if (word.is(3, 'er', 'en')) return ['X', 'SK', 3];
    if (word.is(3, 'oo', 'uy', 'ed', 'em')) return both('SK', 3);
    return word.isFirst && !word.isVowel(3) && word.letter(3) !== 'w' ? ['X', 'S', 3] : both('X', 3);
  }
  return word.is(2, 'i', 'e', 'y') ? both('S', 3) : both('SK', 3);
}

function t(word: Word): Sounds {
  if (word.is(0, 'tion', 'tia', 'tch')) return both('X', 3);
  if (word.is(0, 'th', 'tth')) {
    return word.is(2, 'om', 'am') || word.begins('van', 'von', 'sch') ? both('T', 2) : ['0', 'T', 2];
  }
  return once(word, 'T', 't', 'd');
}

function w(word: Word): Sounds {
  if (word.is(0, 'wr')) return both('R', 2);
  if (word.isFirst && (word.isVowel(1) || word.is(0, 'wh'))) return word.isVowel(1) ? ['A', 'F', 1] : both('A', 1);
  if ((word.isLast() && word.isVowel(-1)) || word.is(-1, 'ewski', 'ewsky', 'owski', 'owsky') || word.begins('sch'))
    return ['', 'F', 1];
  return word.is(0, 'wicz', 'witz') ? ['TS', 'FX', 4] : both('', 1);
}

function x(word: Word): Sounds {
  if (word.isFirst) return both('S', 1);
  const length = word.is(1, 'c', 'x') ? 2 : 1;
  const isFrench = word.isLast() && (word.is(-3, 'iau', 'eau') || word.is(-2, 'au', 'ou'));
  return both(isFrench ? '' : 'KS', length);
}

function z(word: Word): Sounds {
  if (word.is(1, 'h')) return both('J', 2);
  const length = word.is(1, 'z') ? 2 : 1;
  const isForeign = word.is(1, 'zo', 'zi', 'za') || (word.isSlavoGermanic && word.at > 0 && word.letter(-1) !== 't');
  return isForeign ? ['S', 'TS', length] : both('S', length);
}

const soundsOf: Readonly<Record<string, (word: Word) => Sounds>> = {
  b: (word) => once(word, 'P', 'b'),
  c,
  d,
  f: (word) => once(word, 'F', 'f'),
  g,
  h,
  j,
  k: (word) => once(word, 'K', 'k'),
  l,
  m,
  n: (word) => once(word, 'N', 'n'),
  p,
  q: (word) => once(word, 'K', 'q'),
  r,
  s,
  t,
  v: (word) => once(word, 'F', 'v'),
  w,
  x,
  z,
};

/** Both keys of a word in letters a-z; equal where there is one way to say it. */
export function doubleMetaphone(letters: string): readonly [string, string] {
  const word = new Word(letters);
  let first = '';
  let second = '';
  if (/^(gn|kn|pn|wr|ps)/.test(letters)) word.at = 1;
  while (word.at < letters.length) {
    const sounds = soundsOf[word.letter(0)];
    if (sounds === undefined) {
      if (word.isFirst) {
        first += 'A';
        second += 'A';
      }
      word.at++;
      continue;
    }
    const [likely, other, length] = sounds(word);
    first += likely;
    second += other;
    word.at += length;
  }
  return [first, second];
}
