import { indelSimilarity } from './token-core.ts';

/** The best similarity of the shorter text with any stretch of the longer that is no longer than it. */
export function partialRatio(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  if (a.length === b.length) return Math.max(bestStretch(a, b), bestStretch(b, a));
  return a.length < b.length ? bestStretch(a, b) : bestStretch(b, a);
}

function bestStretch(shorter: readonly string[], longer: readonly string[]): number {
  if (shorter.length === 0) return longer.length === 0 ? 1 : 0;
  const text = shorter.join('');
  let best = 0;
  for (let start = 1 - shorter.length; start < longer.length && best < 1; start++) {
    const stretch = longer.slice(Math.max(0, start), Math.min(longer.length, start + shorter.length));
    best = Math.max(best, indelSimilarity(text, stretch.join('')));
  }
  return best;
}
