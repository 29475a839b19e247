import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/**
 * Which folder of src may import which. The table in ARCHITECTURE.md says the same; this one is enforced.
 * A stage may use the folders below it and never another stage.
 */
const base = ['util', 'table', 'finding'];
const MAY_IMPORT: Record<string, readonly string[]> = {
  util: [],
  table: ['util'],
  finding: ['util'],
  expression: ['util', 'table'],
  'field-type': ['util'],
  learn: ['util', 'table'],
  source: [...base, 'expression'],
  profile: [...base, 'field-type', 'learn'],
  clean: [...base, 'field-type', 'expression', 'learn'],
  validate: [...base, 'expression'],
  link: [...base, 'expression'],
  merge: base,
  identity: base,
  plan: [
    'util',
    'table',
    'field-type',
    'source',
    'clean',
    'validate',
    'link',
    'merge',
    'sink',
    'profile',
    'expression',
    'rulefile',
    'report',
  ],
  rulefile: ['util', 'field-type', 'source', 'clean', 'validate', 'link', 'merge', 'report', 'sink', 'expression'],
  report: [...base, 'profile', 'plan', 'field-type'],
  sink: [...base, 'plan', 'report'],
  evaluate: [...base, 'link'],
  import: ['util'],
  review: [...base, 'link', 'merge', 'identity'],
  engine: [
    ...base,
    'source',
    'profile',
    'field-type',
    'clean',
    'validate',
    'link',
    'merge',
    'identity',
    'plan',
    'report',
    'sink',
  ],
};

/** Files that hold only the types and schemas which pass between stages: any stage after them may name these. */
const PASSED_ON = /\/(rules|[a-z]+-result|validation|comparator|strategy)\.ts$/;
const READS_RESULTS = ['merge', 'identity', 'report', 'sink', 'clean', 'validate', 'link'];

/** Folders and files that may touch files, clock, randomness and the process. */
const MAY_TOUCH_THE_WORLD = /^(cli|source|sink|engine)\/|^rulefile\/load|^run\.ts$|^library\//;

const SRC = new URL('../src/', import.meta.url);
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const text = (path: string) => readFileSync(new URL(path, SRC), 'utf8');
const folder = (path: string) => (path.includes('/') ? path.split('/')[0]! : '');

const imports = files.flatMap((path) =>
  [...text(path).matchAll(/from '(\.[^']+)'/g)].map(([, to]) => ({
    path,
    to: new URL(to!, new URL(path, SRC)).href.slice(SRC.href.length),
  })),
);

describe('layers', () => {
  test('there are imports to look at', () => expect(imports.length).toBeGreaterThan(20));

  test('each folder imports only what it may', () => {
    const breaches = imports.filter(({ path, to }) => {
      const from = folder(path);
      if (from === folder(to) || from === '' || from === 'cli' || from === 'library') return false;
      if (READS_RESULTS.includes(from) && (PASSED_ON.test(`/${to}`) || to === 'run-result.ts')) return false;
      return !(MAY_IMPORT[from] ?? []).includes(folder(to));
    });
    expect(breaches).toEqual([]);
  });

  test('files, clock, randomness and process are touched only where they may be', () => {
    const world =
      /from 'node:(fs|fs\/promises|worker_threads|child_process|os)'|\bprocess\.|\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/;
    expect(files.filter((path) => !MAY_TOUCH_THE_WORLD.test(path) && world.test(text(path)))).toEqual([]);
  });
});
