import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashBytes } from '../../src/table/dictionary-builder.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { mergeRuns, runOf, type ValueRun } from '../../src/table/merge-runs.ts';

/** A run of texts; `hash` may give different texts the same hash, as happens. */
function run(texts: readonly string[], hash: (bytes: Uint8Array) => number): ValueRun {
  const cells = texts.map((text) => Buffer.from(text));
  const ends = new Uint32Array(cells.length);
  const starts = new Uint32Array(cells.length);
  let at = 0;
  cells.forEach((cell, index) => {
    starts[index] = at;
    at += cell.length;
    ends[index] = at;
  });
  return { bytes: Uint8Array.from(Buffer.concat(cells)), starts, ends, hashes: Uint32Array.from(cells.map(hash)) };
}

const texts = fc.array(fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', 'ü', '😀', '') }), { maxLength: 60 });

test('each value once, in order of first appearance, whatever the runs and the hashes', () =>
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), fc.constantFrom(0, 1, 7, 0xffff_ffff), (parts, mask) => {
      const hash = (bytes: Uint8Array) => hashBytes(bytes, 0, bytes.length) & mask;
      const { dictionary, maps } = mergeRuns(parts.map((part) => run(part, hash)));
      expect(dictionary.texts()).toEqual(columnOfTexts('all', parts.flat()).dictionary.texts());
      expect(maps.map((map) => Array.from(map, (code) => dictionary.text(code)))).toEqual(parts);
    }),
    { numRuns: 300 },
  ));

test('a stretch of a dictionary is a run', () => {
  const { dictionary } = columnOfTexts('a', ['x', 'yy', 'z']);
  const other = columnOfTexts('b', ['z', 'w']).dictionary;
  const { dictionary: merged, maps } = mergeRuns([runOf(dictionary, 2, 4), runOf(other, 1, 3)]);
  expect([merged.texts(), ...maps.map((map) => [...map])]).toEqual([
    ['', 'yy', 'z', 'w'],
    [1, 2],
    [2, 3],
  ]);
});
