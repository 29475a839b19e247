import type { Comparator } from './comparator.ts';
import { jaro as similarity } from './jaro-core.ts';

export const jaro: Comparator = {
  id: 'jaro',
  summary: 'Characters in common and their order, by Jaro.',
  similarity,
  examples: [
    { left: 'martha', right: 'marhta', similarity: 0.9444 },
    { left: 'dwayne', right: 'duane', similarity: 0.8222 },
    { left: 'dixon', right: 'dicksonx', similarity: 0.7667 },
    { left: 'abc', right: 'xyz', similarity: 0 },
  ],
};
