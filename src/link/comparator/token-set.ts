import type { Comparator } from './comparator.ts';
import { tokenSet as similarity } from './token-core.ts';

export const tokenSet: Comparator = {
  id: 'token_set',
  summary: 'Words in common, whatever their order, number and the words that one side has more.',
  similarity,
  examples: [
    { left: 'ahmet yilmaz', right: 'yilmaz ahmet can', similarity: 1 },
    { left: 'fuzzy wuzzy was a bear', right: 'wuzzy fuzzy was a bear', similarity: 1 },
    { left: 'abc', right: 'xyz', similarity: 0 },
  ],
};
