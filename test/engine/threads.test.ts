import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writePeople } from '../../bench/make-people.mjs';
import { run } from '../../src/library/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'recordmill-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All files of the run but run.json, which holds clock and machine. */
function filesOf(out: string): Map<string, string> {
  const current = join(out, 'current');
  const names = readdirSync(current).filter((name) => name !== 'run.json');
  return new Map(names.sort().map((name) => [name, readFileSync(join(current, name), 'utf8')]));
}

test('the outputs are byte-equal for 1, 2, 3 and 8 threads', { timeout: 300_000 }, async () => {
  // More distinct values than are cleaned without threads.
  await writePeople(24_000, folder, 3);
  const results: Map<string, string>[] = [];
  for (const threads of [1, 2, 3, 8]) {
    const out = join(folder, `out-${threads}`);
    await run(fileURLToPath(new URL('../../bench/people/rules.yaml', import.meta.url)), {
      sources: { people: join(folder, 'records.csv') },
      out,
      threads,
      today: '2026-06-30',
    });
    results.push(filesOf(out));
  }
  const [one, ...others] = results;
  expect([...one!.keys()]).toContain('lineage.ndjson');
  for (const other of others) {
    expect([...other.keys()]).toEqual([...one!.keys()]);
    for (const [name, text] of one!) expect(other.get(name) === text, name).toBe(true);
  }
});
