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

/** The similarity in a field that holds the five texts and the two asked about. */
function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const values = ['', ...new Set([...texts, left, right])];
  const ofCodes = words.fit!(
    (code) => values[code]!,
    Uint32Array.from(values, (_, code) => Number(code > 0)),
  );
  return ofCodes(values.indexOf(left), values.indexOf(right), 0);
}

test('a rare word counts more than a common one', () => {
  expect(similarity(texts[0]!, texts[1]!)).toBeGreaterThan(similarity(texts[0]!, texts[2]!));
  expect(similarity('sony black', 'sony phone')).toBeLessThan(similarity('pslx350h black', 'pslx350h phone'));
});

test('a slip in a word is forgiven, another digit in a model number is not', () => {
  expect(similarity('panasonic phone', 'panasoinc phone')).toBeGreaterThan(0.8);
  expect(similarity('sony pslx350h', 'sony pslx351h')).toBeLessThan(0.5);
});

test('words may be written together, and shortened', () => {
  expect(similarity('sony kdl 40 v5100', 'sony kdl40v5100')).toBeGreaterThan(0.95);
  expect(similarity('steak house', 'steakhouse')).toBeGreaterThan(0.95);
  expect(similarity('intern conference', 'international conference')).toBeGreaterThan(0.85);
  expect(similarity('e rundensteiner', 'elke rundensteiner')).toBeGreaterThan(0.8);
});

test('below what is asked for it may say 0, and says nothing else', () => {
  const word = fc.constantFrom('sony', 'black', 'phone', 'x1', 'turntable', 'turntabel', 'panasonic');
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(text, text, fc.constantFrom(0.2, 0.5, 0.9), (left, right, least) => {
      fc.pre(left !== right);
      const values = ['', left, right];
      const ofCodes = words.fit!((code) => values[code]!, Uint32Array.of(0, 2, 3));
      const whole = ofCodes(1, 2, 0);
      const given = ofCodes(1, 2, least);
      if (whole >= least || given !== 0) expect(given).toBe(whole);
    }),
  );
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
