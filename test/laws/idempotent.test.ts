import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demo, run } from '../../src/index.ts';
import { cases, inWorld, rules, sources, type World } from './world.ts';

/* Law 7: the saved plan and model on the master change no value, and join nothing silently. */

async function again(world: World, out: string, name: string): Promise<void> {
  await run(world.path(out, 'current', 'plan.json'), {
    master: world.path(out, 'current', 'master.csv'),
    out: world.path(name),
    threads: 1,
  });
}

function expectUnchanged(world: World, out: string, name: string): void {
  const byId = (where: string) => new Map(world.rows('master.csv', where).map((row) => [row.master_id, row]));
  const putAside = world.rows('rejects.csv', name).map(({ raw }) => JSON.parse(raw!).master_id as string);
  const before = byId(out);
  const after = byId(name);
  expect([...after.keys(), ...putAside].sort()).toEqual([...before.keys()].sort());
  for (const [id, row] of after) expect(row).toEqual(before.get(id));
  const changed = world.rows('changes.csv', name);
  expect(changed).toEqual([]);
}

describe('idempotent', () => {
  test('a master that was made by random rules', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, (given, parts) =>
        inWorld(async (world) => {
          await world.run(given, parts);
          await again(world, 'out', 'again');
          expectUnchanged(world, 'out', 'again');
        }),
      ),
      cases(30),
    ));

  test('a master whose fields were taken apart, mended, filled and written anew', () =>
    inWorld(async (world) => {
      world.write('people.csv', 'id,full,city,code,extra\n1,Ann Smith,Londn,a-b,x\n2,Bo Berg,,c,-\n3,Cy,Paris,aa,y\n');
      world.write(
        'rules.yaml',
        `recordmill: 1
missing: ["", "-"]
sources:
  people: { file: people.csv, key: id, columns: { extra: more }, set: { made: "1" } }
fields:
  first: { split: { from: full, part: first } }
  label: { join: { fields: [city, code], with: / } }
  city: { correct: { from: [London, Paris] }, default: Berlin }
  code: { replace: [{ from: a, to: aa }, { from: "-", to: x }] }
  more: { fill: [{ field: code }] }
other_columns: drop
validate: [{ id: enough, rows: { source: people, min: 1 } }]
match: { rules: [{ id: same-city, same: [city] }], model: none }
`,
      );
      await run(world.path('rules.yaml'), { out: world.path('out'), threads: 1 });
      expect(world.rows('master.csv').map(({ first, city, code }) => [first, city, code])).toEqual([
        ['Ann', 'London', 'aaxb'],
        ['Bo', 'Berlin', 'c'],
        ['Cy', 'Paris', 'aaaa'],
      ]);
      await again(world, 'out', 'again');
      expectUnchanged(world, 'out', 'again');
    }));

  test('values whose canonical form would be read as another', () =>
    inWorld(async (world) => {
      const cells = ['ß', 'Smith', '', '', '', '12.50 EUR', '', 'true', ''];
      const parts = {
        fields: {
          first: { type: 'text', case: 'title' },
          consent: { type: 'consent', optOut: true },
          spend: { type: 'money', as: 'amount' },
        },
      };
      await world.run([{ name: 'crm' as const, records: [{ key: '1', cells }] }], parts);
      expect(world.rows('master.csv')[0]).toMatchObject({ first: 'SS', consent: 'false', spend: '12.50' });
      await again(world, 'out', 'again');
      expectUnchanged(world, 'out', 'again');
    }));

  test('golden records that would now link are in review.csv, and stay two', () =>
    inWorld(async (world) => {
      const record = (key: string, email: string) => ({ key, cells: ['Ann', 'Smith', email, '', '', '', '', '', ''] });
      // Two records that the rule keeps apart: one has its address only from a value that a person mended since.
      const given = [
        { name: 'crm' as const, records: [record('1', 'ann@example.com'), record('2', 'ann@example.org')] },
      ];
      const parts = {
        fields: { email: { type: 'email' } },
        match: { rules: [{ id: 'same-email', same: ['email'] }], model: 'none' },
      };
      await world.run(given, parts);
      const edited = world.path('edited.csv');
      writeFileSync(edited, world.text('master.csv').replace('ann@example.org', 'ann@example.com'));
      await run(world.path('out/current/plan.json'), { master: edited, out: world.path('again'), threads: 1 });
      expect(world.rows('master.csv', 'again')).toHaveLength(2);
      expect(world.rows('review.csv', 'again')).toHaveLength(1);
    }));

  test('the shipped demo', { timeout: 240_000 }, () =>
    inWorld(async (world) => {
      await demo(world.path('demo'));
      await again(world, 'demo/out', 'again');
      expectUnchanged(world, 'demo/out', 'again');
    }),
  );
});
