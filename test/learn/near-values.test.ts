import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorsAmong, NearValues } from '../../src/learn/near-values.ts';
import { typingErrors } from '../../src/util/near-index.ts';

/** Letters changed, added or dropped; a swap counts for two. */
function withoutSwaps(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let at = 1; at <= right.length; at++) {
      const changed = above[at - 1]! + (left[row - 1] === right[at - 1] ? 0 : 1);
      current.push(Math.min(changed, above[at]! + 1, current[at - 1]! + 1));
    }
    above = current;
  }
  return above[right.length]!;
}

test('what is near is what a comparison with all values finds', () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 18 });
  fc.assert(
    fc.property(fc.uniqueArray(value, { maxLength: 30 }), value, (values, text) => {
      const slow = values.flatMap((other, index) => {
        const limit = Math.min(errorsAmong(text.length), errorsAmong(other.length));
        const errors = typingErrors(text, other, 20);
        return errors > 0 && errors <= limit ? [{ index, errors }] : [];
      });
      const found = new NearValues(values).near(text);
      expect(found).toEqual([...found].sort((a, b) => a.errors - b.errors || a.index - b.index));
      expect(slow).toEqual(expect.arrayContaining(found));
      // Only where a value has two swaps may both be across the borders of its parts.
      const certain = slow.filter(({ index, errors }) => withoutSwaps(text, values[index]!) <= errors + 1);
      expect(found).toEqual(expect.arrayContaining(certain));
    }),
    { numRuns: 1000 },
  );
});

test('a value is not near itself, and short values are near nothing', () => {
  const values = new NearValues(['ankara', 'abc']);
  expect(values.near('ankara')).toEqual([]);
  expect(values.near('abd')).toEqual([]);
});
