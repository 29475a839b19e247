import { expect, test } from 'vitest';
import { type Label, labelsOf, shifted, shiftOf } from '../../src/link/labels.ts';

const labels = (right: number, wrong: number): Label[] =>
  Array.from({ length: right + wrong }, (_, at) => ({ at, isMatch: at < right }));
const weights = new Float64Array(200);

test('a few answers move nothing, and one-sided ones move the weights their way, but not without end', () => {
  expect(shiftOf(labels(10, 0), weights)).toBe(0);
  expect(shiftOf(labels(20, 20), weights)).toBeCloseTo(0, 9);
  const up = shiftOf(labels(30, 10), weights);
  expect(up).toBeGreaterThan(1);
  expect(up).toBeLessThan(Math.log2(3));
  expect(shiftOf(labels(10, 30), weights)).toBeCloseTo(-up, 6);
  expect(shiftOf(labels(200, 0), weights)).toBeLessThan(8);
});

test('labels are the decided pairs that were compared, however many others there are', () => {
  const pairs = { left: Uint32Array.of(0, 0, 1, 2), right: Uint32Array.of(1, 2, 2, 3) };
  const decided = [
    { left: 0, right: 2, judgement: 'same' },
    { left: 1, right: 2, judgement: 'different' },
    { left: 2, right: 3, judgement: 'unsure' },
    { left: 0, right: 3, judgement: 'same' },
  ] as const;
  expect(labelsOf(pairs, 4, decided, 4)).toEqual([
    { at: 1, isMatch: true },
    { at: 2, isMatch: false },
  ]);
  expect(labelsOf(pairs, 4, [], 4)).toEqual([]);
});

test('a shift is taken up by the odds of two records', () => {
  const model = { recordmill: 1, prior: 0.5, comparisons: [] } as const;
  expect(shifted(model, 0)).toBe(model);
  expect(shifted(model, 2).prior).toBeCloseTo(0.8, 12);
});
