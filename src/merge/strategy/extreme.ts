import { compareUtf8 } from '../../util/utf8-order.ts';
import { type Amount, compareAmounts, readAmount } from './amount.ts';
import { keepBest } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy, type StrategyContext } from './strategy.ts';

export const minimum = defineStrategy({
  id: 'minimum',
  kind: 'choose',
  summary:
    'The least number, amount, date or text. Amounts of several currencies are not compared: the next strategy decides.',
  options: noOptions,
  prepare: (_, context) => byValue(context, -1),
});

export const maximum = defineStrategy({
  id: 'maximum',
  kind: 'choose',
  summary:
    'The greatest number, amount, date or text. Amounts of several currencies are not compared: the next strategy decides.',
  options: noOptions,
  prepare: (_, context) => byValue(context, 1),
});

function byValue({ column }: StrategyContext, direction: 1 | -1): (candidates: readonly number[]) => readonly number[] {
  return (candidates) => {
    const texts = new Map(candidates.map((row) => [row, column.dictionary.text(column.codes[row]!)]));
    const filled = candidates.filter((row) => texts.get(row) !== '');
    if (filled.length === 0) return candidates;
    const amounts = new Map<number, Amount>();
    for (const row of filled) {
      const amount = readAmount(texts.get(row)!);
      if (amount !== undefined) amounts.set(row, amount);
    }
    // A text among numbers is not a number: it cannot be the least or the greatest of them.
    if (amounts.size === 0)
      return keepBest(filled, (left, right) => direction * compareUtf8(texts.get(left)!, texts.get(right)!));
    const numbers = filled.filter((row) => amounts.has(row));
    if (new Set(numbers.map((row) => amounts.get(row)!.unit)).size > 1) return numbers;
    return keepBest(numbers, (left, right) => direction * compareAmounts(amounts.get(left)!, amounts.get(right)!));
  };
}
