import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/finding/catalogue.ts';
import { registriesWith } from '../../src/library/registries.ts';
import { referencePages } from '../../src/rulefile/reference.ts';

const folder = new URL('../../docs/reference/', import.meta.url);
const pages = referencePages(registriesWith(), catalogue);
const onDisk = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'));

describe('docs/reference, made by `npm run docs`', () => {
  test('has a page for every type and validation, and no page too many', () => {
    expect(onDisk.sort()).toEqual([...pages.keys()].sort());
  });

  test.each([...pages])('%s is current', (path, text) => {
    expect(readFileSync(new URL(path, folder), 'utf8')).toBe(text);
  });

  test('every link leads to a page', () => {
    const targets = [...pages].flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([^)]+\.md)\)/g)].map(([, to]) =>
        new URL(to!, new URL(path, folder)).href.slice(folder.href.length),
      ),
    );
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((target) => !pages.has(target))).toEqual([]);
  });

  test('every key of a rule file is described', () => {
    const rows = ['rule-file.md', 'fields.md'].flatMap((path) => pages.get(path)!.match(/^\| `.*\|$/gm) ?? []);
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => /\|\s*\|$/.test(row))).toEqual([]);
  });
});
