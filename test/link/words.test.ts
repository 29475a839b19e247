import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words } from '../../src/link/comparator/words.ts';

const texts = [
  'sony black turntable pslx350h',
  'sony turntable pslx350h',
  'sony black turntable pslx300usb',
  'sony black phone',
  'panasonic black phone',
];
const similarity = words.fit!(texts.map((text) => [text, 1] as const));

test('a rare word counts more than a common one', () => {
  expect(similarity(texts[0]!, texts[1]!)).toBeGreaterThan(similarity(texts[0]!, texts[2]!));
  expect(similarity('sony black', 'sony phone')).toBeLessThan(similarity('pslx350h black', 'pslx350h phone'));
});

test('a slip in a word is forgiven, another digit in a model number is not', () => {
  expect(similarity('panasonic phone', 'panasoinc phone')).toBeGreaterThan(0.8);
  expect(similarity('sony pslx350h', 'sony pslx351h')).toBeLessThan(0.5);
});

test('symmetric, within 0 and 1, and 1 for equal texts', () => {
  const word = fc.constantFrom('sony', 'sonny', 'black', 'blakc', 'phone', 'phones', 'x1', 'turntable', 'turntabel');
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const one = similarity(left, right);
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
      expect(similarity(right, left)).toBeCloseTo(one, 12);
      expect(similarity(left, left)).toBe(1);
    }),
  );
});
