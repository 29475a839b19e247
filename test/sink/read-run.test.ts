import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOutput, publish } from '../../src/sink/publish.ts';
import { openRun } from '../../src/sink/read-run.ts';
import { type OutputInputs, writeOutputs } from '../../src/sink/write-outputs.ts';
import { makeResult, type ResultParts } from './make-result.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'recordmill-outputs-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const people = [
  { source: 'crm', key: 'a:1', entity: 1, cells: { name: 'Şule' } },
  { source: 'shop', key: '1', entity: 1, cells: { name: 'Sule' } },
  { source: 'shop', key: '2', entity: 2, cells: { name: 'Omar' } },
];

async function write(
  folder: string,
  parts: ResultParts = {},
  command: OutputInputs['command'] = 'run',
): Promise<string[]> {
  const reports = () =>
    [
      ['report.json', '{"ok":true}'],
      ['report.html', '<p>'],
    ] as const;
  mkdirSync(folder, { recursive: true });
  await writeOutputs(folder, makeResult(people, parts), {
    command,
    message: ({ code }) => code,
    decisions: [],
    reports,
    facts: () => '{}',
  });
  return readdirSync(folder).sort();
}

const common = ['plan.json', 'report.json', 'run.json'];

describe('the files of a run', () => {
  test('all that a run promises', async () => {
    const data = [
      'changes.csv',
      'crosswalk.csv',
      'findings.ndjson',
      'lineage.ndjson',
      'master.csv',
      'rejects.csv',
      'report.html',
      'review.csv',
    ];
    expect(await write(join(out, 'a'))).toEqual([...data, ...common].sort());
  });

  test('what is left out and what is asked for', async () => {
    const files = await write(join(out, 'a'), {
      output: { without: ['report.html', 'lineage.ndjson'], records: true },
    });
    expect(files.includes('report.html') || files.includes('lineage.ndjson')).toBe(false);
    expect(files).toContain('records.csv');
  });

  test('copies for spreadsheets lie beside the files and change nothing in them', async () => {
    await write(join(out, 'a'));
    const files = await write(join(out, 'b'), { output: { spreadsheet: true } });
    expect(files.filter((name) => name.endsWith('.excel.csv')).length).toBe(5);
    const master = readFileSync(join(out, 'b', 'master.csv'));
    expect(master.equals(readFileSync(join(out, 'a', 'master.csv')))).toBe(true);
    expect(readFileSync(join(out, 'b', 'master.excel.csv'), 'utf8')).toBe(`\ufeff${master}`);
  });

  test('clean and validate write what they found, and no master', async () => {
    expect(await write(join(out, 'a'), {}, 'clean')).toEqual(
      [...common, 'changes.csv', 'findings.ndjson', 'records.csv', 'rejects.csv', 'report.html'].sort(),
    );
    expect(await write(join(out, 'b'), {}, 'validate')).toEqual(
      [...common, 'findings.ndjson', 'rejects.csv', 'report.html'].sort(),
    );
  });

  test('a result that lost a record is not written', async () => {
    const result = makeResult(people);
    const counts = { ...result.counts, read: 4 };
    const inputs = { command: 'run', message: () => '', decisions: [], reports: () => [], facts: () => '{}' } as const;
    await expect(writeOutputs(out, { ...result, counts }, inputs)).rejects.toThrow('lost');
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('a published result', () => {
  beforeEach(async () => {
    const output = openOutput(out);
    await publish(output, async (folder) => void (await write(folder)));
    output.lock.release();
  });

  test('finds the records of a source and key, and of a master id', async () => {
    const run = openRun(out);
    const [first] = run.find('crm:a:1');
    expect(first).toMatchObject({
      source: 'crm',
      key: 'a:1',
      file: 'people.csv',
      line: 2,
      rule: 'same-email',
      weight: null,
    });
    expect(run.find('shop:2')).toMatchObject([{ source: 'shop', key: '2', rule: '' }]);
    expect(run.find(first!.masterId).map(({ source, key }) => `${source}:${key}`)).toEqual(['crm:a:1', 'shop:1']);
    expect(run.find('crm:nobody')).toEqual([]);
  });

  test('gives golden records and lineage', async () => {
    const run = openRun(out);
    const { masterId } = run.find('shop:1')[0]!;
    expect(run.golden(masterId)).toEqual([
      ['master_id', masterId],
      ['name', 'Sule'],
    ]);
    expect(run.lineage(masterId)).toMatchObject({ master_id: masterId, cells: [{ field: 'name', value: 'Sule' }] });
    expect(run.lineage(run.find('shop:2')[0]!.masterId)).toBeNull();
    expect(run.golden('nobody')).toBeNull();
    expect(run.report()).toEqual({ ok: true });
    expect(run.plan().today).toBe('2026-01-31');
    expect(run.model()).toBeNull();
  });

  test('is refused where there is none, or where a file was left out', async () => {
    expect(() => openRun(join(out, 'nothing'))).toThrow('holds no result');
    expect(() => openRun(out).bytes('records.csv')).toThrow('has no records.csv');
  });
});
