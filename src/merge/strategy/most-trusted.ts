import { z } from 'zod';
import { keepBest } from './keep-best.ts';
import { defineStrategy } from './strategy.ts';

export const mostTrusted = defineStrategy({
  id: 'most-trusted',
  kind: 'choose',
  summary:
    'The record of the source with the highest trust; or of the first source in a list, as { most-trusted: [crm, shop] }.',
  options: z.array(z.string()).min(1).nullable(),
  prepare(order, { table, trust }) {
    const { source, sources } = table.origin;
    const worth =
      order === null ? trust : sources.map((name) => (order.includes(name) ? order.length - order.indexOf(name) : 0));
    const worthOf = (row: number) => worth[source[row]!] ?? 0;
    return (candidates) => keepBest(candidates, (left, right) => worthOf(left) - worthOf(right));
  },
});
