import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { units } from './units.ts';

const load = (text: string | object) => parseRules(text, units, 'rules.yaml');

describe('scalars', () => {
  const texts = [
    '00123',
    '+905321234567',
    '1e5',
    '0x1F',
    '0o17',
    'no',
    'Yes',
    'null',
    '~',
    '1900-01-01',
    '12345678901234567890',
    '1.10',
    '.inf',
    'NaN',
    '-0',
    '1_000',
    '12:30:45',
    'true',
    '=',
    '٠١٢',
    'yok',
  ];

  test.each(texts)('%s is read as it is written', (text) => {
    const { fields, missing, sources } = load(
      `recordmill: 1\nmissing: [${text}]\nsources: { s: { set: { ${text}: ${text} } } }\nfields: { a: { default: ${text} } }\n`,
    );
    expect([missing, sources[0]![1].set, fields[0]![1].default]).toEqual([[text], [[text, text]], text]);
  });

  test.each(texts)('%s in JSON text', (text) => {
    const { missing } = load(JSON.stringify({ recordmill: 1, missing: [text] }));
    expect(missing).toEqual([text]);
  });

  test('digits of JSON numbers stay', () => {
    expect(load('{"recordmill": 1, "missing": [1.10, 12345678901234567890, 1e5]}').missing).toEqual([
      '1.10',
      '12345678901234567890',
      '1e5',
    ]);
  });

  test('null in JSON is as good as absent', () => {
    expect(load('{"recordmill": 1, "match": null, "fields": {"a": {"default": null}}}').match).toBeUndefined();
  });

  test('any text in JSON comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.constantFrom(undefined, 1, '\t'), (missing, indent) => {
        expect(load(JSON.stringify({ recordmill: 1, missing }, null, indent)).missing).toEqual(missing);
      }),
    );
  });

  test('a script may pass numbers and booleans', () => {
    const { sources } = load({ recordmill: 1, sources: { s: { trust: 2, latest: true, set: { a: 5, b: false } } } });
    expect(sources[0]![1]).toMatchObject({
      trust: 2,
      latest: true,
      set: [
        ['a', '5'],
        ['b', 'false'],
      ],
    });
  });
});

describe('names', () => {
  test('every name is possible, in the order written', () => {
    const names = ['b', '__proto__', '2024', 'constructor', '10', 'a b', 'İ', 'toString', 'الاسم'];
    const lines = names.map((name) => `  ${name}: { default: ${name} }\n`).join('');
    const columns = names.map((name) => `${name}: ${name}`).join(', ');
    const rules = load(
      `recordmill: 1\nsources: { s: { columns: { ${columns} } } }\nfields:\n${lines}merge: { fields: { __proto__: longest } }\n`,
    );
    expect(rules.fields.map(([name, field]) => [name, field.default])).toEqual(names.map((name) => [name, name]));
    expect(rules.sources[0]![1].columns).toEqual(names.map((name) => [name, name]));
    expect(rules.merge.fields).toEqual([['__proto__', 'longest']]);
  });

  test('__proto__ is refused where it would be lost', () => {
    expect(() => load('recordmill: 1\nfields: { a: { type: category, values: { __proto__: [x] } } }\n')).toThrow(
      /^rules\.yaml:2:42 {2}fields\.a\.values\.__proto__: cannot be used as a name here$/,
    );
    expect(() => load('recordmill: 1\nmerge: { default: { __proto__: x } }\n')).toThrow(
      /^rules\.yaml:2:21 {2}merge\.default\.__proto__: cannot/m,
    );
  });

  test('a __proto__ of a rule file changes no object', () => {
    load('recordmill: 1\nfields: { __proto__: { default: x } }\n');
    expect(Object.hasOwn(Object.prototype, 'default')).toBe(false);
  });
});

describe('aliases and merge keys', () => {
  test('share what several sources have; a name of its own wins', () => {
    const { sources } = load(
      'recordmill: 1\nsources:\n  a: &a { key: id, trust: 2, columns: { X: y } }\n  b: { <<: *a, trust: 3 }\n  c: { <<: [{ key: no }, *a] }\n',
    );
    expect(sources.map(([, { key, trust, columns }]) => [key, trust, columns])).toEqual([
      [['id'], 2, [['X', 'y']]],
      [['id'], 3, [['X', 'y']]],
      [['no'], 2, [['X', 'y']]],
    ]);
  });

  const grown = Array.from(
    { length: 30 },
    (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
  );
  const chain = Array.from({ length: 5000 }, (_, at) => `a${at + 1}: &a${at + 1} { <<: *a${at}, k${at}: x }`);
  test.each([
    ['a bomb of aliases', `recordmill: 1\na0: &a0 [x, x]\n${grown.join('\n')}\n`, /has more than 250000 parts/],
    [
      '8,000 empty merges',
      `recordmill: 1\nx: &x {}\ny:\n${'  <<: *x\n'.repeat(8000)}`,
      /"<<" is written twice here, first on line 4/,
    ],
    [
      '8,000 empty merges in a list',
      `recordmill: 1\nx: &x {}\ny: { <<: [${Array(8000).fill('*x').join(', ')}] }\n`,
      /is not a key that may stand here/,
    ],
    ['a chain of merges', `recordmill: 1\na0: &a0 {}\n${chain.join('\n')}\n`, /has more than 250000 parts/],
    [
      'deep nesting',
      `recordmill: 1\nmissing: ${'['.repeat(500)}${']'.repeat(500)}\n`,
      /is nested more than 60 levels deep/,
    ],
    ['a merge of a text', 'recordmill: 1\nfields: { a: { <<: x } }\n', /"<<" takes a mapping/],
  ])('%s ends at once with a clear error', (_, text, message) => {
    expect(() => load(text)).toThrow(message);
  });
});
