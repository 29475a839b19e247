import { describe, expect, test } from 'vitest';
import { fieldRules } from '../../src/clean/rules.ts';
import type { AnyFieldType, ReadContext, Reader } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import { fold } from '../../src/util/fold.ts';

/** What every type of the registry owes to its users, so that a new type needs no test of its own for it. */
const types: [string, AnyFieldType][] = Object.entries(fieldTypes);

/** Knows one rate, of long ago. */
const rate = (from: string) => (from === 'ZAR' ? { rate: '0.05', date: '2020-01-01' } : undefined);
const context: ReadContext = { today: '2024-06-15', rates: () => ({ rate }) };

const compile = (type: AnyFieldType, options: unknown = {}): Reader =>
  type.compile(type.options.parse(options), context);

describe.each(types)('%s', (name, type) => {
  test('is registered by its id and says what it is in one sentence', () => {
    expect(type.id).toBe(name);
    expect(type.summary).toMatch(/^[A-Z].*\.$/);
  });

  test.each(type.examples)('reads $given as its example says', ({ given, options, companions = [], gives }) => {
    const reading = compile(type, options)(given, ...companions);
    expect(reading.ok ? { text: reading.text } : { declined: reading.reason }).toEqual(gives);
  });

  test.each(type.examples.filter(({ gives }) => 'text' in gives))(
    'reads its own text of $given back unchanged',
    ({ given, options, companions = [] }) => {
      const read = compile(type, options);
      const reading = read(given, ...companions);
      if (!reading.ok) throw new Error(reading.reason);
      // An opt-out column turns yes into no; its result is read by a plain consent field.
      const again = options && 'optOut' in options ? compile(type) : read;
      expect(again(reading.text, ...companions)).toMatchObject({ ok: true, text: reading.text });
    },
  );

  test('has an example for each of its reasons, and a sentence that goes on after the value', () => {
    const shown = new Set(type.examples.flatMap(({ gives }) => ('declined' in gives ? [gives.declined] : [])));
    expect(Object.keys(type.reasons).filter((reason) => !shown.has(reason))).toEqual([]);
    for (const sentence of Object.values(type.reasons)) expect(sentence).toMatch(/^[a-z].*[^.]$/);
  });

  test('has defaults for all options, which mean the same every time', () => {
    const defaults = type.options.parse({});
    expect(type.options.parse({})).toEqual(defaults);
    expect(() => JSON.parse(JSON.stringify(defaults))).not.toThrow();
  });

  test('has no option that a field has under the same name', () => {
    expect(Object.keys(type.options.shape).filter((option) => option in fieldRules.shape)).toEqual([]);
  });

  test('masks: the same every time, and no word of a personal value stays whole', () => {
    for (const { given } of type.examples) {
      expect(type.mask(given)).toBe(type.mask(given));
      if (!type.personal) continue;
      const shown = fold(type.mask(given)).split(' ');
      // The ending of a domain names nobody.
      for (const word of fold(given.replace(/\.[a-z]+$/, '')).split(' '))
        if (word.length > 4) expect(shown).not.toContain(word);
    }
  });

  // An address that reads well may still be of a domain that nobody has: only there may a value that is read be doubted.
  if (name !== 'email')
    test('does not doubt what it has read', () => {
      for (const { given, options, gives } of type.examples) {
        if (!('text' in gives)) continue;
        const suggestion = type.suggester?.(type.options.parse(options ?? {}))(given);
        expect([given, suggestion ?? gives.text]).toEqual([given, gives.text]);
      }
    });

  test('recognises a column of its own examples', () => {
    const good = type.examples.filter(({ gives, options }) => 'text' in gives && options === undefined);
    // Zeros in front would make identifiers of numbers.
    const values = good.filter(({ given }) => !/^0\d/.test(given)).map(({ given }) => ({ text: given, count: 20 }));
    const header = headers.get(name) ?? name.replace('_', ' ');
    const { confidence, options } = type.infer(header, values.slice(0, 12));
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(() => type.options.parse(options)).not.toThrow();
  });

  test('claims nothing of an empty column', () => {
    expect(type.infer('x', []).confidence).toBeLessThanOrEqual(0.1);
    expect(type.infer('x', []).confidence).toBeGreaterThanOrEqual(0);
  });

  test('reads any text without failing', () => {
    const read = compile(type);
    for (const text of [
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202e',
      '😀',
      '__proto__',
      'constructor',
      'x'.repeat(100_000),
      '٣'.repeat(50),
      '(',
      '<',
      '@',
      '-',
    ])
      expect(typeof read(text).ok).toBe('boolean');
  });

  test('proposes levels that fall, each above 0 and at most 1', () => {
    const { levels } = type.comparison;
    expect([...levels].sort((a, b) => b - a)).toEqual(levels);
    for (const level of levels) expect(level > 0 && level <= 1).toBe(true);
  });
});

const headers = new Map([['person_name', 'full name']]);
