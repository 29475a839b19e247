import { describe, expect, test } from 'vitest';
import { checkPlanAgainstHeaders } from '../../src/plan/check-headers.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { parseRules } from '../../src/rulefile/parse-rules.ts';
import { DictionaryBuilder } from '../../src/table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../../src/table/make-column.ts';
import { units } from '../rulefile/units.ts';

const source = (names: readonly string[], file = 'a.csv') => ({
  table: {
    columns: names.map((name) => makeColumn(name, new DictionaryBuilder().build(), makeCodes(0))),
    origin: { files: [file] },
  },
});

function complaint(rules: string, ...sources: ReturnType<typeof source>[]): string {
  const plan = makePlan(parseRules(`recordmill: 1\n${rules}`, units), units, { today: '2026-11-23' });
  try {
    checkPlanAgainstHeaders(plan, sources);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const header = source(['Id', 'email', 'status', 'Tel']);

describe('columns that the rules name', () => {
  test.each([
    [
      'all there',
      'sources: { s: { key: Id, updated: status, columns: { Tel: phone } } }\nfields: { email: {}, phone: {} }\n',
    ],
    [
      'from the rules themselves',
      'sources: { s: { set: { a: x } } }\nfields: { a: {}, b: { default: y }, c: { fill: [{ field: email }] }, d: { join: { fields: [a, email] } } }\n',
    ],
    ['the first that there is', 'sources: { s: {} }\nfields: { a: { from: [Mail, email] } }\n'],
    ['named by rules alone', 'sources: { s: {} }\nvalidate: [{ id: v, unique: [status], when: email == "x" }]\n'],
  ])('are fine: %s', (_, rules) => expect(complaint(rules, header)).toBe(''));

  test.each([
    ['a key', 'sources: { s: { key: ID } }\n', 'sources.s.key: no column is named "ID"; did you mean "Id"?'],
    [
      'a time',
      'sources: { s: { updated: stauts } }\n',
      'sources.s.updated: no column is named "stauts"; did you mean "status"?',
    ],
    [
      'a renamed column',
      'sources: { s: { columns: { Tell: phone } } }\n',
      'sources.s.columns: no column is named "Tell"; did you mean "Tel"?',
    ],
    [
      'a field',
      'sources: { s: {} }\nfields: { emial: {} }\n',
      'fields.emial: no column is named "emial"; did you mean "email"?',
    ],
    [
      'all of several',
      'sources: { s: {} }\nfields: { x: { from: [zzz] } }\n',
      'fields.x: no column is named "zzz"; there are: Id, email, status, Tel, x',
    ],
    [
      'an ingredient',
      'sources: { s: {} }\nfields: { x: { split: { from: Tele, part: first } } }\n',
      'fields.x: no column is named "Tele"; did you mean "Tel"?',
    ],
    [
      'a validation',
      'sources: { s: {} }\nvalidate: [{ id: v, unique: [emial] }]\n',
      'validate v: no column is named "emial"; did you mean "email"?',
    ],
    [
      'a condition',
      `sources: { s: {} }\nvalidate: [{ id: v, expect: 'stat == "x"' }]\n`,
      'validate v: no column is named "stat"; there are: Id',
    ],
    [
      'matching and merging',
      'sources: { s: {} }\nmatch: { rules: [{ id: r, same: [vat] }] }\nmerge: { groups: { g: { fields: [vat], by: longest } } }\n',
      'match rule r, merge.groups.g: no column is named "vat"',
    ],
  ])('are refused: %s', (_, rules, message) => expect(complaint(rules, header)).toContain(message));

  test('all of them at once', () => {
    const message = complaint('sources: { s: { key: ID } }\nfields: { emial: {}, Tell: {} }\n', header);
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toMatch(/^the rules name 3 columns that there are not:\n/);
  });

  test('one source that has the column is enough', () => {
    expect(complaint('sources: { a: {}, b: {} }\nfields: { x: {} }\n', header, source(['x']))).toBe('');
  });

  test.each([
    ['matching', 'match: { rules: [{ id: r, same: [emial] }] }\n', 'match rule r'],
    ['likeness', 'match: { rules: [{ id: r, same: [email], like: { emial: close } }] }\n', 'match rule r'],
    ['blocking', 'match: { rules: [{ id: r, same: [email] }], blocking: [["emial:3"]] }\n', 'match.blocking'],
    ['comparing', 'match: { comparisons: [{ field: emial }] }\n', 'match.comparisons, match.blocking'],
    [
      'what never is',
      `match: { rules: [{ id: r, same: [email] }], never: ['left.emial != right.emial'] }\n`,
      'match.never',
    ],
    ['a validation', 'validate: [{ id: v, unique: [emial] }]\n', 'validate v'],
    ['a condition', `validate: [{ id: v, expect: 'emial == "x"' }]\n`, 'validate v'],
    ['a chain', 'merge: { fields: { emial: longest } }\n', 'merge.fields.emial'],
    ['a group', 'merge: { groups: { g: { fields: [email, emial], by: longest } } }\n', 'merge.groups.g'],
    ['another to follow', 'merge: { fields: { email: [{ follow: emial }] } }\n', 'merge.fields'],
    ['a fill', 'fields: { Tel: { fill: [{ field: emial }] } }\n', 'fields.Tel'],
    ['a companion', 'fields: { Tel: { type: phone, defaultCountry: { from: emial } } }\n', 'fields.Tel'],
  ])('a name that stands in no record is refused of JSON and memory too: %s', (_, rules, place) => {
    const names = ['Id', 'email', 'status', 'Tel'];
    for (const file of ['a.json', 'a.ndjson.gz', '']) {
      expect(complaint(`sources: { s: {} }\n${rules}`, source(names, file))).toBe(
        `${place}: no column is named "emial"; did you mean "email"?`,
      );
    }
    // One source without a record tonight may have had it.
    expect(complaint(`sources: { s: {}, t: {} }\n${rules}`, source(names, 'a.json'), source([], 'b.json'))).toBe('');
    expect(complaint(`sources: { s: {}, t: {} }\n${rules}`, source(names, 'a.json'), source(['emial']))).toBe('');
    expect(complaint(`sources: { s: { set: { emial: x } } }\n${rules}`, source(names, 'a.json'))).toBe('');
  });

  test('a column that gave its name away feeds no rule by it', () => {
    const rules = 'sources: { s: { columns: { Tel: phone } } }\nmatch: { rules: [{ id: r, same: [Tel] }] }\n';
    expect(complaint(rules, header)).toBe(
      'match rule r: no column is named "Tel"; there are: Id, email, status, phone',
    );
    expect(complaint('sources: { s: {} }\nfields: { email: { from: [Mial] } }\n', header)).toContain('"Mial"');
  });

  test('nothing is said where records need not have the same keys, or there is no header', () => {
    const rules = 'sources: { a: { key: ID } }\nfields: { x: {} }\n';
    expect(complaint(rules, source([]))).toBe('');
    expect(complaint(rules, source(['y'], 'a.ndjson.gz'))).toBe('');
    expect(complaint(rules, source(['y'], ''))).toBe('');
  });
});
