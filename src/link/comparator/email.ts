import type { Comparator } from './comparator.ts';
import { jaroWinkler } from './jaro-core.ts';

/** Share of the domain in the similarity: many people share one, so the part before the at sign says far more. */
const DOMAIN = 0.2;

function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const [leftLocal, leftDomain] = parts(left);
  const [rightLocal, rightDomain] = parts(right);
  const local = leftLocal === rightLocal ? 1 : jaroWinkler(leftLocal, rightLocal);
  const domain = leftDomain === rightDomain ? 1 : jaroWinkler(leftDomain, rightDomain);
  return (1 - DOMAIN) * local + DOMAIN * domain;
}

function parts(text: string): readonly [string, string] {
  const at = text.lastIndexOf('@');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

export const email: Comparator = {
  id: 'email',
  summary: 'E-mail addresses: the part before the at sign by spelling counts four fifths, the domain one fifth.',
  folds: false,
  similarity,
  examples: [
    { left: 'ann.lee@mail.example', right: 'ann.lee@mail.example', similarity: 1 },
    { left: 'ann.lee@mail.example', right: 'ann.lee@post.example', similarity: 0.9556 },
    { left: 'ann.lee@mail.example', right: 'annlee@mail.example', similarity: 0.9733 },
  ],
};
