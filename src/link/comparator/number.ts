import type { Comparator } from './comparator.ts';

/** 1 less the difference over the larger of the two; amounts of different currencies are different. */
function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const [leftNumber, leftUnit] = parts(left);
  const [rightNumber, rightUnit] = parts(right);
  if (leftUnit !== rightUnit || !Number.isFinite(leftNumber) || !Number.isFinite(rightNumber)) return 0;
  const larger = Math.max(Math.abs(leftNumber), Math.abs(rightNumber));
  return larger === 0 ? 1 : Math.max(0, 1 - Math.abs(leftNumber - rightNumber) / larger);
}

function parts(text: string): readonly [number, string] {
  const space = text.indexOf(' ');
  return space < 0 ? [Number(text), ''] : [Number(text.slice(0, space)), text.slice(space + 1)];
}

export const number: Comparator = {
  id: 'number',
  summary: 'Numbers and amounts: 1 less the difference relative to the larger.',
  folds: false,
  similarity,
  examples: [
    { left: '100', right: '95', similarity: 0.95 },
    { left: '1.50', right: '1.5', similarity: 1 },
    { left: '10.00 eur', right: '10.00 try', similarity: 0 },
    { left: '-5', right: '5', similarity: 0 },
  ],
};
