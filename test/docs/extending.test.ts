import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

/* The blocks of docs/EXTENDING.md are one script: it runs as a user's would, and prints what the page says it prints. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(ROOT, 'docs', 'EXTENDING.md'), 'utf8');
const blocks = Array.from(page.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm), ([, language, text]) => ({ language, text }));
const dir = mkdtempSync(join(tmpdir(), 'recordmill-extending-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('the script of the page runs, and prints what it says', () => {
  const script = blocks.map(({ text }) => text).join('\n');
  const said = Array.from(script.matchAll(/^\/\/ → (.*)$/gm), ([, line]) => line);
  expect(said.length).toBeGreaterThan(4);
  mkdirSync(join(dir, 'node_modules'));
  symlinkSync(ROOT, join(dir, 'node_modules', 'recordmill'));
  symlinkSync(join(ROOT, 'node_modules', 'zod'), join(dir, 'node_modules', 'zod'));
  writeFileSync(join(dir, 'script.mjs'), script);
  const ended = spawnSync(process.execPath, ['script.mjs'], { cwd: dir, encoding: 'utf8' });
  expect(ended.stderr).toBe('');
  expect(ended.stdout.trimEnd().split('\n')).toEqual(said);
});

test('every block is part of the script', () =>
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['js'])));
