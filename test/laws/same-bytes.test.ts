import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demo, type RunOptions, run } from '../../src/index.ts';
import { cases, inWorld, rules, sources, type World } from './world.ts';

/* Law 5: the same input gives the same bytes, whatever the number of threads and however often. */

describe('same input, same bytes', () => {
  test('a run again, into a fresh folder and by the saved plan', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, (given, parts) =>
        inWorld(async (world) => {
          const all = { ...parts, output: { records: true, changes: 'cells', spreadsheet: true } };
          await world.run(given, all, 'first');
          await world.run(given, all, 'second', { threads: 2 });
          expect(world.outputs('second')).toEqual(world.outputs('first'));
          // The trained model is among the outputs; used again it decides the same.
          const plan = world.path('first', 'current', 'plan.json');
          await run(plan, { out: world.path('third'), threads: 1 });
          for (const name of ['master.csv', 'crosswalk.csv', 'rejects.csv', 'changes.csv', 'records.csv']) {
            expect(world.text(name, 'third')).toBe(world.text(name, 'first'));
          }
        }),
      ),
      cases(15),
    ));

  test('a run again into the same folder, with what it left there', () =>
    fc.assert(
      fc.asyncProperty(sources, rules, (given, parts) =>
        inWorld(async (world) => {
          await world.run(given, parts);
          const first = world.outputs();
          await world.run(given, parts);
          expect(world.outputs()).toEqual(first);
        }),
      ),
      cases(10),
    ));

  test('1, 2 and 3 threads on fields that are large enough to be divided', { timeout: 240_000 }, () =>
    inWorld(async (world) => {
      const lines = Array.from({ length: 21_000 }, (_, row) => {
        const number = String(row).padStart(5, '0');
        return `${row},Kişi ${number},KISI${number}@Example.com,0532 00${number.slice(0, 1)} ${number.slice(1)},${1 + (row % 28)}.${1 + (row % 12)}.${1900 + (row % 120)}`;
      });
      world.write('a.csv', `id,name,email,phone,born\n${lines.join('\n')}\n`);
      world.write(
        'rules.yaml',
        `recordmill: 1
sources:
  a: { file: a.csv, key: id }
fields:
  name: { type: person_name, case: upper, caseLocale: tr }
  email: { type: email }
  phone: { type: phone, defaultCountry: TR }
  born: { type: date }
match: { rules: [{ id: same, same: [email] }], model: none }
budget: { error: 100% }
`,
      );
      const outputs = await Promise.all([1, 2, 3].map((threads) => outputsWith(world, { threads })));
      expect(outputs[1]!.get('master.csv')).toBe(outputs[0]!.get('master.csv'));
      expect(outputs[1]!.get('master.csv')).toContain('kisi00001@example.com');
      for (const other of outputs.slice(1)) expectEqual(other, outputs[0]!);
    }),
  );

  test('the shipped demo', { timeout: 240_000 }, () =>
    inWorld(async (world) => {
      await demo(world.path('demo'), { threads: 1 });
      const first = world.outputs('demo/out');
      await demo(world.path('demo2'), { threads: 3 });
      expectEqual(world.outputs('demo2/out'), first);
      expect(readFileSync(world.path('demo2/out/current/run.json'), 'utf8')).toContain('"threads": 3');
    }),
  );
});

async function outputsWith(world: World, options: RunOptions): Promise<Map<string, string>> {
  const out = `out${options.threads}`;
  await run(world.path('rules.yaml'), { ...options, today: '2026-10-01', out: world.path(out) });
  return world.outputs(out);
}

/** Names the file that differs and not its megabytes. */
function expectEqual(some: Map<string, string>, others: Map<string, string>): void {
  expect([...some.keys()]).toEqual([...others.keys()]);
  expect([...some].filter(([name, text]) => others.get(name) !== text).map(([name]) => name)).toEqual([]);
}
