import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DictionaryBuilder } from '../../src/table/dictionary-builder.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { addAll, addKept } from '../../src/table/merge-dictionaries.ts';

const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 1200 });

test('kept values follow the new ones, each value once, and the map leads to them', () =>
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 1, max: 4 }), (added, old, step) => {
      const builder = new DictionaryBuilder();
      addAll(builder, columnOfTexts('a', added).dictionary);
      const { dictionary: before } = columnOfTexts('b', old);
      const kept = Uint8Array.from({ length: before.size }, (_, code) => (code % step === 0 ? 1 : 0));
      const stays = old.filter((_, index) => kept[index + 1] === 1);
      const { dictionary, map } = addKept(builder, before, kept);
      expect(dictionary.texts()).toEqual(['', ...added, ...stays.filter((text) => !added.includes(text))]);
      for (const text of stays) expect(dictionary.text(map[old.indexOf(text) + 1]!)).toBe(text);
    }),
    { numRuns: 60 },
  ));
