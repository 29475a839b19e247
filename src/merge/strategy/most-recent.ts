import { compareValues } from '../../table/value-order.ts';
import { keepBest } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy, type StrategyContext } from './strategy.ts';

export const mostRecent = defineStrategy({
  id: 'most-recent',
  kind: 'choose',
  summary:
    "The record changed last, by its source's `updated` column; a record without a time comes after all that have one.",
  options: noOptions,
  prepare: (_, context) => byTime(context, 1),
});

export const leastRecent = defineStrategy({
  id: 'least-recent',
  kind: 'choose',
  summary:
    "The record whose last change is the oldest, by its source's `updated` column; a record without a time comes after all that have one.",
  options: noOptions,
  prepare: (_, context) => byTime(context, -1),
});

function byTime({ updated }: StrategyContext, direction: 1 | -1): (candidates: readonly number[]) => readonly number[] {
  if (updated === null) return (candidates) => candidates;
  const { codes, dictionary } = updated;
  return (candidates) =>
    keepBest(candidates, (left, right) => {
      const a = codes[left]!;
      const b = codes[right]!;
      if (a === 0 || b === 0) return Number(a !== 0) - Number(b !== 0);
      return direction * compareValues(dictionary, a, b);
    });
}
