import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run, schema } from '../../src/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = join(ROOT, 'bin', 'recordmill.js');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = (language: string) =>
  Array.from(readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')), ([, text]) => text!);

const dir = mkdtempSync(join(tmpdir(), 'recordmill-readme-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const CRM =
  'Id,Email,MobilePhone,Country,LastModifiedDate\n1,ann@example.com,0532 000 00 01,TR,2026-01-02\n2,ann@example.com,,TR,2026-01-01\n';
writeFileSync(
  join(dir, 'customers.csv'),
  'id,name,email\n1,Ann Smith,ann@example.com\n2,Ann Smith,ANN@example.com\n3,Bo Berg,bo@example.com\n',
);
mkdirSync(join(dir, 'exports'));
writeFileSync(join(dir, 'exports', 'crm-2026.csv'), CRM);
writeFileSync(join(dir, 'exports', 'shop.json'), '[{"id": 7, "email": "ann@example.com", "total_spent": "12,50"}]');

describe('README.md', () => {
  test('its shell blocks are commands that work', () => {
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(3);
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const line of lines) {
      const command = line.replace(/\s+#.*$/, '');
      const script = /^npm ci && npm (?:run )?(\w+)$/.exec(command)?.[1];
      if (script !== undefined) {
        // Not run here, for that would install and test within a test: the script must be there, and so must what it calls.
        expect(scripts).toHaveProperty(script);
        continue;
      }
      const recordmill = /^npx recordmill (.*)$/.exec(command)?.[1];
      expect(recordmill, command).toBeDefined();
      const args = recordmill!
        .split(' ')
        .flatMap((word) => (word === 'exports/*.csv' ? ['exports/crm-2026.csv'] : [word]));
      const ended = spawnSync(process.execPath, [COMMAND, ...args], { cwd: dir, encoding: 'utf8' });
      expect([command, ended.status, ended.stderr]).toEqual([command, 0, expect.any(String)]);
    }
    for (const name of ['master.csv', 'crosswalk.csv', 'report.html'])
      expect(existsSync(join(dir, 'out', 'current', name))).toBe(true);
  });

  test('its table of outputs names every file for people', () => {
    const names = Array.from(readme.matchAll(/^\| `([^|]*)` \|/gm), ([, cell]) => cell!.split('`, `')).flat();
    for (const name of names) expect(existsSync(join(dir, 'out', 'current', name)), name).toBe(true);
  });

  test('its rule file is one, and runs', async () => {
    const [rules, ...others] = blocks('yaml');
    expect(others).toEqual([]);
    expect(Object.keys(schema())).toContain('properties');
    writeFileSync(join(dir, 'readme.yaml'), rules!);
    const { exitCode, report } = await run(join(dir, 'readme.yaml'), { threads: 1 });
    expect([exitCode, report.counts.read, report.counts.entities]).toEqual([0, 3, 1]);
  });

  test('its script runs, and says what it says it says', () => {
    const [script, ...others] = blocks('ts');
    expect(others).toEqual([]);
    const home = join(dir, 'node_modules');
    mkdirSync(home, { recursive: true });
    symlinkSync(ROOT, join(home, 'recordmill'));
    const [, call] = /^(parseValue\(.*\));$/m.exec(script!)!;
    const [, expected] = /^\/\/ (\{ ok: .*\})$/m.exec(script!)!;
    const whole = `const records = [{ Id: '9', Email: 'ANN@example.com' }];
${script!.replace(/^parseValue.*$/m, '').replace("'rules.yaml'", "'script.yaml'")}
import { deepStrictEqual } from 'node:assert';
deepStrictEqual(${call}, ${expected});
`;
    writeFileSync(
      join(dir, 'script.yaml'),
      'recordmill: 1\nsources:\n  crm: { file: none.csv, columns: { Email: email } }\nfields:\n  email: { type: email }\n',
    );
    writeFileSync(join(dir, 'script.mjs'), whole);
    const ended = spawnSync(process.execPath, ['script.mjs'], { cwd: dir, encoding: 'utf8' });
    expect(ended.stderr).toBe('');
    expect(ended.stdout).toMatch(/^[0-9A-Z]{20} ann@example\.com\n$/);
  });

  test('every link of every page leads somewhere', () => {
    for (const page of [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'docs/MATCHING.md',
      'docs/EXTENDING.md',
      'docs/REPORT.md',
      'docs/reference/README.md',
    ]) {
      const text = readFileSync(join(ROOT, page), 'utf8');
      for (const [, to = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (!/^[a-z]+:/.test(to)) expect(existsSync(join(ROOT, dirname(page), to)), `${page}: ${to}`).toBe(true);
      }
    }
  });
});
