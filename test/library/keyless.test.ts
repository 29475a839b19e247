import { describe, expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

/* Decisions and ids belong to records, whether or not these have keys, and never to the lines they stood on. */

const rulesWith = (source: string, decisions = '') => `recordmill: 1
sources:
  crm: ${source}
fields:
  name: { type: text }
  email: { type: email }
match:
  rules: [{ id: same-email, same: [email] }]
  model: none
${decisions}`;

const again = (place: Workspace) =>
  run(place.path('rules.yaml'), { out: place.path('out'), threads: 1, today: '2026-10-01' });
const codes = (place: Workspace) => place.findings().map(({ code }) => code);
const header = 'left_source,left_key,right_source,right_key,probability,why,left_name,right_name,decision';
const nameOf = (place: Workspace) => new Map(place.rows('master.csv').map((row) => [row.master_id!, row.name!]));

/** Of each line of the input, its master id. */
const ids = (place: Workspace) => new Map(place.rows('crosswalk.csv').map((row) => [row.line!, row.master_id!]));
const keys = (place: Workspace) => new Map(place.rows('crosswalk.csv').map((row) => [row.line!, row.key!]));

describe('a source without a declared key', () => {
  const people = ['Ann,ann@example.com', 'Ann B,annb@example.com', 'Cy,cy@example.com', 'Dee,', 'Dee,'];
  const write = (place: Workspace, lines: readonly string[]) =>
    place.write('crm.csv', `name,email\n${lines.join('\n')}\n`);
  async function start(): Promise<Workspace> {
    const place = workspace({ 'rules.yaml': rulesWith('{ file: crm.csv }') });
    write(place, people);
    await again(place);
    return place;
  }

  test('ids stay with unchanged records when a line is put in above them; a new record gets a new one', async () => {
    const place = await start();
    const before = ids(place);
    expect(new Set(before.values()).size).toBe(5);
    write(place, ['New,new@example.com', ...people]);
    await again(place);
    const after = ids(place);
    for (const line of [2, 3, 4, 5, 6]) expect(after.get(String(line + 1))).toBe(before.get(String(line)));
    expect([...before.values()]).not.toContain(after.get('2'));
    expect(nameOf(place).get(after.get('2')!)).toBe('New');
  });

  test('a changed record on an old line is not taken for the one that stood there', async () => {
    const place = await start();
    const before = ids(place);
    write(place, people.with(2, 'Zoe,zoe@example.com'));
    await again(place);
    expect(ids(place).get('4')).not.toBe(before.get('4'));
    expect(ids(place).get('2')).toBe(before.get('2'));
  });

  test('a decision stays with its people, and is said to be unused once one of them is gone', async () => {
    const place = await start();
    const key = keys(place);
    place.write('out/current/review.csv', `${header}\ncrm,${key.get('2')},crm,${key.get('3')},,x,,,same\n`);
    write(place, ['New,new@example.com', ...people]);
    await again(place);
    const shifted = ids(place);
    expect(shifted.get('3')).toBe(shifted.get('4'));
    expect(new Set(shifted.values()).size).toBe(5);
    expect(codes(place)).not.toContain('decision-without-record');
    write(place, people.with(1, 'Another,another@example.com'));
    await again(place);
    expect(new Set(ids(place).values()).size).toBe(5);
    expect(place.findings().filter(({ code }) => code === 'decision-without-record')).toMatchObject([
      { level: 'warning', message: expect.stringContaining('1 decision(s) between crm and crm') },
    ]);
    write(place, people);
    await again(place);
    expect(ids(place).get('2')).toBe(ids(place).get('3'));
  });
});

test('a rerun keeps the ids of records whose key is empty, and makes none', async () => {
  const place = workspace({
    'rules.yaml': rulesWith('{ file: crm.csv, key: id }'),
    'crm.csv': 'id,name,email\n1,Ann,ann@example.com\n,Bo,bo@example.com\n,Cy,\n,Cy,\n',
  });
  await again(place);
  const before = ids(place);
  const { report } = await again(place);
  expect(ids(place)).toEqual(before);
  expect(report.identities).toEqual({ created: 0, merged: 0, split: 0, retired: 0 });
});

test('a decision changed in the file that the rules name counts, whatever the last run carried over', async () => {
  const place = workspace({
    'rules.yaml': rulesWith('{ file: crm.csv, key: id }', '  decisions: decisions.csv\n'),
    'crm.csv': 'id,name,email\n1,Ann,ann@example.com\n2,Ann B,annb@example.com\n',
    'decisions.csv': `${header}\ncrm,1,crm,2,,x,,,same\n`,
  });
  await again(place);
  expect(new Set(ids(place).values()).size).toBe(1);
  place.write('decisions.csv', `${header}\ncrm,1,crm,2,,x,,,different\n`);
  await again(place);
  expect(new Set(ids(place).values()).size).toBe(2);
  expect(codes(place)).toContain('decision-replaced');
  expect(codes(place)).not.toContain('contradicting-decisions');
  await again(place);
  expect(new Set(ids(place).values()).size).toBe(2);
  expect(codes(place)).not.toContain('decision-replaced');
});
