import type { Piece } from './view.ts';

/** Longer values are compared from both ends only: a table of all letters would take too long. */
const LONGEST = 400;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * Which letters two values have in common, and in which they differ, letter by letter: a letter is what a reader takes
 * for one (a grapheme), be it Latin with an accent, Arabic with its vowel signs, or a flag. The longest common
 * subsequence, as a comparison of files finds it.
 */
export function compareLetters(left: string, right: string): { readonly left: Piece[]; readonly right: Piece[] } {
  const a = lettersOf(left);
  const b = lettersOf(right);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  const isShort = middleA.length <= LONGEST && middleB.length <= LONGEST;
  const [keptA, keptB] = isShort ? commonLetters(middleA, middleB) : [new Set<number>(), new Set<number>()];
  const isSame = (at: number, length: number, kept: ReadonlySet<number>) =>
    at < start || at >= length - end || kept.has(at - start);
  return {
    left: pieces(a, (at) => isSame(at, a.length, keptA)),
    right: pieces(b, (at) => isSame(at, b.length, keptB)),
  };
}

/** Places of the letters of a longest common subsequence, in both. */
function commonLetters(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const [inA, inB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA.add(i++);
      inB.add(j++);
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return [inA, inB];
}

/** Letters joined into pieces of one kind. */
function pieces(letters: readonly string[], isSame: (at: number) => boolean): Piece[] {
  const joined: { text: string; same: boolean }[] = [];
  letters.forEach((letter, at) => {
    const same = isSame(at);
    const last = joined.at(-1);
    if (last?.same === same) last.text += letter;
    else joined.push({ text: letter, same });
  });
  return joined;
}
