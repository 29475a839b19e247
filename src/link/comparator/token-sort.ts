import { compareUtf8 } from '../../util/utf8-order.ts';
import type { Comparator } from './comparator.ts';
import { tokenSort as similarity, tokensOf } from './token-core.ts';

export const tokenSort: Comparator = {
  id: 'token_sort',
  summary: 'Edits between the texts with their words sorted: word order does not matter, extra words do.',
  prepare: (text) => tokensOf(text).sort(compareUtf8).join(' '),
  similarity,
  examples: [
    { left: 'omer ozturk', right: 'ozturk omer', similarity: 1 },
    { left: 'ahmet yilmaz', right: 'ahmet', similarity: 0.5882 },
  ],
};
