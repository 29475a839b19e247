import { isFilled } from '../../table/column.ts';
import { keepBest } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy } from './strategy.ts';

export const mostComplete = defineStrategy({
  id: 'most-complete',
  kind: 'choose',
  summary: 'The record with the most cells that are filled and could be read.',
  options: noOptions,
  prepare(_, { table }) {
    const filledCount = (row: number) => {
      let count = 0;
      for (const column of table.columns) if (isFilled(column, row)) count++;
      return count;
    };
    return (candidates) => {
      const counts = new Map(candidates.map((row) => [row, filledCount(row)]));
      return keepBest(candidates, (left, right) => counts.get(left)! - counts.get(right)!);
    };
  },
});
