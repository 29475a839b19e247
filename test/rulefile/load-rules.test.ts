import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../src/rulefile/load-rules.ts';
import { RulesError } from '../../src/rulefile/rules-error.ts';
import { UsageError } from '../../src/util/usage-error.ts';
import { units } from './units.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('loadRules', () => {
  test('of a path: its folder is what paths are relative to', () => {
    const path = written('rules.yaml', 'recordmill: 1\nfields: { a: {} }\n');
    const { rules, directory } = loadRules(path, units);
    expect([rules.fields[0]![0], directory]).toEqual(['a', folder]);
  });

  test('of text, with or without a name, and of an object', () => {
    const text = 'recordmill: 1\nmissing: [x]\n';
    for (const source of [text, { text }, { recordmill: 1 as const, missing: ['x'] }]) {
      const { rules, directory } = loadRules(source, units);
      expect([rules.missing, directory]).toEqual([['x'], '.']);
    }
    expect(() => loadRules({ text: 'recordmill: 1\nx: 1\n', file: 'mine' }, units)).toThrow(/^mine:2:1 /);
  });

  test('a byte-order mark, CRLF and JSON are fine', () => {
    expect(loadRules(written('bom.yaml', '\uFEFFrecordmill: 1\r\nmissing: [x]\r\n'), units).rules.missing).toEqual([
      'x',
    ]);
    expect(loadRules(written('r.json', '{\n\t"recordmill": 1,\n\t"missing": ["x"]\n}'), units).rules.missing).toEqual([
      'x',
    ]);
  });

  test('mistakes have the path as it was given, and their lines', () => {
    const path = written('bad.yaml', 'recordmill: 1\r\n\r\nfields:\r\n  a: { type: emial }\r\n');
    try {
      loadRules(path, units);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RulesError);
      expect((error as RulesError).problems).toMatchObject([{ line: 4, column: 14, path: 'fields.a.type' }]);
      expect((error as RulesError).message.startsWith(`${path}:4:14 `)).toBe(true);
    }
  });

  test.each<readonly [string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'ruels.yaml'), /no such rule file.*did you mean "rules\.yaml"/s],
    ['is in no folder', () => join(folder, 'nowhere', 'rules.yaml'), /no such rule file.*there is no folder/s],
    ['is a folder', () => folder, /is a folder, not a rule file/],
    ['is not UTF-8', () => written('latin.yaml', Uint8Array.of(0x61, 0x3a, 0x20, 0xfc)), /is not UTF-8 text/],
    [
      'is too large',
      () => written('large.yaml', `recordmill: 1\n#${'x'.repeat(10_000_000)}`),
      /a rule file has at most 10000000/,
    ],
    ['is empty', () => written('empty.yaml', ''), /begins with "recordmill: 1" \(found nothing\)/],
  ])('a file that %s is a usage error that says what to do', (_, make, message) => {
    mkdirSync(folder, { recursive: true });
    const path = make();
    try {
      loadRules(path, units);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      const { message: what, advice } = error as UsageError;
      expect(`${what}\n${advice}`).toMatch(message);
      expect(what).toContain(path);
    }
  });
});
