import type { Comparator } from './comparator.ts';
import { givenNameForm } from './given-names.ts';
import { jaroWinkler } from './jaro-core.ts';
import { tokensOf } from './token-core.ts';

/** How alike two words of a name are: 1 for equal or for spellings of one given name, less for an initial. */
function wordSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left];
  if (shorter.length === 1) return longer.startsWith(shorter) ? INITIAL : 0;
  if (givenNameForm(left) === givenNameForm(right)) return VARIANT;
  const similarity = jaroWinkler(left, right);
  return similarity < LEAST ? 0 : similarity;
}

const INITIAL = 0.85;
const VARIANT = 0.97;
/** Two different names of the same length share letters by chance: below this they are taken as different. */
const LEAST = 0.75;
const REORDERED = 0.98;

/**
 * Pairs the words of the side with fewer words with the best of the other, best pair first. Words that one side has
 * more (a middle name, a second surname) cost little; a word that finds no partner costs its share.
 */
function similarity(left: string, right: string): number {
  const a = tokensOf(left);
  const b = tokensOf(right);
  if (a.length === 0 || b.length === 0) return 0;
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const pairs: { i: number; j: number; value: number }[] = [];
  for (let i = 0; i < few.length; i++) {
    for (let j = 0; j < many.length; j++) {
      const value = wordSimilarity(few[i]!, many[j]!);
      if (value > 0) pairs.push({ i, j, value });
    }
  }
  pairs.sort((p, q) => q.value - p.value || Math.abs(p.i - p.j) - Math.abs(q.i - q.j) || p.i - q.i || p.j - q.j);
  const usedFew = new Set<number>();
  const usedMany = new Set<number>();
  let sum = 0;
  let inOrder = true;
  let last: { i: number; j: number }[] = [];
  for (const pair of pairs) {
    if (usedFew.has(pair.i) || usedMany.has(pair.j)) continue;
    usedFew.add(pair.i);
    usedMany.add(pair.j);
    sum += pair.value;
    if (last.some(({ i, j }) => i < pair.i !== j < pair.j)) inOrder = false;
    last = [...last, pair];
  }
  const paired = sum / few.length;
  const extra = (many.length - few.length) / many.length;
  const value = paired * (1 - EXTRA * extra) * (inOrder ? 1 : REORDERED);
  return left === right ? 1 : Math.min(value, 1);
}

const EXTRA = 0.2;

export const personName: Comparator = {
  id: 'person_name',
  summary:
    'Names of people: words in any order, initials, spellings and transliterations of one given name, typing errors.',
  similarity,
  examples: [
    { left: 'ahmet yilmaz', right: 'yilmaz ahmet', similarity: 0.98 },
    { left: 'a yilmaz', right: 'ahmet yilmaz', similarity: 0.925 },
    { left: 'mohammed ali', right: 'muhammed ali', similarity: 0.985 },
    { left: 'ahmet can yilmaz', right: 'ahmet yilmaz', similarity: 0.9333 },
    { left: 'ayse demir', right: 'john smith', similarity: 0 },
  ],
};
