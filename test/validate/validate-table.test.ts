import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitSet } from '../../src/table/bit-set.ts';
import { cellText, isFilled } from '../../src/table/column.ts';
import { columnOf, type Table } from '../../src/table/table.ts';
import { validations } from '../../src/validate/index.ts';
import { validateTable } from '../../src/validate/validate-table.ts';
import type { AnyValidation, ValidationPlan } from '../../src/validate/validation.ts';
import { context, tableOf, withDeclined } from './table-of.ts';

const registry = new Map<string, AnyValidation>(Object.entries(validations));

/** A plan as the rule file gives it, with the defaults of the validation. */
function plan(kind: string, options: unknown, more: Partial<ValidationPlan> = {}): ValidationPlan {
  const validation = registry.get(kind)!;
  return {
    id: kind,
    kind,
    options: validation.options.parse(options),
    level: validation.level,
    tolerate: { records: 0 },
    when: '',
    why: '',
    reject: false,
    ...more,
  };
}

const run = (table: Table, plans: readonly ValidationPlan[], exclude: BitSet | null = null) =>
  validateTable(table, plans, registry, context(table), exclude);

const people = tableOf([
  { name: 'Ada', status: 'active', age: '17', phone: '' },
  { name: 'Can', status: 'active', age: '30', phone: '+905321234567' },
  { name: 'Eva', status: '', age: '', phone: '' },
  { name: 'Ali', status: 'passive', age: '16', phone: '' },
]);

describe('a violation becomes a finding', () => {
  test('with rule, level, rows and reason', () => {
    const adult = plan(
      'range',
      { field: 'age', min: 18 },
      { id: 'adult', level: 'warning', why: 'the shop sells to adults' },
    );
    const { findings, rules, rejected } = run(people, [adult]);
    expect(findings).toEqual([
      {
        code: 'range',
        level: 'warning',
        rule: 'adult',
        field: 'age',
        value: '17',
        rows: Uint32Array.of(0),
        detail: { min: '18', why: 'the shop sells to adults' },
      },
      {
        code: 'range',
        level: 'warning',
        rule: 'adult',
        field: 'age',
        value: '16',
        rows: Uint32Array.of(3),
        detail: { min: '18', why: 'the shop sells to adults' },
      },
    ]);
    expect(rules).toEqual([{ id: 'adult', kind: 'range', checked: 3, violations: 2, tolerated: false }]);
    expect(rejected).toEqual([]);
  });

  test('a rule that finds nothing is counted, too', () => {
    expect(run(people, [plan('required', 'name')])).toEqual({
      findings: [],
      rejected: [],
      rules: [{ id: 'required', kind: 'required', checked: 4, violations: 0, tolerated: false }],
    });
  });

  test('a rule that looks at nothing says so', () => {
    const { findings, rules } = run(people, [plan('required', 'phone', { when: 'status == "deleted"' })]);
    expect(findings.map(({ code, level }) => [code, level])).toEqual([['nothing-checked', 'info']]);
    expect(rules[0]!.checked).toBe(0);
  });
});

describe('when', () => {
  const needed = (when: string) =>
    run(people, [plan('required', 'phone', { when })]).findings.flatMap(({ rows }) => [...rows]);

  test('only records for which it is true are looked at', () => {
    expect(needed('status == "active"')).toEqual([0]);
    expect(needed('age >= 18')).toEqual([]);
    expect(needed('age < 18')).toEqual([0, 3]);
    expect(needed('status != "active"')).toEqual([2, 3]);
  });

  test('a condition that fails on a record is a finding there, and the others are looked at', () => {
    const { findings } = run(people, [
      plan('required', 'phone', { when: '10 / (age - 17) < 0 || status == "active"' }),
    ]);
    expect(findings.map(({ code, rows }) => [code, [...rows]])).toEqual([['required', [0, 3]]]);
    const failing = run(people, [plan('required', 'phone', { when: '10 / (age - 17) < 0' })]);
    expect(failing.findings.map(({ code, level, rows }) => [code, level, [...rows]])).toEqual([
      ['expression-failed', 'warning', [0]],
      ['required', 'error', [3]],
    ]);
  });
});

describe('tolerance', () => {
  const levels = (tolerate: ValidationPlan['tolerate']) => {
    const { findings, rules } = run(people, [plan('required', 'phone', { tolerate })]);
    return [...findings.map(({ level }) => level), rules[0]!.tolerated];
  };

  test('by records: up to so many, inclusive', () => {
    expect(levels({ records: 2 })).toEqual(['error', false]);
    expect(levels({ records: 3 })).toEqual(['info', true]);
  });

  test('by share of the records looked at, inclusive', () => {
    expect(levels({ share: 0.74 })).toEqual(['error', false]);
    expect(levels({ share: 0.75 })).toEqual(['info', true]);
  });

  test('29% of 100 are 29, which 0.29 * 100 is not', () => {
    const records = tableOf(Array.from({ length: 100 }, (_, at) => ({ phone: at < 29 ? '' : '1' })));
    expect(run(records, [plan('required', 'phone', { tolerate: { share: 0.29 } })]).rules[0]!.tolerated).toBe(true);
    expect(run(records, [plan('missing', { field: 'phone', max: '29%' })]).findings).toEqual([]);
  });
});

test('reject puts aside every record that breaks the rule, once', () => {
  const plans = [
    plan('required', ['phone', 'status'], { id: 'complete', reject: true }),
    plan('required', 'age', { id: 'age' }),
  ];
  expect(run(people, plans).rejected).toEqual([{ rows: Uint32Array.of(0, 2, 3), reason: 'complete' }]);
});

test('records put aside before are not looked at', () => {
  const aside = new BitSet(people.rowCount);
  aside.add(0);
  const { findings, rules } = run(people, [plan('required', 'phone')], aside);
  expect(findings.map(({ rows }) => [...rows])).toEqual([[2, 3]]);
  expect(rules[0]!.checked).toBe(3);
  expect(run(people, [plan('rows', { min: 4 })], aside).findings.map(({ detail }) => detail)).toEqual([
    { records: 3, min: 4 },
  ]);
});

describe('declined values', () => {
  const table = withDeclined(
    tableOf([
      { age: 'old', email: 'x' },
      { age: '5', email: 'x' },
    ]),
    'age',
    [0],
  );

  test('are something for required, and broken for type', () => {
    expect(run(table, [plan('required', 'age')]).findings).toEqual([]);
    expect(run(table, [plan('type', 'age')]).findings.map(({ value, rows }) => [value, [...rows]])).toEqual([
      ['old', [0]],
    ]);
  });

  test('are not looked at by any other', () => {
    expect(run(table, [plan('range', { field: 'age', min: 0 })]).rules[0]).toMatchObject({ checked: 1, violations: 0 });
    expect(run(table, [plan('expect', 'filled(age)')]).findings.map(({ rows }) => [...rows])).toEqual([[0]]);
    expect(run(table, [plan('expect', 'age > 3')]).rules[0]).toMatchObject({ checked: 1, violations: 0 });
  });
});

test('an expression that cannot be carried out is a finding at its records and no exception', () => {
  const table = tableOf([{ text: 'abc' }, { text: '7' }, { text: '1' }]);
  const { findings } = run(table, [plan('expect', 'int(text) > 3')]);
  expect(findings.map(({ code, rows }) => [code, [...rows]])).toEqual([
    ['expect', [2]],
    ['expression-failed', [0]],
  ]);
});

test('a suggestion is given where a known value is near', () => {
  const table = tableOf([{ city: 'Ankra' }, { city: 'Ankara' }]);
  expect(run(table, [plan('reference', { field: 'city', file: 'cities.csv' })]).findings[0]).toMatchObject({
    value: 'Ankra',
    suggestion: 'Ankara',
  });
  expect(run(table, [plan('allowed', { field: 'city', values: ['Ankara', 'Bonn'] })]).findings[0]).toMatchObject({
    suggestion: 'Ankara',
  });
});

test('a source that does not exist is refused with the nearest name', () => {
  const table = tableOf([{ source: 'crm', id: '1' }]);
  expect(() => run(table, [plan('rows', { source: 'cmr', min: 1 })])).toThrow(/source "cmr"/);
});

test('columns may be named __proto__ and constructor', () => {
  const table = tableOf([
    Object.fromEntries([
      ['__proto__', ''],
      ['constructor', 'x'],
    ]) as Record<string, string>,
  ]);
  expect(run(table, [plan('required', ['__proto__', 'constructor'])]).findings.map(({ field }) => field)).toEqual([
    '__proto__',
  ]);
  expect(run(table, [plan('expect', 'filled(constructor) && row["__proto__"] == "y"')]).findings).toHaveLength(1);
  expect(run(table, [plan('unique', ['constructor', '__proto__'])]).rules[0]!.checked).toBe(0);
});

describe('like the slow, obvious way', () => {
  const cell = fc.constantFrom('', 'a', 'b', 'c', 'aa', 'ab', '1', '2');
  const records = fc.array(fc.record({ x: cell, y: cell, source: fc.constantFrom('crm', 'shop') }), {
    minLength: 1,
    maxLength: 40,
  });

  const broken = (table: Table, kind: string, options: unknown, exclude: BitSet | null) => {
    const { findings } = run(table, [plan(kind, options)], exclude);
    return [...new Set(findings.flatMap(({ rows }) => [...rows]))].sort((a, b) => a - b);
  };

  test('on random tables, with declined cells and records put aside', () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat(39)), fc.array(fc.nat(39)), (given, declined, aside) => {
        const within = (row: number) => row < given.length;
        const table = withDeclined(tableOf(given, ['x', 'y']), 'x', declined.filter(within));
        const exclude = new BitSet(table.rowCount);
        for (const row of aside.filter(within)) exclude.add(row);
        const rows = given.map((_, row) => row).filter((row) => !exclude.has(row));
        const [x, y] = [columnOf(table, 'x'), columnOf(table, 'y')];
        const filled = (row: number) => isFilled(x, row) && isFilled(y, row);
        const tuple = (row: number) => JSON.stringify([given[row]!.source, cellText(x, row), cellText(y, row)]);

        expect(broken(table, 'required', 'x', exclude)).toEqual(rows.filter((row) => cellText(x, row) === ''));
        expect(broken(table, 'allowed', { field: 'x', values: ['a', '1'] }, exclude)).toEqual(
          rows.filter((row) => isFilled(x, row) && !['a', '1'].includes(cellText(x, row))),
        );
        expect(broken(table, 'unique', ['x', 'y'], exclude)).toEqual(
          rows.filter(
            (row) => filled(row) && rows.some((other) => other !== row && filled(other) && tuple(other) === tuple(row)),
          ),
        );
        expect(broken(table, 'expect', 'x == y', exclude)).toEqual(
          rows.filter(
            (row) =>
              (isFilled(x, row) || isFilled(y, row)) && (filled(row) ? cellText(x, row) !== cellText(y, row) : true),
          ),
        );
      }),
    );
  });

  test('the order of the records changes nothing but row numbers', () => {
    fc.assert(
      fc.property(records, (given) => {
        const plans = [
          plan('unique', ['x']),
          plan('pattern', { field: 'y', matches: '[a-b]*' }),
          plan('missing', { field: 'x', max: '20%' }),
        ];
        const told = (table: Table) =>
          run(table, plans)
            .findings.map(({ code, value, rows, detail }) => JSON.stringify([code, value, rows.length, detail]))
            .sort();
        const fixedSources = [
          { x: '', y: '', source: 'crm' },
          { x: '', y: '', source: 'shop' },
        ];
        expect(told(tableOf([...fixedSources, ...given.toReversed()]))).toEqual(
          told(tableOf([...fixedSources, ...given])),
        );
      }),
    );
  });
});
