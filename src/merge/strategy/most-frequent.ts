import { keepBest } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy } from './strategy.ts';

export const mostFrequent = defineStrategy({
  id: 'most-frequent',
  kind: 'choose',
  summary: 'The value that most records of the entity agree on.',
  options: noOptions,
  prepare(_, { columns }) {
    const single = columns.length === 1 ? columns[0]!.codes : null;
    const valueAt = (row: number) => (single ? single[row]! : columns.map(({ codes }) => codes[row]!).join());
    return (candidates) => {
      const counts = new Map<number | string, number>();
      for (const row of candidates) counts.set(valueAt(row), (counts.get(valueAt(row)) ?? 0) + 1);
      return keepBest(candidates, (left, right) => counts.get(valueAt(left))! - counts.get(valueAt(right))!);
    };
  },
});
