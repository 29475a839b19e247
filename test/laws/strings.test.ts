import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { cases, columns, inWorld, nasty, rules, sources } from './world.ts';

/* Law 3: no value changes unless a rule says so, and every change is on record. */

describe('strings stay strings', () => {
  test('cells that no rule touches come out as they went in, from CSV and from JSON', () =>
    fc.assert(
      fc.asyncProperty(sources, (given) =>
        inWorld(async (world) => {
          await world.run(given, {});
          const ids = new Map(world.rows('crosswalk.csv').map(({ key, master_id }) => [key, master_id]));
          const master = new Map(world.rows('master.csv').map((row) => [row.master_id, row]));
          for (const { key, cells } of given.flatMap(({ records }) => records)) {
            const golden = master.get(ids.get(key))!;
            expect([golden.id, ...columns.map((column) => golden[column])]).toEqual([key, ...cells]);
          }
          expect(world.rows('changes.csv')).toEqual([]);
        }),
      ),
      cases(25),
    ));

  test('numbers of JSON keep their digits', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constantFrom('1e5', '-0', '1.10', '1E400', '0.1e-7', '12345678901234567890', '-1.0', '0'),
            fc.bigInt().map(String),
            fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.boolean(),
        (numbers, asList) =>
          inWorld(async (world) => {
            const records = numbers.map((number) => `{"n":${number},"deep":{"n":${number}}}`);
            world.write('a.json', asList ? `[${records.join(',\n')}]` : records.join('\n'));
            world.write('rules.yaml', 'recordmill: 1\nsources:\n  a: { file: a.json }\n');
            await run(world.path('rules.yaml'), { out: world.path('out'), threads: 1 });
            const read = (name: string) =>
              world
                .rows('master.csv')
                .map((row) => row[name])
                .sort();
            expect(read('n')).toEqual([...numbers].sort());
            expect(read('deep.n')).toEqual([...numbers].sort());
          }),
      ),
      cases(25),
    ));

  test('scalars of the rule file itself come out as they are typed', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '+905321234567',
          '00123',
          '1e5',
          '12345678901234567890',
          '0x1F',
          '1_000',
          '12:30',
          'no',
          'null',
          '~',
          '1.50',
          '2026-01-01',
        ),
        (scalar) =>
          inWorld(async (world) => {
            world.write('a.csv', 'code,kind\n,1\nx,2\n');
            world.write(
              'rules.yaml',
              `recordmill: 1
sources:
  a: { file: a.csv, set: { made: ${scalar} } }
fields:
  code: { default: ${scalar}, replace: [{ from: x, to: ${scalar} }] }
  kind: { type: category, values: { ${scalar}: [1, 2] } }
  other: { default: ${scalar} }
`,
            );
            await run(world.path('rules.yaml'), { out: world.path('out'), threads: 1 });
            for (const { made, code, kind, other } of world.rows('master.csv')) {
              expect([made, code, kind, other]).toEqual([scalar, scalar, scalar, scalar]);
            }
          }),
      ),
      cases(12),
    ));

  test('with "changes: cells" every cell that was read can be recovered', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, fc.boolean(), (given, parts, drop) =>
        inWorld(async (world) => {
          const output = { changes: 'cells', records: true };
          await world.run(given, { ...parts, output, other_columns: drop ? 'drop' : 'keep' });
          const before = new Map<string, string>();
          for (const { source, field, before: cell, first_line } of world.rows('changes.csv')) {
            const place = JSON.stringify([source, field, first_line]);
            expect(before.has(place), `${place} changed twice`).toBe(false);
            before.set(place, cell!);
          }
          const read = new Map(given.flatMap(({ records }) => records.map(({ key, cells }) => [key, cells])));
          for (const record of world.rows('records.csv')) {
            const recovered = columns.map(
              (column) => before.get(JSON.stringify([record.source, column, record.line])) ?? record[column] ?? '',
            );
            expect(recovered).toEqual(read.get(record.key!));
          }
        }),
      ),
      cases(40),
    ));

  test('every change says which rule made it', () =>
    inWorld(async (world) => {
      const fields = {
        spend: { trim: true, replace: [{ from: 'b', to: 'c' }], missing: ['-'], default: 'z' },
        email: { type: 'email' },
      };
      const cells = (spend: string, email: string) =>
        columns.map((column) => (column === 'spend' ? spend : column === 'email' ? email : ''));
      const records = [' a ', 'b', '-', 'ok', ...nasty].map((spend, at) => ({
        key: `crm${at}`,
        cells: cells(spend, 'X@example.com'),
      }));
      await world.run([{ name: 'crm', records }], { fields });
      const changes = world
        .rows('changes.csv')
        .map(({ field, before, after, rule, count }) => [field, before, after, rule, count]);
      expect(changes).toContainEqual(['spend', ' a ', 'a', 'trim', '1']);
      expect(changes).toContainEqual(['spend', 'b', 'c', 'replace', '1']);
      expect(changes).toContainEqual(['email', 'X@example.com', 'x@example.com', 'email', String(records.length)]);
      for (const [, , , rule] of changes) expect(rule).not.toBe('');
    }));
});
