import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explanationText } from '../../src/cli/explanation-text.ts';
import { profileText } from '../../src/cli/profile-text.ts';
import { run } from '../../src/library/run.ts';
import { htmlReport } from '../../src/report/html/html-report.ts';
import { plainStyle, terminalSummary } from '../../src/report/terminal.ts';
import { smallRun, textsOf } from './small-run.ts';

const word = fc.string({ unit: fc.constantFrom(...'qwxzjkvğşوقضé789'), minLength: 4, maxLength: 9 });
/** What stands in cells of personal fields: readable, unreadable, and nothing like its type. */
const personal = fc.record({
  first_name: fc.oneof(
    word,
    fc.tuple(word, word).map((words) => words.join(' ')),
  ),
  last_name: fc.oneof(
    word,
    fc.tuple(word, word).map((words) => words.join('-')),
  ),
  email: fc.oneof(
    word,
    fc.tuple(word, word).map(([local, host]) => `${local}@${host}.example`),
  ),
  phone: fc.oneof(word, fc.stringMatching(/^0[2-5][0-9]{8,9}$/), fc.stringMatching(/^\+9053[0-9]{8}$/)),
  notes: fc.oneof(
    word,
    word.map((text) => `=${text}`),
  ),
});
type Personal = typeof personal extends fc.Arbitrary<infer Value> ? Value : never;

const rules = {
  recordmill: 1 as const,
  sources: { crm: { key: 'id' }, shop: { key: 'id' } },
  fields: {
    first_name: { type: 'person_name' },
    last_name: { type: 'person_name' },
    email: { type: 'email' },
    phone: { type: 'phone' },
  },
  validate: [
    { id: 'one-mail', unique: ['email'], level: 'warning' },
    { id: 'one-person', unique: ['first_name', 'last_name'], level: 'warning' },
    { id: 'form', pattern: { field: 'last_name', matches: '[A-Z]+' } },
    { id: 'number', expect: 'int(first_name) > 3', level: 'info' },
  ],
  match: {
    rules: [
      { id: 'same-email', same: ['email'] },
      { id: 'same-phone', same: ['phone'] },
    ],
    model: 'none',
  },
  budget: { error: '100%' },
};

const runOf = (records: readonly Personal[], reveal: boolean) =>
  run(rules, {
    sources: {
      crm: records.map((record, index) => ({ id: `k${index}`, ...record })),
      // The same people once more, written a little differently, so that there is something to merge and to change.
      shop: records.map((record, index) => ({
        id: `s${index}`,
        ...record,
        notes: '',
        first_name: `${record.first_name} `,
      })),
    },
    today: '2026-01-31',
    threads: 1,
    reveal,
  });

/** Every word of four letters or more that a cell was made of. */
const secrets = (records: readonly Personal[]) =>
  records.flatMap((record) => Object.values(record).flatMap((text) => text.match(/[\p{L}\p{N}]{4,}/gu) ?? []));

describe('values of personal fields and of columns that no rule names', () => {
  test('appear nowhere in the report, the page and the summary', () =>
    fc.assert(
      fc.asyncProperty(fc.array(personal, { minLength: 1, maxLength: 8 }), async (records) => {
        const { report } = await runOf(records, false);
        const told = [...textsOf(report), htmlReport(report), terminalSummary(report, plainStyle, 'out')].join('\n');
        for (const secret of secrets(records)) if (secret !== 'example') expect(told).not.toContain(secret);
      }),
      { numRuns: 60 },
    ));

  test('appear where they are asked for', async () => {
    const records = [{ first_name: 'qwxz', last_name: 'zjkv', email: 'zwxq', phone: 'vkjz', notes: '=xxx' }];
    const { report } = await runOf(records, true);
    for (const secret of ['zwxq', 'vkjz', '=xxx']) expect(htmlReport(report)).toContain(secret);
  });
});

describe('keys', () => {
  test('are shown, because a person finds the record by them', async () => {
    const { report } = await smallRun();
    expect(textsOf(report)).toContain('a3');
  });

  test('are masked where they are taken from a personal field', async () => {
    const records = [
      { mail: 'qwertz@firma.example', phone: '12' },
      { mail: 'qwertz@firma.example', phone: '12' },
    ];
    const { report } = await run(
      {
        recordmill: 1 as const,
        sources: { crm: { key: 'mail', columns: { mail: 'email' } } },
        fields: { email: { type: 'email' }, phone: { type: 'phone' } },
      },
      { sources: { crm: records }, threads: 1 },
    );
    expect(report.merges).toHaveLength(1);
    expect(report.findings.some(({ code }) => code === 'key-repeated')).toBe(true);
    expect(textsOf(report).join('\n')).not.toContain('qwertz');
  });

  test('that stand twice are named', async () => {
    const { report } = await run(
      { recordmill: 1, sources: { crm: { key: 'nr' } }, fields: { email: { type: 'email' } } },
      { sources: { crm: [{ nr: 'k-700' }, { nr: 'k-700' }] }, threads: 1 },
    );
    expect(report.findings.find(({ code }) => code === 'key-repeated')!.message).toContain('k-700');
  });
});

describe('texts for the terminal', () => {
  const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  const nasty = '\u001b[31mred\u202e\u0007\n';

  test('an explanation shows no control characters', () => {
    const record = { source: `crm${nasty}`, key: nasty, masterId: 'M1', cells: [] };
    const text = explanationText({
      kind: 'entity',
      masterId: 'M1',
      records: [record],
      links: [],
      golden: [{ field: nasty, value: nasty, from: nasty, strategy: 'longest', losers: [nasty] }],
    });
    expect(text).not.toMatch(unprintable);
    expect(text.split('\n').length).toBeLessThan(8);
    const pair = explanationText({
      kind: 'pair',
      left: record,
      right: record,
      joined: true,
      explanation: null,
      chain: [],
    });
    expect(pair).not.toMatch(unprintable);
  });

  test('a profile shows no control characters', () => {
    const text = profileText([
      {
        source: 's',
        file: nasty,
        encoding: 'utf-8',
        delimiter: '\t',
        rejects: 1,
        learned: { spellings: [], dependencies: [] },
        profile: {
          rows: 1,
          columns: [
            {
              name: nasty,
              rows: 1,
              filled: 1,
              distinct: 1,
              top: [{ text: nasty, count: 1 }],
              missing: [],
              lengths: null,
              words: 1,
              shapes: [],
              scripts: [],
              type: { id: 'text', confidence: 1, options: {} },
              otherTypes: [],
              evidence: [],
              readable: 1,
              range: null,
              sampled: 1,
            },
          ],
          repeats: [],
        },
      },
    ]);
    expect(text).not.toMatch(unprintable);
    expect(text).toContain('1 record, utf-8');
  });
});
