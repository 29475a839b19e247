import { z } from 'zod';
import { defineStrategy } from './strategy.ts';

export const follow = defineStrategy({
  id: 'follow',
  kind: 'choose',
  summary:
    'The record that gave another field, as { follow: email }; where its cell is empty here, the next strategy decides.',
  options: z.string().min(1),
  prepare(field, { winnerOf }) {
    return (candidates) => {
      const winner = winnerOf(field);
      return winner !== undefined && candidates.includes(winner) ? [winner] : candidates;
    };
  },
});
