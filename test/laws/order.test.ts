import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demo, run } from '../../src/index.ts';
import { cases, inWorld, type Row, rules, type Source, sources, type World } from './world.ts';

/* Law 6: shuffled rows or sources give the same entities and the same golden values. */

/** Each entity as the keys of its records, with its golden values by column. */
function entities(world: World, out: string): Map<string, Row> {
  const keys = new Map<string, string[]>();
  for (const { source, key, master_id } of world.rows('crosswalk.csv', out)) {
    keys.set(master_id!, [...(keys.get(master_id!) ?? []), `${source}:${key}`]);
  }
  const golden = new Map<string, Row>();
  for (const row of world.rows('master.csv', out)) golden.set(keys.get(row.master_id!)!.sort().join(' '), row);
  return golden;
}

function expectSame(some: Map<string, Row>, others: Map<string, Row>): void {
  expect([...some.keys()].sort()).toEqual([...others.keys()].sort());
  for (const [keys, row] of some) expect(sorted(row)).toEqual(sorted(others.get(keys)!));
}

/** Columns that no field names stand in order of the sources. */
const sorted = (row: Row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

const shuffled = (given: readonly Source[]) =>
  fc
    .tuple(...given.map(({ records }) => fc.shuffledSubarray([...records], { minLength: records.length })))
    .chain((records) =>
      fc.shuffledSubarray(
        given.map(({ name }, at) => ({ name, records: records[at]! })),
        { minLength: given.length },
      ),
    );

describe('order does not matter', () => {
  test('of records, and of sources in the rule file', () =>
    fc.assert(
      fc.asyncProperty(
        sources.chain((given) => fc.tuple(fc.constant(given), shuffled(given))),
        rules,
        ([given, other], parts) =>
          inWorld(async (world) => {
            await world.run(given, parts, 'one');
            await world.run(other, parts, 'other');
            expectSame(entities(world, 'other'), entities(world, 'one'));
            expect(
              world
                .rows('rejects.csv', 'other')
                .map(({ raw }) => raw)
                .sort(),
            ).toEqual(
              world
                .rows('rejects.csv', 'one')
                .map(({ raw }) => raw)
                .sort(),
            );
          }),
      ),
      cases(30),
    ));

  test('of the lines of a demo export, whose people are many', { timeout: 240_000 }, () =>
    inWorld(async (world) => {
      await demo(world.path('demo'), { limit: 120 });
      const file = world.path('demo/exports/salesforce-contacts.csv');
      const [header = '', ...all] = readFileSync(file, 'utf8').split('\n').slice(0, 121);
      // Records of one line: a cell with a line break must not be turned round.
      const lines = all.filter((line) => /^"?003/.test(line) && (line.match(/"/g) ?? []).length % 2 === 0);
      expect(lines.length).toBeGreaterThan(50);
      const rules = world.path('demo/rules.yaml');
      const options = { today: '2026-10-01', limit: 120, threads: 1 };
      const withLines = async (out: string, some: readonly string[]) => {
        writeFileSync(file, `${[header, ...some].join('\n')}\n`);
        await run(rules, { ...options, out: world.path(out) });
      };
      await withLines('one', lines);
      await withLines('other', lines.toReversed());
      expectSame(entities(world, 'other'), entities(world, 'one'));
    }),
  );
});
