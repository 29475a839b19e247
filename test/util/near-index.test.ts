import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedErrors, NearIndex, typingErrors } from '../../src/util/near-index.ts';

describe('typing errors between two words', () => {
  test.each([
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'xbc', 1],
    ['istanbul', 'istnabull', 2],
    ['ca', 'abc', 3],
  ])('%s and %s: %i', (left, right, errors) => {
    expect(typingErrors(left, right, 5)).toBe(errors);
    expect(typingErrors(right, left, 5)).toBe(errors);
  });

  test('beyond the limit it says only that', () => expect(typingErrors('aaaaaa', 'bbbbbb', 2)).toBe(3));
});

test('the nearest words are those that a comparison with all of them finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 13 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 40 }),
      word,
      fc.integer({ min: 0, max: 3 }),
      (words, text, within) => {
        const allowed = (other: string) =>
          Math.min(allowedErrors(text.length, within), allowedErrors(other.length, within));
        const near = words
          .map((other) => ({ other, errors: typingErrors(text, other, 20) }))
          .filter(({ other, errors }) => errors <= allowed(other) && allowed(other) > 0);
        const least = Math.min(...near.map(({ errors }) => errors));
        expect(new NearIndex(words, within).nearest(text)).toEqual(
          near.filter(({ errors }) => errors === least).map(({ other }) => other),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
