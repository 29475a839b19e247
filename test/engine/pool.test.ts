import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Pool } from '../../src/engine/local/pool.ts';
import { UsageError } from '../../src/util/usage-error.ts';

/* What happens to a run when one of its threads dies. The worker is the compiled one, as for users. */

const program = fileURLToPath(new URL('../../bin/recordmill.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'recordmill-pool-'));
const rules = join(folder, 'rules.yaml');
const out = join(folder, 'out');

/** More distinct addresses than are cleaned without threads. */
const ROWS = 25_000;

beforeAll(() => {
  const lines = Array.from({ length: ROWS }, (_, row) => `${row},P${row}@Example.com`);
  writeFileSync(join(folder, 'records.csv'), `id,email\n${lines.join('\n')}\n`);
  writeFileSync(
    rules,
    'recordmill: 1\nsources: { people: { file: records.csv, key: id } }\nfields: { email: { type: email } }\n',
  );
  // Loaded by each worker thread before its own program.
  writeFileSync(
    join(folder, 'die.mjs'),
    "import { isMainThread } from 'node:worker_threads';\nif (!isMainThread) process.exit(7);\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runIt(...nodeOptions: string[]) {
  return spawnSync(process.execPath, [...nodeOptions, program, 'run', rules, '--out', out, '--threads', '2'], {
    encoding: 'utf8',
  });
}

describe('a worker thread that dies', () => {
  test('ends the run with a message and the way out, and the old output stays whole', () => {
    expect(runIt().status).toBe(0);
    const before = readFileSync(join(out, 'current', 'master.csv'), 'utf8');
    expect(before).toContain('p17@example.com');

    const died = runIt('--import', pathToFileURL(join(folder, 'die.mjs')).href);
    expect(died.status).toBe(2);
    expect(died.stderr).toContain('a worker thread ended in the middle of its work (exit code 7)');
    expect(died.stderr).toContain('--threads 1');
    expect(died.stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(out, 'current', 'master.csv'), 'utf8')).toBe(before);

    expect(runIt().status).toBe(0);
  });

  test('for lack of memory says so, now and when more is asked of it', async () => {
    const pool = new Pool(
      1,
      { today: '2026-01-01', rates: [] },
      { maxOldGenerationSizeMb: 2, maxYoungGenerationSizeMb: 1 },
    );
    const task = { name: 'any', run: () => 0 }; // never looked at: the thread dies while it starts
    await expect(pool.run(task, 0)).rejects.toThrow(UsageError);
    await expect(pool.run(task, 0)).rejects.toThrow('not enough memory for 1 worker threads');
    await pool.close();
  });
});
