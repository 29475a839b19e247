import type { Comparator } from './comparator.ts';
import { jaroWinkler } from './jaro-core.ts';
import { tokensOf } from './token-core.ts';

/** Words from this similarity on are taken for one word with a slip in it. */
const LIKE = 0.9;
/** Shorter words, and words with digits, are one word only if equal: a model number with another digit is another model. */
const LEAST_LETTERS = 4;

const isPlain = (word: string) => word.length >= LEAST_LETTERS && !/\d/.test(word);

/** Cosine of the two texts' words, each weighing as much as it is rare; a word with a slip counts for its likeness. */
function cosine(left: string, right: string, weightOf: (word: string) => number): number {
  if (left === right) return 1;
  const a = [...new Set(tokensOf(left))];
  const b = new Set(tokensOf(right));
  if (a.length === 0 || b.size === 0) return 0;
  const length = (words: Iterable<string>) => {
    let sum = 0;
    for (const word of words) sum += weightOf(word) ** 2;
    return Math.sqrt(sum);
  };
  const only = a.filter((word) => !b.has(word));
  let common = 0;
  for (const word of a) if (b.has(word)) common += weightOf(word) ** 2;
  const free = [...b].filter((word) => isPlain(word) && !a.includes(word));
  if (free.length > 0) {
    const pairs: { i: number; j: number; value: number }[] = [];
    only.forEach((word, i) => {
      if (!isPlain(word)) return;
      free.forEach((other, j) => {
        const value = jaroWinkler(word, other);
        if (value >= LIKE) pairs.push({ i, j, value });
      });
    });
    // Best first; equal likeness by the words themselves, so that the two sides may be swapped.
    const name = ({ i, j }: { i: number; j: number }) => [only[i]!, free[j]!].sort().join(' ');
    pairs.sort((one, other) => other.value - one.value || (name(one) < name(other) ? -1 : 1));
    const takenLeft = new Set<number>();
    const takenRight = new Set<number>();
    for (const { i, j, value } of pairs) {
      if (takenLeft.has(i) || takenRight.has(j)) continue;
      takenLeft.add(i);
      takenRight.add(j);
      common += value * weightOf(only[i]!) * weightOf(free[j]!);
    }
  }
  const similarity = common / (length(a) * length(b));
  return Math.min(1, similarity);
}

/** Weight of each word: log of records over records that hold it, and one more so that common words weigh a little. */
function weightsOfWords(values: Iterable<readonly [text: string, count: number]>): (word: string) => number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [text, count] of values) {
    total += count;
    for (const word of new Set(tokensOf(text))) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + total / count)]));
  const rarest = Math.log(1 + total);
  return (word) => weights.get(word) ?? rarest;
}

/** Soft TF-IDF of Cohen, Ravikumar and Fienberg (2003). */
export const words: Comparator = {
  id: 'words',
  summary: 'Longer texts by their words, each weighing as much as it is rare in the field; slips in a word forgiven.',
  similarity: (left, right) => cosine(left, right, () => 1),
  fit(values) {
    const weightOf = weightsOfWords(values);
    return (left, right) => cosine(left, right, weightOf);
  },
  examples: [
    { left: 'sony turntable pslx350h', right: 'pslx350h sony', similarity: 0.8165 },
    { left: 'query optimization', right: 'query optimisation', similarity: 0.9833 },
    { left: 'sony turntable', right: 'panasonic phone', similarity: 0 },
  ],
};
