import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparators } from '../../src/link/comparator/index.ts';
import { foldToLatin } from '../../src/util/fold.ts';

const all = [...comparators.values()];
const word = fc.string({ unit: fc.constantFrom(...'abcdeyz'), minLength: 1, maxLength: 40 });
const letter = fc.constantFrom(...'abcdeyz 01-@.', 'ş', 'م', '𝔘');
const text = fc.string({ unit: letter, minLength: 1, maxLength: 24 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

describe.each(all)('$id', (comparator) => {
  const prepare = comparator.prepare ?? ((given: string) => given);
  const similarity = (left: string, right: string) => {
    const [a, b] = [prepare(left), prepare(right)];
    return a === b ? 1 : comparator.similarity(a, b);
  };

  test.each(comparator.examples)('$left ~ $right is $similarity', ({ left, right, similarity: expected }) => {
    expect(similarity(left, right)).toBeCloseTo(expected, 4);
  });

  test('has examples', () => expect(comparator.examples.length).toBeGreaterThan(1));

  test('is within 0 and 1, the same both ways, and 1 for equal texts', () => {
    fc.assert(
      fc.property(fc.oneof(text, name), fc.oneof(text, name), (left, right) => {
        const value = comparator.similarity(left, right);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(comparator.similarity(right, left)).toBeCloseTo(value, 9);
        if (left.trim() !== '') expect(comparator.similarity(left, left)).toBe(1);
      }),
    );
  });

  test('the bound is never below the similarity', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const bound = comparator.bound?.(left, right) ?? 1;
        expect(bound).toBeGreaterThanOrEqual(comparator.similarity(left, right) - 1e-9);
      }),
    );
  });

  test('on ASCII bytes it gives the same, or 0 below what is asked for', () => {
    const { ofAscii } = comparator;
    if (ofAscii === undefined) return;
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 0.7, 0.8, 0.92), (left, right, least) => {
        fc.pre(left !== right);
        const bytes = Buffer.from(left + right);
        const given = ofAscii(bytes, 0, left.length, left.length, bytes.length, least);
        const wanted = comparator.similarity(left, right);
        if (wanted >= least || given !== 0) expect(given).toBeCloseTo(wanted, 9);
      }),
      { numRuns: 500 },
    );
  });
});

describe('names of people', () => {
  const similarity = (left: string, right: string) =>
    comparators.get('person_name')!.similarity(foldToLatin(left), foldToLatin(right));

  test.each([
    ['Ahmet Yılmaz', 'YILMAZ Ahmet'],
    ['Mohammed Ali', 'Muhammed Ali'],
    ['محمد علي', 'Mohamed Ali'],
    ['J. Smith', 'John Smith'],
    ['Müller, Jörg', 'Jorg Muller'],
    ['Fatma Şahin', 'Fatma Sahn'],
    ['Bill Gates', 'William Gates'],
  ])('%s and %s are alike', (left, right) => expect(similarity(left, right)).toBeGreaterThan(0.9));

  test.each([
    ['Ahmet Yılmaz', 'Mehmet Kaya'],
    ['John Smith', 'Jane Miller'],
    ['Ayşe Demir', 'Murat Çelik'],
  ])('%s and %s are not', (left, right) => expect(similarity(left, right)).toBeLessThan(0.7));
});
