import type { Comparator } from './comparator.ts';
import { tokensOf } from './token-core.ts';
import { WordIndex } from './word-index.ts';

/** Two texts without a field around them: every word weighs the same. */
function similarity(left: string, right: string): number {
  if (left === right) return 1;
  if (tokensOf(left).length === 0 || tokensOf(right).length === 0) return 0;
  const texts = ['', left, right];
  return new WordIndex(
    (code) => texts[code]!,
    Uint32Array.of(0, 1, 1),
    () => 1,
  ).similarity(1, 2, 0);
}

/** Soft TF-IDF of Cohen, Ravikumar and Fienberg (2003), with words written together or shortened. */
export const words: Comparator = {
  id: 'words',
  summary:
    'Longer texts by their words, each weighing as much as it is rare in the field; slips, shortened words and words written together forgiven.',
  similarity,
  fit(textOf, counts) {
    const index = new WordIndex(textOf, counts);
    return (left, right, least) => index.similarity(left, right, least);
  },
  examples: [
    { left: 'sony turntable pslx350h', right: 'pslx350h sony', similarity: 0.8165 },
    { left: 'query optimization', right: 'query optimisation', similarity: 0.9833 },
    { left: 'sony kdl 40 v5100', right: 'sony kdl40v5100', similarity: 0.9659 },
    { left: 'sony turntable', right: 'panasonic phone', similarity: 0 },
  ],
};
