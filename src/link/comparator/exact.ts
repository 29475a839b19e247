import type { Comparator } from './comparator.ts';

export const exact: Comparator = {
  id: 'exact',
  summary: 'Equal or not.',
  similarity: (left, right) => (left === right ? 1 : 0),
  bound: (left, right) => (left === right ? 1 : 0),
  ofAscii: () => 0, // asked of distinct values only
  examples: [
    { left: 'ankara', right: 'ankara', similarity: 1 },
    { left: 'ankara', right: 'ankare', similarity: 0 },
  ],
};
