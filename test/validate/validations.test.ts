import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/finding/catalogue.ts';
import { validations } from '../../src/validate/index.ts';
import type { AnyValidation, Violation } from '../../src/validate/validation.ts';
import { context, tableOf } from './table-of.ts';

const all: [string, AnyValidation][] = Object.entries(validations);

const rowsOf = (violations: readonly Violation[]) =>
  [...new Set(violations.flatMap(({ rows }) => [...rows]))].sort((a, b) => a - b);

describe.each(all)('validation %s', (id, validation) => {
  test('is named like its key and has a sentence in the catalogue', () => {
    expect(validation.id).toBe(id);
    expect(catalogue[id]?.level).toBe(validation.level);
  });

  test.each(validation.examples.map((example) => [JSON.stringify(example.options), example] as const))(
    '%s',
    (_, example) => {
      const options = validation.options.parse(example.options);
      const fields = [...new Set([...example.accepts, ...example.rejects].flatMap((record) => Object.keys(record)))];
      expect(fields).toEqual(expect.arrayContaining([...validation.fields(options)]));

      const accepted = tableOf(example.accepts, fields);
      if (accepted.rowCount > 0) {
        expect(validation.check(options, accepted, null, context(accepted)).violations).toEqual([]);
      }
      if (example.rejects.length === 0) return;
      const rejected = tableOf(example.rejects, fields);
      const { violations } = validation.check(options, rejected, null, context(rejected));
      expect(violations.length).toBeGreaterThan(0);
      if (validation.scope === 'record') expect(rowsOf(violations)).toEqual(example.rejects.map((_, row) => row));
    },
  );

  test('finds nothing, and says that it looked at nothing, in a table without records', () => {
    for (const example of validation.examples) {
      const options = validation.options.parse(example.options);
      if (id === 'rows') continue;
      const records = [...example.accepts, ...example.rejects];
      const sources = [...new Set(records.map(({ source }) => source ?? 'data'))];
      const table = tableOf([], [...new Set(records.flatMap((record) => Object.keys(record)))]);
      const empty = { ...table, origin: { ...table.origin, sources } };
      expect(validation.check(options, empty, null, context(empty))).toEqual({ violations: [], checked: 0 });
    }
  });
});

test('every validation but "type" shows examples; that one is about declined values', () => {
  expect(all.filter(([, { examples }]) => examples.length === 0).map(([id]) => id)).toEqual(['type']);
});

describe('options that make no sense are refused when the rules are read', () => {
  test.each([
    ['range', { field: 'age' }],
    ['length', { field: 'name' }],
    ['length', { field: 'name', min: -1 }],
    ['pattern', { field: 'sku', matches: '(a' }],
    ['pattern', { field: 'sku', matches: '(?=a)' }],
    ['allowed', { field: 'status', values: [] }],
    ['reference', { field: 'id' }],
    ['reference', { field: 'id', source: 'crm', file: 'ids.csv' }],
    ['rows', {}],
    ['missing', { field: 'phone', max: 'some' }],
    ['fresh', { within: '2 hours' }],
    ['required', []],
    ['unique', { fields: ['email'], within: 'file' }],
    ['expect', ''],
  ])('%s: %j', (id, options) => {
    expect((validations as Record<string, AnyValidation>)[id]!.options.safeParse(options).success).toBe(false);
  });
});
