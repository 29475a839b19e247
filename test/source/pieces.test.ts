import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Task, Workers } from '../../src/util/task.ts';
import { type Options, readWith } from './read.ts';

/* A large file is read in pieces by several threads. Where a piece ends is a guess, and every guess must come out right. */

const folder = mkdtempSync(join(tmpdir(), 'recordmill-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As many at a time as there would be threads; answers come in an order of their own. */
function workers(count: number): Workers & { tasks: string[] } {
  let given = 0;
  const tasks: string[] = [];
  return {
    count,
    tasks,
    async run<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output> {
      tasks.push(task.name);
      if (given++ % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      return structuredClone(task.run(structuredClone(input)));
    },
  };
}

const piece = fc.constantFrom(
  'a',
  'bc',
  'ü',
  '1',
  ' ',
  '"',
  '""',
  ',',
  ',',
  ',',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\n"',
  '",\n',
  '\0',
);
const odd = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
const cell = fc.string({ unit: fc.constantFrom('a', 'ü', ',', '"', '\n', '1'), maxLength: 5 });
const quoted = cell.map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
const regular = fc
  .array(fc.tuple(quoted, quoted, quoted), { maxLength: 30 })
  .map((rows) => rows.map((row) => `${row.join(',')}\n`).join(''));
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: regular }, odd), { maxLength: 4 })
  .map((parts) => parts.join(''));

async function readBoth(bytes: Uint8Array, options: Options, pieceSize: number, count: number) {
  const file = join(folder, 'records.csv');
  writeFileSync(file, bytes);
  const plan = { file, format: 'csv', delimiter: ',', ...options };
  const whole = await readWith(plan, { baseDirectory: '.' });
  const hands = workers(count);
  const pieces = await readWith(plan, { baseDirectory: '.', workers: hands, pieceSize });
  return { whole, pieces, tasks: hands.tasks };
}

/** More than the head of a file, which is read before the first piece. */
const head = `h1,h2,h3\n${'x,"y ""z""",\n'.repeat(12_000)}`;

test('any text in pieces of any size gives the same table, findings and rejects', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      text,
      fc.integer({ min: 1, max: 200_000 }),
      fc.constantFrom(2, 3),
      async (content, size, count) => {
        const { whole, pieces } = await readBoth(Buffer.from(head + content), {}, size, count);
        expect(pieces).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  ),
);

test('cells of many lines, whose lines look like records, and bytes that are not UTF-8', async () => {
  const lie = `1,"${'a,b,c\n'.repeat(100_000)}",2\n`;
  const bytes = Buffer.concat([Buffer.from(`h1,h2,h3\n${lie}`), Buffer.from([0xe9]), Buffer.from(`,,\n${lie}"x`)]);
  const { whole, pieces, tasks } = await readBoth(bytes, { encoding: 'utf-8' }, 100_000, 2);
  expect(pieces).toEqual(whole);
  expect(whole.rows.map((row) => row.map((one) => one.length))).toEqual([
    [1, 600_000, 1],
    [1, 0, 0],
    [1, 600_000, 1],
  ]);
  expect(tasks.length).toBeGreaterThan(1);
});

test('a guess that was wrong half-way: what was read beyond it is thrown away', async () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, row) => `${row},"${row % 3 === 0 ? 'a,b\nc,d,e\nf,g,h\ni' : 'k'}",v${row % 50}\n`,
  );
  const { whole, pieces } = await readBoth(Buffer.from(`h1,h2,h3\n${rows.join('')}`), {}, 50_000, 3);
  expect(pieces).toEqual(whole);
  expect(whole.rows.length).toBe(30_000);
});

test('the same hash and the same facts of a file in another encoding', async () => {
  const bytes = Buffer.from(`h1,h2\n${'Jos\u00e9,\u00e7ok\n'.repeat(60_000)}`, 'latin1');
  const { whole, pieces, tasks } = await readBoth(bytes, {}, 70_000, 2);
  expect(pieces).toEqual(whole);
  expect(pieces.facts[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(tasks).toContain('source/csv-piece');
});
