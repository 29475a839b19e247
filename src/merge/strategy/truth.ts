import { compareUtf8 } from '../../util/utf8-order.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy, type StrategyContext } from './strategy.ts';

export const anyTrue = defineStrategy({
  id: 'any-true',
  kind: 'compute',
  onlyAnswers: true,
  summary: 'true where any record says true, else false.',
  options: noOptions,
  prepare: (_, context) => firstOf(context, ['true', 'false']),
});

export const allTrue = defineStrategy({
  id: 'all-true',
  kind: 'compute',
  onlyAnswers: true,
  summary: 'true where every record that says anything says true, else false.',
  options: noOptions,
  prepare: (_, context) => firstOf(context, ['false', 'true']),
});

/** The first of the answers that any candidate gives; where none gives one, the least text. */
function firstOf({ column }: StrategyContext, answers: readonly string[]): (candidates: readonly number[]) => string {
  return (candidates) => {
    const texts = new Set(candidates.map((row) => column.dictionary.text(column.codes[row]!)));
    texts.delete('');
    return answers.find((answer) => texts.has(answer)) ?? [...texts].sort(compareUtf8)[0] ?? '';
  };
}
