import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CleanContext } from '../../src/clean/clean-context.ts';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { cleanField, divideTask } from '../../src/clean/field-task.ts';
import type { FieldPlan } from '../../src/clean/rules.ts';
import type { Column } from '../../src/table/column.ts';
import { context, field, type Rules, source, texts } from './build.ts';

/* The laws of cleaning on random tables and random combinations of steps. */

const nasty = [
  '',
  ' ',
  '-',
  'N/A',
  '=1+1',
  '+905321234567',
  '00123',
  '1e5',
  'İstanbul',
  'ISTANBUL',
  'istanbull',
  'ı',
  'لا يوجد',
  '\u200bx',
  'e\u0301',
  'a\u0000b',
  'yes',
  'no;yes',
  '31.12.2024',
  '01.02.2024',
  '12/25/2024',
  '1.234,56',
  '1,234',
  '0532 000 00 01',
  'TR',
  'Almanya',
  'ada@example.com',
  'ADA @example.com',
  '99999999999999999999',
  '__proto__',
  '\ud83d\udc69',
];
const cell = fc
  .oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 6 }), fc.constant(''))
  .map(wellFormed);
const cells = fc.array(fc.tuple(cell, cell, cell), { minLength: 0, maxLength: 30 });

/** As a reader would have it: what is no Unicode text became U+FFFD there. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString('utf8');
}

const steps = fc.record(
  {
    trim: fc.boolean(),
    unicode: fc.constantFrom('keep', 'clean'),
    missing: fc.constantFrom([], [''], ['-', 'N/A', 'لا يوجد', '']),
    replace: fc.constantFrom([], [{ from: 'a', to: 'bb' }], [{ from: '^0+', to: '', pattern: true }]),
    case: fc.constantFrom('keep', 'lower', 'upper', 'title'),
    caseLocale: fc.constantFrom('', 'tr'),
    separator: fc.constantFrom('', ';'),
    correct: fc.constantFrom({ from: ['İstanbul', 'Ankara'] }),
    default: fc.constantFrom('0', 'TR', 'x'),
  },
  { requiredKeys: [] },
);
const typed: fc.Arbitrary<Rules> = fc.constantFrom<Rules[]>(
  { type: 'text' },
  { type: 'integer' },
  { type: 'number' },
  { type: 'date' },
  { type: 'datetime' },
  { type: 'boolean' },
  { type: 'consent' },
  { type: 'country' },
  { type: 'email' },
  { type: 'phone', defaultCountry: { from: 'b' } },
  { type: 'category', values: { active: ['yes'], passive: ['no'] } },
);
const after = fc.record({
  write: fc.constantFrom('canonical', 'as-read'),
  declined: fc.constantFrom('keep', 'blank', 'reject'),
});
const rulesOfA = fc.tuple(typed, steps, after).map(([type, how, what]): Rules => ({ ...type, ...how, ...what }));
const rulesOfC = fc.constantFrom<Rules[]>(
  {},
  { fill: [{ field: 'a' }] },
  { split: { from: 'b', part: 'first' } },
  { join: { fields: ['a', 'b'] } },
);

type Rows = readonly (readonly [string, string, string])[];

const run = (rows: Rows, fields: readonly FieldPlan[], how: CleanContext = context) =>
  cleanSources(
    [
      source([
        ['a', rows.map(([a]) => a)],
        ['b', rows.map(([, b]) => b)],
        ['c', rows.map(([, , c]) => c)],
      ]),
    ],
    { fields, otherColumns: 'keep' },
    how,
  );
const plan = (a: Rules, c: Rules) => [field('a', a), field('b', { type: 'country' }), field('c', c)];
const bytes = (column: Column) => [column.name, ...texts(column), ...(column.declined ?? [])];

describe('what a cell becomes', () => {
  test('text without options comes out as it went in', () =>
    fc.assert(
      fc.asyncProperty(cells, async (rows) => {
        const { table, sources } = await run(rows, [field('a'), field('b')]);
        expect(table.columns.map(texts)).toEqual([0, 1, 2].map((index) => rows.map((row) => row[index])));
        expect(sources[0]!.changes.every(({ ruleOf }) => ruleOf === null)).toBe(true);
      }),
    ));

  test('a cell has a rule exactly where it changed, and what it was is on record', () =>
    fc.assert(
      fc.asyncProperty(cells, rulesOfA, rulesOfC, async (rows, a, c) => {
        const { sources, table } = await run(rows, plan(a, c));
        const { changes, dropped } = sources[0]!;
        for (const { field: name, before, after: now, ruleOf, rules } of changes) {
          const was = texts(before);
          const is = texts(now);
          expect(is).toEqual(texts(table.columns.find((column) => column.name === name)!));
          expect(Array.from(is, (_, row) => (ruleOf?.[row] ?? 0) !== 0)).toEqual(
            is.map((text, row) => text !== was[row]),
          );
          expect(rules[0]).toBe('');
          for (const rule of ruleOf ?? []) if (rule !== 0) expect(rules[rule]).not.toBe('');
        }
        const found = [...changes.map(({ before }) => before), ...dropped, ...table.columns].map((column) =>
          texts(column).join('\n'),
        );
        for (const index of [0, 1, 2]) expect(found).toContain(rows.map((row) => row[index]).join('\n'));
      }),
      { numRuns: 100 },
    ));

  test('a value is declined, and then kept, or it is read', () =>
    fc.assert(
      fc.asyncProperty(cells, typed, async (rows, type) => {
        const { table, findings, sources } = await run(rows, plan(type, {}));
        const { declined } = table.columns[0]!;
        const reported = new Set(
          findings
            .filter(({ field: name, code }) => name === 'a' && code.startsWith(`${type['type']}/`))
            .flatMap(({ rows: at }) => [...at]),
        );
        expect([...(declined ?? [])]).toEqual([...reported].sort((x, y) => x - y));
        for (const row of declined ?? [])
          expect(texts(table.columns[0]!)[row]).toBe(texts(sources[0]!.changes[0]!.before)[row]);
      }),
    ));
});

describe('what the result does not depend on', () => {
  test('clean values stay as they are when they are cleaned again', () =>
    fc.assert(
      fc.asyncProperty(cells, typed, async (rows, type) => {
        const fields = plan({ ...type, trim: true, unicode: 'clean', missing: ['', '-', 'N/A'] }, {});
        const once = await run(rows, fields);
        const [a, b, c] = once.table.columns.map(texts);
        const twice = await run(
          rows.map((_, row) => [a![row]!, b![row]!, c![row]!]),
          fields,
        );
        expect(twice.table.columns.map(texts)).toEqual([a, b, c]);
      }),
      { numRuns: 100 },
    ));

  test('rows in another order give the same cells, and the same findings at the same records', () =>
    fc.assert(
      fc.asyncProperty(
        cells.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(
              rows.map((_, row) => row),
              { minLength: rows.length },
            ),
          ),
        ),
        rulesOfA,
        rulesOfC,
        async ([rows, order], a, c) => {
          const straight = await run(rows, plan(a, c));
          const shuffled = await run(
            order.map((row) => rows[row]!),
            plan(a, c),
          );
          const records = straight.table.columns.map(texts);
          expect(shuffled.table.columns.map(texts)).toEqual(records.map((one) => order.map((row) => one[row])));
          const said = (result: typeof straight, rowOf: (row: number) => number) =>
            result.findings
              .filter(({ rows: at }) => at.length > 0)
              .map(({ code, value, rows: at }) =>
                JSON.stringify([code, value, [...at].map(rowOf).sort((x, y) => x - y)]),
              )
              .sort();
          expect(said(shuffled, (row) => order[row]!)).toEqual(said(straight, (row) => row));
        },
      ),
      { numRuns: 60 },
    ));

  test('work in any number of ranges gives the same bytes', () =>
    fc.assert(
      fc.asyncProperty(cells, rulesOfA, rulesOfC, fc.integer({ min: 1, max: 7 }), async (rows, a, c, count) => {
        const divided: CleanContext = {
          ...context,
          runField: (task) =>
            Promise.resolve(
              divideTask(task, count).map((range) =>
                cleanField(structuredClone(range), context.fieldTypes.get(task.field.type)!, context.readContext),
              ),
            ),
        };
        const whole = await run(rows, plan(a, c));
        const parts = await run(rows, plan(a, c), divided);
        expect(parts.table.columns.map(bytes)).toEqual(whole.table.columns.map(bytes));
        parts.table.columns.forEach(({ dictionary, codes }, index) => {
          expect(dictionary.texts()).toEqual(whole.table.columns[index]!.dictionary.texts());
          expect(codes).toEqual(whole.table.columns[index]!.codes);
        });
        expect(parts.sources[0]!.changes.map(({ ruleOf, rules }) => [ruleOf, rules])).toEqual(
          whole.sources[0]!.changes.map(({ ruleOf, rules }) => [ruleOf, rules]),
        );
        expect(parts.findings).toEqual(whole.findings);
      }),
      { numRuns: 60 },
    ));
});
