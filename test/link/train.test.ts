import { describe, expect, test } from 'vitest';
import { VectorCounts } from '../../src/link/compare-pairs.ts';
import { PatternTable } from '../../src/link/pattern-table.ts';
import { type TrainingData, train } from '../../src/link/train.ts';
import { randomNumbers } from './tables.ts';

/**
 * All pairs of a file, drawn from known parameters; levels equal, close, else; a tenth of cells is missing. Two blocking
 * rules make the pairs that agree on the first and on the second comparison.
 */
function simulate(
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  matches: number,
  others: number,
): TrainingData {
  const random = randomNumbers(11);
  const draw = (shares: readonly number[]) => {
    let rest = random();
    let level = 0;
    while (level < shares.length - 1 && rest >= shares[level]!) rest -= shares[level++]!;
    return random() < 0.1 ? 0 : level + 1;
  };
  const patterns = new PatternTable(m.map(({ length }) => length + 1));
  const counts = new VectorCounts();
  const drawPairs = (shares: readonly (readonly number[])[], count: number) => {
    for (let pair = 0; pair < count; pair++) {
      const levels = Uint8Array.from(shares, draw);
      const rules = Number(levels[0] === 1) + 2 * Number(levels[1] === 1);
      if (rules !== 0) counts.add(patterns.add(levels), rules, 1);
    }
  };
  drawPairs(m, matches);
  drawPairs(u, others);
  const pairCount = matches + others;
  const share = pairCount === 0 ? 0 : matches / pairCount;
  const amongRandom = u.map((levels, comparison) =>
    levels.map((value, level) => (1 - share) * value + share * m[comparison]![level]!),
  );
  return {
    patterns,
    counts,
    fixedBy: [[0], [1]],
    random: amongRandom,
    together: [],
    agreesTo: m.map(() => 1),
    pairCount,
  };
}

const m = [
  [0.8, 0.1, 0.1],
  [0.7, 0.2, 0.1],
  [0.9, 0.05, 0.05],
  [0.6, 0.4],
];
const u = [
  [0.01, 0.02, 0.97],
  [0.02, 0.03, 0.95],
  [0.001, 0.009, 0.99],
  [0.1, 0.9],
];

describe('training', () => {
  test('finds the parameters the pairs were drawn from', () => {
    const found = train(simulate(m, u, 20_000, 1_000_000));
    for (const [comparison, levels] of m.entries()) {
      for (const [level, value] of levels.entries()) {
        expect(Math.abs(found.m[comparison]![level]! - value)).toBeLessThan(0.03);
      }
    }
    // Matches that agree on neither blocking field are never seen.
    const prior = 20_000 / 1_020_000;
    expect(found.prior).toBeGreaterThan(0.8 * prior);
    expect(found.prior).toBeLessThan(1.02 * prior);
  });

  test.each([0, 1, 3, 40])('gives usable parameters from %i matches', (matches) => {
    const { m: foundM, u: foundU, prior } = train(simulate(m, u, matches, matches * 300));
    expect(prior).toBeGreaterThan(0);
    expect(prior).toBeLessThan(1);
    for (const levels of [...foundM, ...foundU]) {
      expect(levels.every((value) => value > 0 && value < 1)).toBe(true);
      expect(levels.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
    }
    // Equality speaks for a match and its absence against one, whatever the data.
    foundM.forEach((levels, comparison) => {
      expect(levels[0]!).toBeGreaterThan(foundU[comparison]![0]!);
      expect(levels.at(-1)!).toBeLessThan(foundU[comparison]!.at(-1)!);
    });
  });
});
