import type { Comparator } from './comparator.ts';
import { osa as distance } from './edit-distance.ts';
import { lengthBound, similarityOfDistance } from './levenshtein.ts';

export const osa: Comparator = {
  id: 'osa',
  summary: 'Like levenshtein, with a swap of neighbours as one edit.',
  similarity: (left, right) => similarityOfDistance(distance(left, right), left, right),
  bound: lengthBound,
  examples: [
    { left: 'ab', right: 'ba', similarity: 0.5 },
    { left: 'postcode 34710', right: 'postcode 37410', similarity: 0.9286 },
  ],
};
