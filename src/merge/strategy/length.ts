import type { Dictionary } from '../../table/dictionary.ts';
import { keepBest } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy, type StrategyContext } from './strategy.ts';

export const longest = defineStrategy({
  id: 'longest',
  kind: 'choose',
  summary: 'The value with the most characters.',
  options: noOptions,
  prepare: (_, context) => byLength(context, 1),
});

export const shortest = defineStrategy({
  id: 'shortest',
  kind: 'choose',
  summary: 'The value with the fewest characters; an empty one never wins.',
  options: noOptions,
  prepare: (_, context) => byLength(context, -1),
});

function byLength(
  { column }: StrategyContext,
  direction: 1 | -1,
): (candidates: readonly number[]) => readonly number[] {
  const { codes, dictionary } = column;
  return (candidates) =>
    keepBest(candidates, (left, right) => {
      const a = characterCount(dictionary, codes[left]!);
      const b = characterCount(dictionary, codes[right]!);
      if (a === 0 || b === 0) return Number(a !== 0) - Number(b !== 0);
      return direction * (a - b);
    });
}

/** Code points: the bytes that do not continue one. */
function characterCount({ bytes, offsets }: Dictionary, code: number): number {
  let count = 0;
  for (let at = offsets[code]!; at < offsets[code + 1]!; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++;
  return count;
}
