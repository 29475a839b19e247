import { keepWhere } from './keep-best.ts';
import { noOptions } from './no-options.ts';
import { defineStrategy } from './strategy.ts';

export const valid = defineStrategy({
  id: 'valid',
  kind: 'choose',
  summary: 'A value that could be read before one that was declined. Comes first in every chain that does not name it.',
  options: noOptions,
  prepare(_, { columns }) {
    const doubtful = columns.flatMap(({ declined }) => (declined === null ? [] : [declined]));
    if (doubtful.length === 0) return (candidates) => candidates;
    return (candidates) => keepWhere(candidates, (row) => !doubtful.some((declined) => declined.has(row)));
  },
});
