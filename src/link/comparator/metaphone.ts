/*
 * Metaphone (Philips 1990): how an English word is said, in the letters of sixteen sounds; 0 is th, X is sh.
 * At each place the first rule that fits gives the sound and says how many letters it used.
 */

const isVowel = (letter: string) => letter !== '' && 'aeiou'.includes(letter);
const isFront = (letter: string) => letter !== '' && 'iey'.includes(letter);

type Sound = readonly [sound: string, length: number];

interface Place {
  readonly at: number;
  readonly length: number;
  readonly before: string;
  readonly next: string;
  readonly afterNext: string;
}

const sounds: Readonly<Record<string, (place: Place) => Sound>> = {
  b: ({ at, length, before }) => [before === 'm' && at === length - 1 ? '' : 'B', 1],
  c: ({ before, next, afterNext }) => {
    if (next === 'h') return [before === 's' ? 'K' : 'X', 2];
    if (next === 'i' && afterNext === 'a') return ['X', 2];
    if (isFront(next)) return [before === 's' ? '' : 'S', 2];
    return ['K', 1];
  },
  d: ({ next, afterNext }) => (next === 'g' && isFront(afterNext) ? ['J', 3] : ['T', 1]),
  g: ({ at, length, next, afterNext }) => {
    if (next === 'h' && !isVowel(afterNext)) return ['', 2];
    if (next === 'n' && (at + 2 === length || afterNext === 'e')) return ['', 1];
    return isFront(next) ? ['J', 2] : ['K', 1];
  },
  h: ({ at, before, next }) => [at === 0 || isVowel(next) || !isVowel(before) ? 'H' : '', 1],
  k: ({ before }) => [before === 'c' ? '' : 'K', 1],
  p: ({ next }) => (next === 'h' ? ['F', 2] : ['P', 1]),
  q: () => ['K', 1],
  s: ({ next, afterNext }) => {
    if (next === 'h') return ['X', 2];
    if (next === 'i' && (afterNext === 'o' || afterNext === 'a')) return ['X', 3];
    return ['S', 1];
  },
  t: ({ next, afterNext }) => {
    if (next === 'i' && (afterNext === 'o' || afterNext === 'a')) return ['X', 1];
    if (next === 'h') return ['0', 2];
    return [next === 'c' && afterNext === 'h' ? '' : 'T', 1];
  },
  v: () => ['F', 1],
  w: ({ at, next }) => (at === 0 && next === 'h' ? ['W', 2] : [isVowel(next) ? 'W' : '', 1]),
  x: ({ at }) => [at === 0 ? 'S' : 'KS', 1],
  y: ({ next }) => [isVowel(next) ? 'Y' : '', 1],
  z: () => ['S', 1],
};

/** The key of a word in letters a-z. */
export function metaphone(letters: string): string {
  const word = letters.replace(/^(kn|gn|pn|wr|ae)/, (silent) => silent[1]!);
  let key = '';
  for (let at = 0; at < word.length; ) {
    const letter = word[at]!;
    if (at > 0 && letter === word[at - 1] && letter !== 'c') {
      at++;
      continue;
    }
    const place = {
      at,
      length: word.length,
      before: word[at - 1] ?? '',
      next: word[at + 1] ?? '',
      afterNext: word[at + 2] ?? '',
    };
    const [sound, length] = sounds[letter]?.(place) ?? [isVowel(letter) && at > 0 ? '' : letter.toUpperCase(), 1];
    key += sound;
    at += length;
  }
  return key;
}
