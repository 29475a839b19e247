import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { evidenceColumns, LOCALES, PHONE_COUNTRIES } from '../../bench/evidence-columns.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(ROOT, 'docs', 'VALUES.md'), 'utf8');
const dir = mkdtempSync(join(tmpdir(), 'recordmill-values-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the commands of docs/VALUES.md work, and settle what it says', () => {
  const [, block = ''] = /^```sh\n([\s\S]*?)^```/m.exec(page)!;
  const command = `"${process.execPath}" "${join(ROOT, 'bin', 'recordmill.js')}"`;
  const script = block.replaceAll('npx recordmill', command);
  const ended = spawnSync('sh', ['-e', '-c', script], { cwd: dir, encoding: 'utf8' });
  expect([ended.status, ended.stderr]).toEqual([0, expect.any(String)]);
  const rules = readFileSync(join(dir, 'rules.yaml'), 'utf8');
  expect(rules).toContain('DMY');
  expect(readFileSync(join(dir, 'out', 'current', 'master.csv'), 'utf8')).toContain('1990-04-03');
});

test('the numbers of columns are those of the benchmark', () => {
  const ordinary = [...evidenceColumns(7, 200)].filter(({ kind }) => !kind.startsWith('hard'));
  expect(page).toContain(
    `${ordinary.length.toLocaleString('en-US')} columns from a seed, as programs of ${LOCALES.length} locales and ${PHONE_COUNTRIES.length} countries`,
  );
});
