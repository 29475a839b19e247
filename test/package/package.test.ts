import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const facts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const dirs: string[] = [];
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

/** A folder in which the package is installed, as npm would lay it out, without a registry. */
function installed(): string {
  const dir = mkdtempSync(join(tmpdir(), 'recordmill-package-'));
  dirs.push(dir);
  const target = join(dir, 'node_modules', 'recordmill');
  mkdirSync(target, { recursive: true });
  for (const { path } of packed()) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(ROOT, path), join(target, path));
  }
  // Its dependencies, and nothing else of what is installed here: what it does not declare it cannot find.
  for (const name of [
    ...Object.keys(facts.dependencies),
    ...insideOf(Object.keys(facts.dependencies)),
    '@types/node',
    'undici-types',
  ]) {
    const from = join(ROOT, 'node_modules', name);
    if (!existsSync(from) || existsSync(join(dir, 'node_modules', name))) continue;
    mkdirSync(dirname(join(dir, 'node_modules', name)), { recursive: true });
    symlinkSync(from, join(dir, 'node_modules', name));
  }
  return dir;
}

function insideOf(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
    const inner = Object.keys(dependencies);
    return [...inner, ...insideOf(inner)];
  });
}

let listed: { readonly path: string }[] | undefined;
function packed(): readonly { readonly path: string }[] {
  listed ??= JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
      cwd: ROOT,
      encoding: 'utf8',
    }),
  )[0].files as { path: string }[];
  return listed;
}

describe('package.json', () => {
  test('says what the package is', () => {
    expect(facts).toMatchObject({
      name: 'recordmill',
      license: 'Apache-2.0',
      type: 'module',
      engines: { node: '>=20.19' },
      bin: { recordmill: 'bin/recordmill.js' },
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    });
    expect(Object.keys(facts.exports)).toEqual(['.', './package.json']);
  });

  test('depends on what DESIGN allows and on nothing that is compiled on installation', () => {
    const allowed = [
      '@marcbachmann/cel-js',
      'any-ascii',
      'big.js',
      'chalk',
      'commander',
      'csv-parse',
      'csv-stringify',
      'i18n-iso-countries',
      'libphonenumber-js',
      're2js',
      'yaml',
      'zod',
    ];
    expect(Object.keys(facts.dependencies).filter((name) => !allowed.includes(name))).toEqual([]);
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const compiled = Object.entries<{ hasInstallScript?: boolean; dev?: boolean }>(lock.packages)
      .filter(([, { hasInstallScript = false, dev = false }]) => hasInstallScript && !dev)
      .map(([name]) => name);
    expect(compiled).toEqual([]);
    expect(facts.scripts).not.toHaveProperty('postinstall');
  });
});

describe('what is packed', () => {
  test('everything a user needs and nothing else', () => {
    const paths = packed().map(({ path }) => path);
    for (const path of [
      'package.json',
      'README.md',
      'LICENSE',
      'NOTICE',
      'CHANGELOG.md',
      'bin/recordmill.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli/main.js',
      'fixtures/demo/rules.yaml',
      'fixtures/demo/exports/salesforce-contacts.csv',
      'docs/reference/README.md',
    ])
      expect(paths).toContain(path);
    const allowed =
      /^(dist|bin|fixtures\/demo|docs)\/|^(package\.json|README\.md|LICENSE|NOTICE|CHANGELOG\.md|ARCHITECTURE\.md)$/;
    expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.test\.|(^|\/)\.|node_modules|\.tsbuildinfo|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });
});

describe('an installed package', () => {
  const USE = `import {
  clean, dedupe, defineFieldType, defineValidation, parseValue, profile, run, schema, validate, UsageError,
  type Finding, type RunOutcome, type RunReport,
} from 'recordmill';

const outcome: RunOutcome = await run({ recordmill: 1, sources: { crm: { key: 'id' } } }, { sources: { crm: [{ id: '00123' }] } });
const report: RunReport = outcome.report;
const codes: string[] = outcome.findings.map((finding: Finding) => finding.code);
const ids: string[] = [...outcome.master()].map((golden) => golden.master_id ?? '');
const reading = parseValue('phone', '0532 000 00 01', { defaultCountry: 'TR' });
const text: string = reading.ok ? reading.text : reading.reason;
// @ts-expect-error a phone has no such option to be read by
const wrong: number = reading;
console.log(JSON.stringify([report.counts.read, codes, ids.length, text]));
export { clean, dedupe, defineFieldType, defineValidation, profile, schema, UsageError, validate, wrong };
`;

  test('is imported with its types, and knows no more than it declares', { timeout: 300_000 }, () => {
    const dir = installed();
    writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(dir, 'use.ts'), USE);
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--preserveSymlinks',
      'true',
    ];
    const compiled = spawnSync(process.execPath, [tsc, ...options, 'use.ts'], { cwd: dir, encoding: 'utf8' });
    expect(compiled.stdout).toBe('');
    const used = spawnSync(process.execPath, ['--preserve-symlinks', 'use.js'], { cwd: dir, encoding: 'utf8' });
    expect(used.stderr).toBe('');
    expect(JSON.parse(used.stdout)).toEqual([1, [], 1, '+905320000001']);
  });

  test('runs its command', () => {
    const dir = installed();
    const command = join(dir, 'node_modules', 'recordmill', 'bin', 'recordmill.js');
    const ended = spawnSync(process.execPath, [command, 'demo', '--limit', '50'], { cwd: dir, encoding: 'utf8' });
    expect(ended.status, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('records read from 8 sources');
  });

  test('exports what the reference says, and nothing else', async () => {
    const names = Object.keys(await import('../../src/index.ts')).sort();
    expect(names).toEqual([
      'UsageError',
      'clean',
      'declined',
      'dedupe',
      'defineFieldType',
      'defineStrategy',
      'defineValidation',
      'demo',
      'dryRun',
      'evaluate',
      'explain',
      'importConfiguration',
      'importReview',
      'init',
      'parseValue',
      'phonetic',
      'profile',
      'read',
      'renderReport',
      'report',
      'reportFormats',
      'review',
      'run',
      'schema',
      'similarity',
      'transformText',
      'validate',
    ]);
  });
});
