import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/index.ts';

/* Every case of fixtures/<theme>/<case> gives its expected files, whole. UPDATE_FIXTURES=1 writes them anew. */

const ROOT = fileURLToPath(new URL('../fixtures/', import.meta.url));
const update = process.env.UPDATE_FIXTURES === '1';
/** What says what became of the data. The plan, the model and the report have tests of their own. */
const COMPARED = [
  'master.csv',
  'crosswalk.csv',
  'rejects.csv',
  'records.csv',
  'changes.csv',
  'findings.ndjson',
  'lineage.ndjson',
  'review.csv',
];

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const cases = folders(ROOT).flatMap((theme) =>
  folders(join(ROOT, theme))
    .map((name) => `${theme}/${name}`)
    .filter((name) => existsSync(join(ROOT, name, 'rules.yaml'))),
);

const dir = mkdtempSync(join(tmpdir(), 'recordmill-fixtures-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('fixtures', () => {
  test.each(cases)('%s', async (name) => {
    const out = join(dir, name.replace('/', '-'));
    const { exitCode } = await run(join(ROOT, name, 'rules.yaml'), { out, today: '2026-10-01', threads: 1 });
    expect(exitCode).toBe(0);
    const text = (file: string) => readFileSync(join(out, 'current', file), 'utf8');
    const written = COMPARED.filter((file) => existsSync(join(out, 'current', file)));
    const expected = join(ROOT, name, 'expected');
    if (update) {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected);
      for (const file of written) writeFileSync(join(expected, file), text(file));
    }
    expect(readdirSync(expected).sort()).toEqual([...written].sort());
    for (const file of written) expect(text(file), file).toBe(readFileSync(join(expected, file), 'utf8'));
  });

  test('are there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });
});
