import fc from 'fast-check';
import { expect, test } from 'vitest';
import { competitionOf, oddsAmongCandidates, weightsAmongCandidates } from '../../src/link/one-partner.ts';

/** Pairs between rows 0-2 of source 1 and rows 3-5 of source 2. */
const unique = Uint32Array.of(1, 1, 1, 2, 2, 2);
const pairsOf = (list: readonly (readonly [number, number])[]) => ({
  left: Uint32Array.from(list, ([left]) => left),
  right: Uint32Array.from(list, ([, right]) => right),
  length: list.length,
});
const probabilities = (list: readonly (readonly [number, number, number])[], prior = 0.05) => {
  const between = competitionOf(pairsOf(list.map(([left, right]) => [left, right] as const)), unique)!;
  const odds = oddsAmongCandidates(
    Float64Array.from(list, ([, , value]) => value),
    between,
    prior,
    30,
  );
  return Array.from(odds, (value) => value / (1 + value));
};

test('of two candidates the better one takes most', () => {
  const [better, worse] = probabilities([
    [0, 3, 50],
    [0, 4, 2],
  ]);
  expect(better).toBeGreaterThan(0.9);
  expect(worse).toBeLessThan(0.06);
});

test('a candidate that has its own partner leaves the field to the others', () => {
  const [taken, , free] = probabilities([
    [0, 3, 4],
    [1, 3, 10_000],
    [0, 4, 2],
  ]);
  expect(taken).toBeLessThan(0.01);
  expect(free).toBeGreaterThan(0.6);
});

test('all that a record has adds up to one at most, and nothing depends on the order of pairs', () => {
  const all = [0, 1, 2].flatMap((left) => [3, 4, 5].map((right) => [left, right] as const));
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 9, maxLength: 9 }), (odds) => {
      const list = all.map(([left, right], at) => [left, right, odds[at]!] as const);
      const given = probabilities(list);
      for (const row of [0, 1, 2, 3, 4, 5]) {
        const sum = list.reduce(
          (total, [left, right], at) => total + (left === row || right === row ? given[at]! : 0),
          0,
        );
        expect(sum).toBeLessThanOrEqual(1 + 1e-9);
      }
      const reversed = probabilities([...list].reverse()).reverse();
      for (const [at, value] of given.entries()) expect(reversed[at]).toBeCloseTo(value, 9);
    }),
  );
});

test('without unique sources weights stay as they are', () => {
  const weights = Float64Array.of(3, -2);
  expect(competitionOf(pairsOf([[0, 3]]), null)).toBe(null);
  expect(weightsAmongCandidates(weights, null, 0.01)).toBe(weights);
});
