import { codePointLength } from './code-points.ts';
import type { Comparator } from './comparator.ts';
import { levenshtein as distance } from './edit-distance.ts';

/** 1 less the distance over the longer length. */
export function similarityOfDistance(distance: number, left: string, right: string): number {
  const longer = Math.max(codePointLength(left), codePointLength(right));
  return longer === 0 ? 1 : 1 - distance / longer;
}

/** The shorter length over the longer: what is missing must be added at least. */
export function lengthBound(left: string, right: string): number {
  const a = codePointLength(left);
  const b = codePointLength(right);
  return Math.min(a, b) / Math.max(a, b, 1);
}

export const levenshtein: Comparator = {
  id: 'levenshtein',
  summary: 'Share of characters that need no edit (added, dropped or changed).',
  similarity: (left, right) => similarityOfDistance(distance(left, right), left, right),
  bound: lengthBound,
  examples: [
    { left: 'kitten', right: 'sitting', similarity: 0.5714 },
    { left: 'muller', right: 'mueller', similarity: 0.8571 },
    { left: 'ab', right: 'ba', similarity: 0 },
  ],
};
