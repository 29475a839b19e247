import { existsSync, readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  clean,
  declined,
  dedupe,
  defineFieldType,
  defineStrategy,
  defineValidation,
  explain,
  type InputRecord,
  init,
  profile,
  read,
  report,
  run,
  UsageError,
  validate,
} from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const RULES = {
  recordmill: 1,
  sources: { crm: { key: 'id' } },
  fields: { email: { type: 'email' }, phone: { type: 'phone', defaultCountry: 'TR' } },
  match: { rules: [{ id: 'same-email', same: ['email'] }], model: 'none' },
} as const;
const RECORDS: InputRecord[] = [
  { id: '00123', email: 'Ann@example.com', phone: '0532 000 00 01' },
  { id: '00124', email: 'ann@example.com', phone: '' },
  { id: '00125', email: 'no mail', phone: '12' },
];

const seat = defineFieldType({
  id: 'seat',
  summary: 'Seats of a hall, as 12A.',
  options: z.strictObject({}),
  reasons: { 'no-seat': 'is no seat of the hall' },
  examples: [{ given: '12 a', gives: { text: '12A' } }],
  personal: false,
  cel: 'string',
  compile: () => (text) => {
    const [, row, letter] = /^(\d+) ?([a-z])$/i.exec(text) ?? [];
    return row === undefined ? declined('no-seat') : read(text, `${row}${letter!.toUpperCase()}`);
  },
  infer: () => ({ confidence: 0, options: {} }),
  mask: () => '***',
  comparison: { comparator: 'exact', levels: [], termFrequency: false },
});

const even = defineValidation({
  id: 'even',
  summary: 'The first number of the value is even.',
  options: z.strictObject({ field: z.string() }),
  level: 'warning',
  scope: 'record',
  fields: ({ field }) => [field],
  check({ field }, table) {
    const column = table.columns.find(({ name }) => name === field)!;
    const text = (row: number) => column.dictionary.text(column.codes[row]!);
    const odd = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) =>
      /^\d*[13579]\D/.test(text(row)),
    );
    return {
      checked: table.rowCount,
      violations: odd.map((row) => ({ rows: Uint32Array.of(row), field, value: null, detail: {} })),
    };
  },
  examples: [],
});

const lastLetter = defineStrategy({
  id: 'last-letter',
  summary: 'The value that ends with the last letter.',
  options: z.null(),
  kind: 'choose',
  prepare: (_, { column }) => {
    const letter = (row: number) => column.dictionary.text(column.codes[row]!).slice(-1);
    return (candidates) => {
      const last = candidates.map(letter).sort().at(-1);
      return candidates.filter((row) => letter(row) === last);
    };
  },
});

async function* later(records: readonly InputRecord[]): AsyncGenerator<InputRecord> {
  for (const record of records) yield record;
}

describe('as a library', () => {
  test.each([
    ['an array', () => RECORDS],
    ['an iterable', () => new Set(RECORDS)],
    ['an async iterable', () => later(RECORDS)],
    ['a stream', () => Readable.from(RECORDS)],
  ] as const)('takes records from %s and touches no disk', async (_, records) => {
    const before = readdirSync('.').sort();
    const {
      exitCode,
      report: made,
      master,
      crosswalk,
      findingLines,
    } = await run(RULES, { sources: { crm: records() }, threads: 1 });
    expect([exitCode, made.counts.read, made.counts.entities]).toEqual([0, 3, 2]);
    expect([...master()].map(({ email, phone, id }) => [email, phone, id]).sort()).toEqual([
      ['ann@example.com', '+905320000001', '00123'],
      ['no mail', '12', '00125'],
    ]);
    expect([...crosswalk()].map(({ source, key, line }) => [source, key, line])).toEqual([
      ['crm', '00123', 1],
      ['crm', '00124', 2],
      ['crm', '00125', 3],
    ]);
    const lines = [...findingLines()]
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ code, key }) => [code, key])).toContainEqual(['email/no-at', '00125']);
    expect(readdirSync('.').sort()).toEqual(before);
  });

  test('validate and clean do their part', async () => {
    const sources = { crm: RECORDS };
    const checked = await validate({ ...RULES, validate: [{ id: 'p', required: ['phone'] }] }, { sources, threads: 1 });
    expect([checked.exitCode, checked.report.counts.findings.error]).toEqual([1, 1]);
    const cleaned = await clean(RULES, { sources, threads: 1 });
    expect(cleaned.report.counts.changedCells).toBe(2);
  });

  test('dedupe, profile, init and explain take files and give typed results', async () => {
    const place = workspace({
      'a.csv': 'id,name,email\n1,Ann Smith,ann@example.com\n2,Ann Smith,ANN@example.com\n3,Bo Berg,bo@example.com\n',
    });
    const file = place.path('a.csv');
    const { report: found } = await dedupe([file], { key: 'id', out: place.path('out'), threads: 1 });
    expect(found.counts.entities).toBe(2);
    expect(report(place.path('out'))).toEqual(found);
    expect(await explain(place.path('out'), 'a:1', 'a:2')).toMatchObject({ kind: 'pair', joined: true });
    expect((await profile([file]))[0]).toMatchObject({ source: 'a', profile: { rows: 3 } });
    expect(await init([file])).toMatch(/^#[\s\S]*recordmill: 1/);
    expect(existsSync('rules.yaml')).toBe(false);
  });

  test('units of a script’s own: a field type, a validation, a strategy', async () => {
    const outcome = await run(
      {
        recordmill: 1,
        sources: { crm: { key: 'id' } },
        fields: { seat: { type: 'seat' }, email: { type: 'email' } },
        validate: [{ id: 'even-seat', even: { field: 'seat' } }],
        match: { rules: [{ id: 'e', same: ['email'] }], model: 'none' },
        merge: { fields: { seat: 'last-letter' } },
      },
      {
        threads: 2,
        extensions: { fieldTypes: [seat], validations: [even], strategies: [lastLetter] },
        sources: {
          crm: [
            { id: 1, seat: '12 a', email: 'x@example.com' },
            { id: 2, seat: '13c', email: 'x@example.com' },
            { id: 3, seat: 'row', email: '' },
          ],
        },
      },
    );
    expect([...outcome.master()].map((golden) => golden.seat).sort()).toEqual(['13C', 'row']);
    expect(outcome.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['seat/no-seat', 'even']));
  });

  test('a bad request is a UsageError, with advice', async () => {
    await expect(run(RULES, { sources: { crn: RECORDS } })).rejects.toThrow(UsageError);
    await expect(run(RULES)).rejects.toMatchObject({
      message: 'source "crm" has no file',
      advice: expect.stringContaining('records'),
    });
    await expect(
      run({ ...RULES, fields: { email: { type: 'emial' } } }, { sources: { crm: RECORDS } }),
    ).rejects.toThrow(/did you mean "?email/);
    await expect(run({ recordmill: 1, sources: {} })).rejects.toThrow('names no source');
    await expect(run('no-such.yaml')).rejects.toThrow('no such rule file');
    await expect(dedupe([])).rejects.toThrow(UsageError);
    await expect(run(RULES, { sources: { crm: RECORDS }, out: '' })).rejects.toThrow('the output folder has no name');
    const split = { ...RULES, sources: { crm: { ...RULES.sources.crm, sourceBy: 'Nope' } } };
    await expect(run(split, { sources: { crm: RECORDS } })).rejects.toThrow('the source "crm" has no column "Nope"');
  });
});
