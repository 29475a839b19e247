import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Finding, type Level, makeFinding } from '../../src/finding/finding.ts';
import { countByLevel, groupFindings } from '../../src/report/finding-groups.ts';
import { smallRun } from './small-run.ts';

const { result } = await smallRun();
const context = { reasons: new Map<string, string>(), show: ({ value }: Finding) => value ?? '' };
const rowCount = result.cleaned.table.rowCount;
const group = (findings: readonly Finding[]) =>
  groupFindings({ findings, cleaned: result.cleaned }, context, (_, key) => key);

const anyFinding = fc
  .record({
    code: fc.constantFrom('required', 'own-code'),
    level: fc.constantFrom<Level>('error', 'warning', 'info'),
    field: fc.constantFrom(null, 'email', '__proto__', 'constructor'),
    rule: fc.constantFrom(null, 'r', '__proto__'),
    value: fc.option(fc.string({ maxLength: 4 })),
    rows: fc.uniqueArray(fc.nat(rowCount - 1)).map((rows) => Uint32Array.from(rows).sort()),
  })
  .map(makeFinding);

test('each finding is in one group, and each record counts once in it', () =>
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 30 }), (findings) => {
      const groups = group(findings);
      expect(groups.reduce((total, { distinctValues }) => total + distinctValues, 0)).toBe(findings.length);
      for (const { code, level, rule, field, records, examples } of groups) {
        const own = findings.filter(
          (one) => one.code === code && one.level === level && one.rule === rule && one.field === field,
        );
        expect(records).toBe(new Set(own.flatMap(({ rows }) => [...rows])).size);
        expect(examples.map((example) => example.records)).toEqual(
          own
            .map(({ rows }) => rows.length)
            .sort((a, b) => b - a)
            .slice(0, 5),
        );
      }
    }),
  ));

test('the order of findings of different values does not show', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(anyFinding, {
        maxLength: 20,
        selector: ({ value, rows }) => JSON.stringify([value, rows.length]),
      }),
      (findings) => {
        const plain = (list: readonly Finding[]) => group(list.map((finding) => ({ ...finding, rows: finding.rows })));
        expect(plain([...findings].reverse())).toEqual(plain(findings));
      },
    ),
  ));

test('levels count records once, and what has no rows once each', () =>
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 30 }), (findings) => {
      const counts = countByLevel(findings, rowCount);
      for (const level of ['error', 'warning', 'info'] as const) {
        const own = findings.filter((finding) => finding.level === level);
        const rows = new Set(own.flatMap((finding) => [...finding.rows]));
        expect(counts[level]).toBe(rows.size + own.filter((finding) => finding.rows.length === 0).length);
      }
    }),
  ));

test('100,000 kinds of findings are grouped without an array of all records for each', () => {
  const findings = Array.from({ length: 100_000 }, (_, index) =>
    makeFinding({ code: `own/${index}`, level: 'warning', value: 'v', rows: Uint32Array.of(index % rowCount) }),
  );
  const groups = group([...findings, ...findings]);
  expect(groups).toHaveLength(100_000);
  expect(groups.every(({ records }) => records === 1)).toBe(true);
});
