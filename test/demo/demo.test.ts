import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, type RunOutcome } from '../../src/index.ts';

const SHIPPED = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));
const GENERATOR = fileURLToPath(new URL('../../fixtures/generator/make-demo.mjs', import.meta.url));

let dir: string;
let outcome: RunOutcome;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'recordmill-demo-'));
  outcome = await demo(join(dir, 'demo'));
}, 240_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const truth = parse(readFileSync(join(SHIPPED, 'truth.csv')), { from_line: 2 }) as [string, string, string, string][];
/** The record as the truth names it: by its key, or by its line where its source has none. */
const nameOf = (source: string, key: string, line: string) => (key === '' ? `${source}#${line}` : `${source}:${key}`);
const namesOf = ({ source, key, line }: { source: string; key: string; line: number }) => [
  `${source}:${key}`,
  `${source}#${line}`,
];

/** Pairs of records in groups of so many. */
const pairsIn = (sizes: Iterable<number>) =>
  Array.from(sizes, (size) => (size * (size - 1)) / 2).reduce((a, b) => a + b, 0);

function counted(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

describe('the shipped demo', () => {
  test('reads some 5,000 records of about 3,500 people from eight systems', () => {
    expect(new Set(truth.map(([source]) => source)).size).toBe(8);
    expect(outcome.report.counts.read).toBe(truth.length + outcome.report.counts.rejected);
    expect(outcome.report.counts.read).toBeGreaterThan(4500);
    const people = new Set(truth.map(([, , , entity]) => entity)).size;
    expect(people).toBeGreaterThan(3000);
    expect(people).toBeLessThan(4000);
  });

  test('knows every record of the truth, and puts aside only what cannot be read', () => {
    const records = new Set([...outcome.crosswalk()].flatMap(namesOf));
    expect(truth.filter(([source, key, line]) => !records.has(nameOf(source, key, line)))).toEqual([]);
    expect(outcome.report.counts.rejected).toBeLessThan(5);
    expect(outcome.exitCode).toBe(0);
  });

  test('joins the right records: pairwise F1 at least 0.97', () => {
    const entityOf = new Map(truth.map(([source, key, line, entity]) => [nameOf(source, key, line), entity]));
    const joined = [...outcome.crosswalk()].flatMap(({ masterId, ...record }) => {
      const entity = namesOf(record).flatMap((name) => entityOf.get(name) ?? [])[0];
      return entity === undefined ? [] : [{ entity, masterId }];
    });
    const found = pairsIn(counted(joined.map(({ masterId }) => masterId)).values());
    const wanted = pairsIn(counted(joined.map(({ entity }) => entity)).values());
    const right = pairsIn(counted(joined.map(({ masterId, entity }) => `${masterId} ${entity}`)).values());
    const [precision, recall] = [right / found, right / wanted];
    // Two people wrongly made one are worse than one person left as two: precision has the higher floor.
    expect(precision).toBeGreaterThan(0.99);
    expect(recall).toBeGreaterThan(0.95);
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.97);
  });

  test('has every kind of dirt, found', () => {
    const codes = new Set(outcome.findings.map(({ code }) => code));
    for (const code of ['ragged-row', 'encoding-guessed', 'formula-cell', 'discrepancy', 'convention-settled'])
      expect(codes).toContain(code);
    const encodings = new Set(outcome.result.files.map(({ encoding }) => encoding.used));
    expect([...encodings].sort()).toEqual(['utf-16le', 'utf-8', 'windows-1254', 'windows-1256']);
  });

  test('golden values are in canonical form', () => {
    for (const { phone, country, birth_date, spend, newsletter } of outcome.master()) {
      if (phone?.startsWith('+')) expect(phone).toMatch(/^\+\d{8,15}(;ext=\d+)?$/);
      expect(country).toMatch(/^([A-Z]{2})?$/);
      expect(birth_date).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
      expect(spend).toMatch(/^(-?\d+(\.\d+)? EUR)?$/);
      expect(newsletter).toMatch(/^(true|false)?$/);
    }
  });
});

describe('the generator', () => {
  test('writes the shipped files again, byte for byte', () => {
    const out = join(dir, 'made');
    execFileSync(process.execPath, [GENERATOR, out]);
    const files = ['truth.csv', ...readdirSync(join(SHIPPED, 'exports')).map((name) => join('exports', name))];
    expect(readdirSync(join(out, 'exports')).sort()).toEqual(readdirSync(join(SHIPPED, 'exports')).sort());
    const differing = files.filter((name) => !readFileSync(join(out, name)).equals(readFileSync(join(SHIPPED, name))));
    expect(differing).toEqual([]);
  });

  test('makes only addresses, numbers and names that belong to nobody', () => {
    for (const name of readdirSync(join(SHIPPED, 'exports'))) {
      const text = readFileSync(join(SHIPPED, 'exports', name), 'utf8');
      for (const [, domain = ''] of text.matchAll(/@([\w-]+(?:\.[\w-]+)+)/g))
        expect(domain.toLowerCase()).toMatch(/(^|\.)(example\.(com|org|net)|example|test|invalid)$/);
    }
  });
});
