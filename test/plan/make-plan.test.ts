import { describe, expect, test } from 'vitest';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { isPlan, readPlan } from '../../src/plan/saved-plan.ts';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { sketch, units } from '../rulefile/units.ts';

const today = '2026-11-23';
const planOf = (text: string): Plan => makePlan(parseRules(`recordmill: 1\n${text}`, units), units, { today });
const fieldsOf = ({ fields }: Plan) => fields.map(({ name, declared }) => (declared ? name : `(${name})`)).join(' ');

describe('the sketch of the design', () => {
  const plan = makePlan(parseRules(sketch, units), units, { today });

  test('becomes a plan', () => expect(plan).toMatchSnapshot());

  test('is plain JSON, and a saved plan reads back as itself', () => {
    const text = JSON.stringify(plan, null, 2);
    expect(JSON.parse(text)).toStrictEqual(plan);
    expect(isPlan(text)).toBe(true);
    expect(isPlan(plan)).toBe(true);
    expect(readPlan(text, units)).toStrictEqual(plan);
  });

  test('is no plan itself', () => {
    expect(isPlan(sketch)).toBe(false);
    expect(isPlan('{"recordmill": 1, "sources": {}}')).toBe(false);
  });
});

describe('a saved plan', () => {
  const saved = planOf('match: { rules: [{ id: a, same: [b] }] }\n');
  test.each([
    ['a part is missing', { ...saved, merge: undefined }, /plan\.json: is not a whole plan: "merge" is missing/],
    ['a list is missing', { ...saved, merge: {} }, /plan\.json: is not a whole plan: "merge\.fields" is not a list/],
    ['a list is none', { ...saved, sources: 5 }, /plan\.json: is not a whole plan: "sources" is not a list/],
    ['a source is no source', { ...saved, sources: [{ name: 'crm' }] }, /not a whole plan: a source lacks its parts/],
    ['the version is another', { ...saved, recordmill: 2 }, /is a plan of another version \(2\)/],
    [
      'a unit is unknown',
      { ...saved, fields: [{ ...saved.fields[0]!, type: 'shoe_size' }] },
      /does not have: field type shoe_size/,
    ],
  ])('is refused where %s', (_, plan, message) => {
    expect(() => readPlan(JSON.stringify(plan), units)).toThrow(message);
  });
});

describe('fields', () => {
  test('stand as written; then what sources make, then columns that a rule names', () => {
    const plan = planOf(`sources: { s: { columns: { Tel: phone, Mail: email }, set: { c: d } } }
fields: { email: { type: email, fill: [{ field: mail2 }] }, m: { type: money, at: day } }
validate: [{ id: v, unique: [x, email] }, { id: w, expect: 'filled(y) && row["z z"] == "a"' }]
match: { rules: [{ id: r, same: [p], like: { q: close } }], never: ['left.n != right.n'] }
merge: { fields: { g: { follow: h } }, groups: { i: { fields: [j, k], by: longest } } }
`);
    expect(fieldsOf(plan)).toBe('email m phone c (mail2) (day) (x) (y) (z z) (p) (q) (g) (j) (k) (h) (n)');
  });

  test('what split, join and from name are columns, and make no fields', () => {
    expect(
      fieldsOf(
        planOf('fields: { a: { split: { from: b, part: 1 } }, c: { join: { fields: [d, e] } }, f: { from: g } }\n'),
      ),
    ).toBe('a c f');
  });

  test('the file-wide tokens hold for declared fields that have none of their own, and for no other column', () => {
    const plan = planOf('missing: ["-"]\nfields: { a: {}, b: { missing: [x] } }\nvalidate: [{ id: v, unique: [c] }]\n');
    expect(plan.fields.map(({ missing }) => missing)).toEqual([['-'], ['x'], []]);
  });

  test('the type decides what is personal, unless the field says it', () => {
    const plan = planOf('fields: { a: { type: email }, b: { type: email, personal: no }, c: { personal: yes } }\n');
    expect(plan.fields.map(({ personal }) => personal)).toEqual([true, false, true]);
  });
});

describe('validations in short form', () => {
  test('come first, with ids of their field', () => {
    const plan = planOf(`fields:
  a: { required: yes, unique: yes, min: 1, max: 00123, minLength: 2, maxLength: 3, pattern: x+, allowed: [y, 1e5], level: info }
validate: [{ id: v, required: [a] }]
`);
    expect(plan.validations.map(({ id, options, level }) => [id, options, level])).toEqual([
      ['a.required', ['a'], 'info'],
      ['a.unique', { fields: ['a'], within: 'source' }, 'info'],
      ['a.range', { field: 'a', min: '1', max: '00123' }, 'info'],
      ['a.length', { field: 'a', min: 2, max: 3 }, 'info'],
      ['a.pattern', expect.objectContaining({ field: 'a', matches: 'x+' }), 'info'],
      ['a.allowed', expect.objectContaining({ field: 'a', values: ['y', '1e5'] }), 'info'],
      ['v', ['a'], 'error'],
    ]);
  });
});

describe('match', () => {
  const people =
    'fields: { first_name: { type: person_name }, last_name: { type: person_name }, email: { type: email }, born: { type: date }, news: { type: consent } }\n';

  test('absent is null: nothing is matched', () => expect(planOf(people).match).toBeNull());

  test('compares and blocks by what the types propose', () => {
    const { match } = planOf(`${people}match: {}\nsources: { a: { unique: yes }, b: {} }\n`);
    expect(match!.comparisons.map(({ field, comparator }) => [field, comparator])).toEqual([
      ['first_name', 'jaro_winkler'],
      ['last_name', 'jaro_winkler'],
      ['email', 'email'],
      ['born', 'jaro_winkler'],
    ]);
    expect(match!.blocking.map(({ id }) => id)).toEqual([
      'email',
      'first_name:sound+born',
      'last_name:sound+born',
      'last_name:sound+first_name:sound',
      'email:8',
      'email:5+born',
    ]);
    expect([match!.model, match!.uniqueSources]).toEqual(['train', ['a']]);
  });

  const blocking = (fields: string) => planOf(`fields: ${fields}\nmatch: {}\n`).match!.blocking.map(({ id }) => id);

  test.each([
    ['{ name: { type: company_name }, city: {} }', ['name:rare', 'name:5+city']],
    ['{ name: { type: person_name }, city: {} }', ['name:rare', 'name:sound+city']],
    ['{ title: {}, maker: {} }', ['title:rare', 'maker:rare', 'title:4+maker:4']],
    ['{ phone: { type: phone }, note: {} }', ['phone', 'note:rare']],
    ['{ mail: { type: email, separator: ";" }, note: {} }', ['note:rare']],
  ])('blocks %s', (fields, expected) => expect(blocking(fields)).toEqual(expected));

  test('what the rules say stands', () => {
    const { match } = planOf(`${people}match:
  model: old/model.json
  comparisons: [{ field: email, comparator: exact }, { field: last_name, levels: [0.9] }, { field: city, comparator: levenshtein, termFrequency: no }]
  blocking: [[email], ['last_name:5', 'city:sound'], ['a:b', 'title:rare']]
`);
    expect(match!.model).toBe('saved');
    expect(match!.comparisons).toEqual([
      { field: 'email', comparator: 'exact', levels: [], termFrequency: true },
      { field: 'last_name', comparator: 'jaro_winkler', levels: [0.9], termFrequency: true },
      { field: 'city', comparator: 'levenshtein', levels: [0.92, 0.8], termFrequency: false },
    ]);
    expect(match!.blocking).toEqual([
      { id: 'email', keys: [{ field: 'email', take: { kind: 'whole' } }] },
      {
        id: 'last_name:5+city:sound',
        keys: [
          { field: 'last_name', take: { kind: 'prefix', length: 5 } },
          { field: 'city', take: { kind: 'sound' } },
        ],
      },
      {
        id: 'a:b+title:rare',
        keys: [
          { field: 'a:b', take: { kind: 'whole' } },
          { field: 'title', take: { kind: 'rare' } },
        ],
      },
    ]);
  });

  test('rules alone need no model', () => {
    const { match } = planOf(
      `${people}match: { model: none, rules: [{ id: r, same: [email], like: { last_name: similar, born: 0.5, first_name: exact } }] }\n`,
    );
    expect([match!.model, match!.blocking, match!.rules]).toEqual([
      null,
      [],
      [
        {
          id: 'r',
          same: ['email'],
          like: [
            ['last_name', 0.8],
            ['born', 0.5],
            ['first_name', 1],
          ],
        },
      ],
    ]);
  });

  test('with nothing to go by is refused', () => {
    expect(() => planOf('match: {}\n')).toThrow(/match has nothing to compare/);
  });
});

describe('merge', () => {
  const chains = (text: string) =>
    planOf(text).merge.fields.map(({ field, chain }) => [field, ...chain.map(({ id }) => id)]);

  test('every field has a chain: its own, the default, or the usual one', () => {
    const usual = ['most-trusted', 'most-recent', 'most-frequent', 'most-complete'];
    expect(chains('fields: { a: {}, b: {} }\nmerge: { fields: { b: [longest, most-recent] } }\n')).toEqual([
      ['a', ...usual],
      ['b', 'longest', 'most-recent'],
    ]);
    expect(chains('fields: { a: {}, b: {} }\nmerge: { default: valid, fields: { b: shortest } }\n')).toEqual([
      ['a', 'valid'],
      ['b', 'shortest'],
    ]);
  });

  test('no default undoes an opt-out; only a chain that names the field may', () => {
    const plan = planOf(
      'fields: { a: { type: consent }, b: { type: consent }, c: { type: consent } }\nmerge: { default: most-recent, fields: { b: most-recent }, groups: { g: { fields: [c], by: longest } } }\n',
    );
    expect(plan.merge.consent).toEqual(['a']);
    expect(plan.merge.fields.map(({ field, chain }) => [field, chain[0]!.id])).toEqual([
      ['a', 'consent'],
      ['b', 'most-recent'],
    ]);
  });

  test('options of strategies are checked and kept', () => {
    const plan = planOf(
      'sources: { crm: {}, shop: { trust: 5 } }\nfields: { a: {}, b: {} }\nmerge: { fields: { a: [{ most-trusted: [shop, crm] }, { follow: b }], b: { union: "|" } } }\n',
    );
    expect(plan.merge.fields.map(({ chain }) => chain)).toEqual([
      [
        { id: 'most-trusted', options: ['shop', 'crm'] },
        { id: 'follow', options: 'b' },
      ],
      [{ id: 'union', options: { separator: '|' } }],
    ]);
    expect(plan.merge.trust).toEqual([
      { source: 'crm', trust: 1 },
      { source: 'shop', trust: 5 },
    ]);
  });
});

test('budgets: no errors and any number of warnings, unless said otherwise', () => {
  expect(planOf('').budget).toEqual({ error: { records: 0 }, warning: null });
  expect(planOf('budget: { error: 5, warning: 0.5% }\n').budget).toEqual({
    error: { records: 5 },
    warning: { share: 0.005 },
  });
});

describe('what the model compares where the rules leave it open', () => {
  const compared = (fields: string) =>
    planOf(`fields: { ${fields} }\nmatch: {}\n`)
      .match!.comparisons.map(({ field }) => field)
      .join(' ');

  test.each([
    ['every telling field', 'a: {}, b: { type: email }, c: { type: consent }', 'a b'],
    ['no joined field beside its parts', 'a: {}, b: {}, ab: { join: { fields: [a, b] } }', 'a b'],
    ['a joined field, where its parts are columns', 'ab: { join: { fields: [a, b] } }', 'ab'],
    ['no part of a joined field that holds more', 'a: {}, ab: { join: { fields: [a, b] } }', 'ab'],
    [
      'no whole beside the fields split from it',
      'w: {}, a: { split: { from: w, part: 1 } }, b: { split: { from: w, part: 2 } }',
      'a b',
    ],
    ['the whole, where one part alone is split from it', 'w: {}, a: { split: { from: w, part: last } }', 'w'],
    [
      'an address, and neither side of it',
      'e: { type: email }, u: { split: { from: e, by: "@", part: 1 } }, d: { split: { from: e, by: "@", part: 2 } }',
      'e',
    ],
    ['no field that is filled from another', 'a: {}, b: { fill: [{ field: a }] }', 'a'],
    [
      'the first of fields that fill one another',
      'a: {}, b: { fill: [{ field: a }] }, c: { fill: [{ field: b }] }',
      'a',
    ],
  ])('%s', (_, fields, expected) => expect(compared(fields)).toBe(expected));

  test('a field that the rules name is compared, derived or not', () => {
    const plan = planOf(
      'fields: { a: {}, b: { fill: [{ field: a }] } }\nmatch: { comparisons: [{ field: a }, { field: b }] }\n',
    );
    expect(plan.match!.comparisons.map(({ field }) => field)).toEqual(['a', 'b']);
  });
});
