import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOutput } from '../../src/sink/publish.ts';
import { compile } from './compile.ts';

const FILES = ['crosswalk.csv', 'master.csv', 'rejects.csv', 'report.json', 'run.json'];
let script: string;
let out: string;

beforeAll(() => {
  script = compile('test/sink/publish-for-ever.ts');
  out = mkdtempSync(join(tmpdir(), 'recordmill-kill-'));
});
afterAll(() => {
  rmSync(out, { recursive: true, force: true });
  rmSync(dirname(dirname(dirname(script))), { recursive: true, force: true });
});

/** The number that all files of the current result hold; throws when it is not whole. */
function currentNumber(): number {
  const current = join(out, 'current');
  expect(readdirSync(current).sort()).toEqual(FILES);
  const texts = FILES.map((name) => readFileSync(join(current, name), 'utf8'));
  const number = texts[0]!.split(' ')[0]!;
  for (const text of texts)
    expect(text === `${number} `.repeat(20_000), `${readlinkSync(current)} is mixed or cut`).toBe(true);
  return Number(number);
}

describe('a run that is killed', () => {
  test('leaves the whole old result or the whole new one, and a lock that the next run takes over', async () => {
    let last = -1;
    for (let round = 0; round < 20; round++) {
      const child = spawn(process.execPath, [script, out, String(round * 1000)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [note] = (await once(child.stdout, 'data')) as [Buffer];
      if (round > 0) expect(note.toString()).toContain('took over the lock of a run that ended early');
      await new Promise((resolve) => setTimeout(resolve, (round * 37) % 150));
      child.kill('SIGKILL');
      await once(child, 'exit');
      if (!existsSync(join(out, 'current'))) continue;
      const number = currentNumber();
      expect(number).toBeGreaterThanOrEqual(last);
      last = number;
    }
    expect(last).toBeGreaterThanOrEqual(0);
    // The next run clears away what the dead ones left half-written.
    openOutput(out).lock.release();
    expect(readdirSync(join(out, 'runs')).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['current', 'runs']);
  });
});
