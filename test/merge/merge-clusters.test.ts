import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineageOf } from '../../src/merge/lineage.ts';
import { NO_ROW } from '../../src/merge/merge-result.ts';
import { strategies } from '../../src/merge/strategy/index.ts';
import { cellText } from '../../src/table/column.ts';
import { golden, merge, type Step, type TestPlan, type TestRecord } from './make-table.ts';

const address = (fields: string[], ...steps: string[]) => ({
  id: 'address',
  fields,
  chain: steps.map((id) => ({ id, options: null })),
});

describe('golden records', () => {
  test('the fields of a group come from one record, empty cells and all', () => {
    const records = [
      { source: 'a', updated: '2024-01-01', cells: { street: 'Old Road 1', city: 'Bonn', zip: '53111' } },
      { source: 'b', updated: '2025-01-01', cells: { street: 'New Road 2', city: 'Köln', zip: '' } },
      { source: 'c', updated: '2026-01-01', cells: { street: '', city: '', zip: '' } },
    ];
    const { merged } = merge(records, { groups: [address(['street', 'city', 'zip'], 'most-recent')] });
    expect(golden(merged)).toEqual([{ street: 'New Road 2', city: 'Köln', zip: '' }]);
    expect([...merged.columns.map(({ winner }) => winner[0])]).toEqual([1, 1, NO_ROW]);
    // The postcode that was left behind is on record.
    expect(merged.conflicts.filter(({ field }) => field === 'zip')).toMatchObject([
      { winner: 'b', loser: 'a', count: 1, examples: [{ won: '', lost: '53111' }] },
    ]);
  });

  test('an unreadable consent is a no, also for an entity of one record', () => {
    const records = [
      { entity: 1, cells: { newsletter: '?maybe' } },
      { entity: 2, cells: { newsletter: 'true' } },
      { entity: 3, cells: { newsletter: '' } },
    ];
    const { merged } = merge(records, { consent: ['newsletter'] });
    expect(golden(merged).map(({ newsletter }) => newsletter)).toEqual(['false', 'true', '']);
    expect(merged.columns[0]!.strategies[merged.columns[0]!.decidedBy[0]!]).toBe('consent');
  });

  test('a consent whose unreadable cell was blanked is still a no', () => {
    const { merged } = merge(
      [
        { source: 'a', cells: { ok: '?' } },
        { source: 'b', cells: { ok: 'true' } },
      ],
      { consent: ['ok'] },
    );
    expect(golden(merged)).toEqual([{ ok: 'false' }]);
  });

  test('columns named like members of objects are columns like any other', () => {
    const cells = (value: string) =>
      Object.fromEntries([
        ['__proto__', value],
        ['constructor', value],
      ]);
    const { merged } = merge(
      [
        { source: 'a', cells: cells('x') },
        { source: 'b', cells: cells('y') },
      ],
      { fields: Object.fromEntries([['constructor', ['longest']]]) },
    );
    expect(merged.columns.map(({ column }) => [column.name, cellText(column, 0)])).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'x'],
    ]);
  });

  test('conflicts are counted by field and pair of sources, with few examples', () => {
    const records = Array.from({ length: 40 }, (_, at) => ({
      source: at % 2 === 0 ? 'crm' : 'shop',
      key: String(at),
      entity: at >> 1,
      cells: { city: `${at % 2 === 0 ? 'Köln' : 'Bonn'} ${at}` },
    }));
    const { merged } = merge(records, { fields: { city: [['most-trusted', ['crm']]] } });
    expect(merged.conflicts).toMatchObject([{ field: 'city', winner: 'crm', loser: 'shop', count: 20 }]);
    expect(merged.conflicts[0]!.examples.length).toBe(5);
    expect(merged.findings).toMatchObject([
      { code: 'discrepancy', level: 'info', field: 'city', detail: { count: 20 } },
    ]);
    expect([...merged.findings[0]!.rows]).toEqual(Array.from({ length: 20 }, (_, at) => at * 2 + 1));
  });
});

const cell = fc.constantFrom('', '', 'a', 'b', 'ä', '?x', '10', '9', 'true', 'false', 'a; b');
const record = fc.record({
  source: fc.constantFrom('crm', 'shop', 'mail'),
  key: fc.constantFrom('1', '2', ''),
  updated: fc.constantFrom('', '2024-01-01', '2025-01-01'),
  entity: fc.nat(4),
  cells: fc.record({ f: cell, g: cell, h: cell, street: cell, city: cell, ok: cell }),
});
const step: fc.Arbitrary<Step> = fc.constantFrom<Step[]>(
  ...[...strategies.keys()].filter((id) => id !== 'follow' && id !== 'consent'),
  ['follow', 'h'],
  ['follow', 'street'],
  ['most-trusted', ['mail', 'crm']],
);
const chain = fc.array(step, { maxLength: 3 });
const plan: fc.Arbitrary<TestPlan> = fc.record({
  fields: fc.record({
    f: chain,
    g: chain,
    h: fc.array(fc.constantFrom('most-recent', 'longest', 'valid'), { maxLength: 2 }),
  }),
  groups: fc
    .array(fc.constantFrom('most-recent', 'most-complete', 'most-frequent', 'longest'), { maxLength: 2 })
    .map((steps) => [address(['street', 'city'], ...steps)]),
  trust: fc.constantFrom({}, { crm: 2 }),
  consent: fc.constant(['ok']),
});

describe('on random data', () => {
  test('shuffled rows and sources give the same golden records', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 14 }),
        plan,
        fc.infiniteStream(fc.nat()),
        (records, plan, seed) => {
          const shuffled = records
            .map((one) => ({ one, at: seed.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          const byEntity = (given: readonly TestRecord[], sources: string[]) => {
            const { merged } = merge(given, plan, sources);
            const entityOf = (entity: number) => given[merged.rows[merged.starts[entity]!]!]!.entity!;
            return new Map(golden(merged).map((one, entity) => [entityOf(entity), one] as const));
          };
          const expected = byEntity(records, ['crm', 'shop', 'mail']);
          const actual = byEntity(shuffled, ['shop', 'mail', 'crm']);
          for (const [entity, one] of expected) expect(actual.get(entity)).toEqual(one);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('lineage adds up: every cell of every record won, lost, agreed or is empty', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), plan, (records, plan) => {
        const { table, merged } = merge(records, plan);
        for (let entity = 0; entity < merged.entityCount; entity++) {
          const rows = [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)];
          for (const { field, value, winner, losers } of lineageOf(table, merged, entity)) {
            const column = table.columns.find(({ name }) => name === field)!;
            const lost = new Map(losers.map((loser) => [loser.row, loser.value]));
            for (const row of rows) {
              const text = cellText(column, row);
              if (lost.has(row)) expect([lost.get(row), row === winner]).toEqual([text, false]);
              else expect(text === '' || text === value || row === winner).toBe(true);
            }
            if (winner !== null && field !== 'ok') expect(cellText(column, winner)).toBe(value);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a no is never undone', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), plan, (records, plan) => {
        const { merged } = merge(records, plan);
        golden(merged).forEach(({ ok }, entity) => {
          const said = [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)].map(
            (row) => records[row]!.cells.ok,
          );
          if (said.some((text) => text === 'false' || text.startsWith('?'))) expect(ok).toBe('false');
        });
      }),
    );
  });
});
