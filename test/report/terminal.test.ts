import { describe, expect, test } from 'vitest';
import { displayWidth, fitWidth, padEnd } from '../../src/report/display-width.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { plainStyle, terminalSummary } from '../../src/report/terminal.ts';
import { smallRun } from './small-run.ts';

const { report } = await smallRun();
const summaryOf = (changed: Partial<RunReport> = {}, out: string | null = 'out') =>
  terminalSummary({ ...report, ...changed }, plainStyle, out);
const many = <Item>(times: number, make: (index: number) => Item) =>
  Array.from({ length: times }, (_, index) => make(index));

test('the summary says what was read, found and made, and what to do next', () =>
  expect(summaryOf()).toMatchInlineSnapshot(`
    "6 records read from 2 sources, 1 put aside (rejects.csv says why)
    4 golden records: 2 records were joined into 1 of them, 3 stand alone
    5 cells cleaned

    Findings, in records: 1 error, 3 warnings, 2 notes
      error    1  city != "Ankara" does not hold  [not-ankara]
      warning  2  phone "***" is too short or too long for its country  [phone/wrong-length]
      warning  2  email is empty: nobody can write to them  [has-mail]

      Records read      filled     valid  in one form: as read → cleaned
      first_name         100 %     100 %    100 % →   100 %
      last_name          100 %     100 %    100 % →   100 %
      email             66.6 %     100 %     75 % →   100 %
      phone               50 %    33.3 %      0 % →  33.3 %
      born                50 %     100 %   33.3 % →   100 %

    Next
      1. See why a record was put aside: out/current/rejects.csv
      2. Look at out/current/report.html and out/current/master.csv
    "
  `));

test('the summary of a run with review pairs, rejects and too many errors ends with three steps', () => {
  const text = summaryOf({
    counts: { ...report.counts, reviewPairs: 3, rejected: 2 },
    budget: { within: false, limits: [{ level: 'error', found: 2, allowed: 0 }] },
  });
  expect(text).toContain('Over the budget: 2 records with a finding of level error, 0 allowed');
  expect(text.slice(text.indexOf('Next'))).toMatchInlineSnapshot(`
    "Next
      1. Mend the errors, not-ankara first: out/current/findings.ndjson has every place
      2. Decide the 3 pairs in doubt: recordmill review out
      3. Look at out/current/report.html and out/current/master.csv
    "
  `);
});

describe('whatever the run', () => {
  const nasty = '\u001b[31m東京 café\u202e العربية\u0007\n'.repeat(20);
  const text = summaryOf(
    {
      findings: many(5000, (index) => ({
        ...report.findings[0]!,
        level: index % 2 === 0 ? ('error' as const) : ('warning' as const),
        rule: `${nasty}${index}`,
        message: nasty,
        records: index * 1000,
        advice: nasty,
      })),
      quality: many(300, (index) => ({
        ...report.quality[2]!,
        field: `${index % 3 === 0 ? '東京' : 'رقم العميل'}${index}${nasty}`,
      })),
      counts: { ...report.counts, reviewPairs: 7, read: 123_456_789 },
      budget: {
        within: false,
        limits: [
          { level: 'error', found: 5, allowed: 1 },
          { level: 'warning', found: 5, allowed: 1 },
        ],
      },
    },
    `/home/${nasty}`,
  );
  const lines = text.trimEnd().split('\n');

  test('the summary fits a screen', () => {
    expect(lines.length).toBeLessThanOrEqual(40);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(120);
    expect(text).toContain('…');
  });

  test('the summary holds no control or bidi character', () =>
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/));

  test('columns stand below one another', () => {
    const rows = lines.filter((line) => / → .*%$/.test(line));
    expect(rows).toHaveLength(8);
    const arrows = rows.map((line) => displayWidth(line.slice(0, line.indexOf('→'))));
    expect(new Set(arrows).size).toBe(1);
  });
});

test('without a folder no file of one is named', () => expect(summaryOf({}, null)).not.toContain('current'));

describe('the width of a text', () => {
  test.each([
    ['abc', 3],
    ['İzmir ğ', 7],
    ['東京', 4],
    ['cafe\u0301', 4],
    ['رقم', 3],
    ['مُحَمَّد', 4],
    ['', 0],
    ['한글', 4],
    ['😀', 2],
  ])('of %s is %i', (text, width) => expect(displayWidth(text)).toBe(width));

  test.each([
    ['abcdef', 4, 'abc…'],
    ['abcd', 4, 'abcd'],
    ['東京東京', 5, '東京…'],
    ['東京東京', 4, '東…'],
  ])('%s fits %i cells as %s', (text, most, expected) => expect(fitWidth(text, most)).toBe(expected));

  test('a padded text is as wide as asked for', () => {
    for (const text of ['a', '東京', 'رقم العميل', 'مُحَمَّد']) expect(displayWidth(padEnd(text, 12))).toBe(12);
  });
});
