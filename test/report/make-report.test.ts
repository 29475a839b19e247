import { describe, expect, test } from 'vitest';
import { clean, run, validate } from '../../src/library/run.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { crm, rules, shop, smallRun } from './small-run.ts';

const { report, result } = await smallRun({ reveal: true });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the counts of a run', () => {
  test('are those of the records', () =>
    expect(report.counts).toEqual({
      read: 6,
      rejected: 1,
      accepted: 5,
      entities: 4,
      mergedEntities: 1,
      mergedRecords: 2,
      reviewPairs: 0,
      changedCells: 5,
      findings: { error: 1, warning: 3, info: 2 },
    }));

  test('add up, by source and by size of entity', () => {
    const { counts, sources, matching, cleaning } = report;
    expect(counts.read).toBe(counts.rejected + counts.accepted);
    for (const part of ['read', 'rejected', 'accepted'] as const)
      expect(sum(sources.map((source) => source[part]))).toBe(counts[part]);
    expect(sources.map(({ name, read, rejected, accepted }) => [name, read, rejected, accepted])).toEqual([
      ['crm', 4, 1, 3],
      ['shop', 2, 0, 2],
    ]);
    expect(sum(matching!.sizes.map(([, entities]) => entities))).toBe(counts.entities);
    expect(sum(matching!.sizes.map(([size, entities]) => size * entities))).toBe(counts.accepted);
    expect(sum(cleaning.map(({ records }) => records))).toBe(counts.changedCells);
  });

  test('add up where "where" puts records aside', async () => {
    const sources = { ...rules.sources, shop: { key: 'nr', where: 'first_name != "Emre"' } };
    const { report } = await run({ ...rules, sources }, { sources: { crm, shop }, today: '2026-01-31', threads: 1 });
    expect(report.counts).toMatchObject({ read: 6, rejected: 2, accepted: 4 });
    expect(report.sources.map(({ name, read, rejected, accepted }) => [name, read, rejected, accepted])).toEqual([
      ['crm', 4, 1, 3],
      ['shop', 2, 1, 1],
    ]);
  });

  test('say nothing of entities where nothing was matched', async () => {
    for (const command of [clean, validate]) {
      const { report } = await command(rules, { sources: { crm, shop }, today: '2026-01-31', threads: 1 });
      expect(report.counts).toMatchObject({ read: 6, entities: 0, mergedEntities: 0, mergedRecords: 0 });
      expect([report.matching, report.merges, report.conflicts, report.identities]).toEqual([null, [], [], null]);
      expect(report.quality.every(({ after }) => after === null)).toBe(true);
    }
  });
});

describe('groups of findings', () => {
  test('count each record once and put the worst first', () =>
    expect(
      report.findings.map(({ level, code, field, records, distinctValues }) => [
        level,
        code,
        field,
        records,
        distinctValues,
      ]),
    ).toEqual([
      ['error', 'expect', null, 1, 1],
      ['warning', 'phone/wrong-length', 'phone', 2, 1],
      ['warning', 'required', 'email', 2, 1],
      ['info', 'discrepancy', 'first_name', 1, 1],
      ['info', 'convention-settled', 'born', 0, 1],
    ]));

  test('name the place and the key of an example, and why the rule exists', () => {
    const required = report.findings.find(({ code }) => code === 'required')!;
    expect(required.why).toBe('nobody can write to them');
    expect(required.examples[0]).toMatchObject({ source: 'crm', key: 'a3', line: 3, records: 2 });
  });

  test('agree with the findings themselves', () => {
    for (const group of report.findings) {
      const rows = result.findings
        .filter(({ code, level, rule, field }) =>
          [code, level, rule, field].every(
            (part, at) => part === [group.code, group.level, group.rule, group.field][at],
          ),
        )
        .flatMap((finding) => [...finding.rows]);
      expect(group.records).toBe(new Set(rows).size);
    }
  });
});

describe('quality', () => {
  const of = (field: string) => report.quality.find((one) => one.field === field)!;
  test.each<
    [field: string, before: RunReport['quality'][number]['before'], after: RunReport['quality'][number]['after']]
  >([
    ['email', { filled: 0.6667, valid: 1, canonical: 0.75, distinct: 4 }, { filled: 0.75, valid: 1, distinct: 3 }],
    ['phone', { filled: 0.5, valid: 0.3333, canonical: 0, distinct: 2 }, { filled: 0.75, valid: 0.3333, distinct: 2 }],
    ['city', { filled: 0.8333, valid: 1, canonical: 0.8, distinct: 4 }, { filled: 0.75, valid: 1, distinct: 2 }],
    ['born', { filled: 0.5, valid: 1, canonical: 0.3333, distinct: 3 }, { filled: 0.5, valid: 1, distinct: 2 }],
  ])('of %s is what a person counts', (field, before, after) => expect(of(field)).toMatchObject({ before, after }));
});

describe('the budget', () => {
  test('takes a share of the records read', () =>
    expect(report.budget).toEqual({
      within: true,
      limits: [
        { level: 'error', found: 1, allowed: 1 },
        { level: 'warning', found: 3, allowed: 3 },
      ],
    }));

  test('is exceeded by one more', async () => {
    const { report, exitCode } = await smallRun({ sources: { crm: [...crm, { ...crm[2]!, id: 'a5' }], shop } });
    expect(report.budget.within).toBe(false);
    expect(report.budget.limits[0]).toEqual({ level: 'error', found: 2, allowed: 1 });
    expect(exitCode).toBe(1);
  });
});

describe('cleaning, conventions, merges and conflicts', () => {
  test('say what changed by which rule', () =>
    expect(
      report.cleaning.map(({ source, field, rule, values, records }) => [source, field, rule, values, records]),
    ).toEqual([
      ['crm', 'phone', 'phone', 1, 1],
      ['crm', 'city', 'trim', 1, 1],
      ['crm', 'born', 'date', 2, 2],
      ['shop', 'email', 'email', 1, 1],
    ]));

  test('say how days and months were told apart', () =>
    expect(report.evidence[0]).toMatchObject({
      source: 'crm',
      field: 'born',
      evidence: [{ option: 'order', settled: 'DMY', supporting: 1, contradicting: 0, undecided: 1 }],
    }));

  test('explain a merge: who joined whom, which cells stayed and what decided', () => {
    const [merge] = report.merges;
    expect(report.merges).toHaveLength(1);
    expect(merge).toMatchObject({ reason: 'largest', size: 2, joinedBy: [{ rule: 'same-email', records: 2 }] });
    const at = merge!.fields.indexOf('first_name');
    expect(merge!.golden[at]).toBe('Ayşe');
    expect(merge!.decidedBy[at]).toBe('most-trusted');
    expect(merge!.records.map(({ source, cells, kept }) => [source, cells[at], kept[at]])).toEqual([
      ['crm', 'Ayşe', true],
      ['shop', 'Ayse', false],
    ]);
  });

  test('put the most frequent disagreement first', async () => {
    const twice = shop.flatMap((record, index) => [
      record,
      { ...record, nr: `x${index}`, last_name: `Öztürk ${index}`, first_name: 'Ali' },
    ]);
    const { report } = await smallRun({ sources: { crm, shop: twice } });
    const counts = report.conflicts.map(({ count }) => count);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(sum(counts)).toBe(
      report.findings.filter(({ code }) => code === 'discrepancy').reduce((total, { records }) => total + records, 0),
    );
  });
});

test('the report is plain JSON, and the same for any number of threads', async () => {
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const again = await smallRun({ reveal: true, threads: 2 });
  expect(again.report).toEqual(report);
});
