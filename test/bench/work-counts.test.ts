import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writePeople } from '../../bench/make-people.mjs';
import { fieldTypes } from '../../src/field-type/index.ts';
import { run } from '../../src/library/run.ts';

/*
 * A guard against doing more work than needed. It counts work and not seconds, so that it says the same on any machine.
 * Numbers may go down at any time; whoever lets one go up says why in the commit.
 */

const atMost = {
  pairs: 1700,
  similarityCalls: 900_000,
  valuesRead: 28_000,
  findings: 2300,
};

const folder = mkdtempSync(join(tmpdir(), 'recordmill-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entityOf = (line: string) => line.split(',')[1];

/** Counts how many values the readers of all field types are asked to read. */
function countReadings(): () => number {
  let count = 0;
  for (const type of Object.values(fieldTypes) as {
    compile: (...given: never[]) => (...given: never[]) => unknown;
  }[]) {
    const { compile } = type;
    Object.defineProperty(type, 'compile', {
      value: (...given: never[]) => {
        const reader = compile.call(type, ...given);
        return (...texts: never[]) => {
          count++;
          return reader(...texts);
        };
      },
    });
  }
  return () => count;
}

test('5,000 people take no more pairs, similarities and readings than recorded', async () => {
  const readings = countReadings();
  await writePeople(5000, folder, 7);
  const { result, findings } = await run(fileURLToPath(new URL('../../bench/people/rules.yaml', import.meta.url)), {
    sources: { people: join(folder, 'records.csv') },
    threads: 1,
    today: '2026-06-30',
  });
  const { pairsByRule, similarityCalls } = result.linked.stats;
  const counts = {
    pairs: pairsByRule.reduce((sum, { pairs }) => sum + pairs, 0),
    similarityCalls,
    valuesRead: readings(),
    findings: findings.reduce((sum, { rows }) => sum + rows.length, 0),
  };
  // Work is done at all, and the answer is right: fewer counts for a worse answer are no gain.
  expect(counts.pairs).toBeGreaterThan(500);
  expect(counts.valuesRead).toBeGreaterThan(5000);
  const truth = new Set(readFileSync(join(folder, 'truth.csv'), 'utf8').trim().split('\n').slice(1).map(entityOf));
  expect(Math.abs(result.counts.entities - truth.size)).toBeLessThan(truth.size / 100);
  for (const [name, limit] of Object.entries(atMost)) {
    expect(counts[name as keyof typeof counts], `${name} at most ${limit}`).toBeLessThanOrEqual(limit);
  }
});
