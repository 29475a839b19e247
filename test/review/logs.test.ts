import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionColumns } from '../../src/identity/decision-log.ts';
import { run } from '../../src/index.ts';
import { openDesk } from '../../src/library/review.ts';
import { editColumns } from '../../src/merge/golden-edits.ts';
import { AppendLog } from '../../src/sink/append-log.ts';
import { logLine, readLog } from '../../src/util/log-text.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

/* What people decide at the desk is in two plain files that are only ever added to, and the next run does as they say. */

const RULES = `recordmill: 1
sources:
  crm: { file: crm.csv, key: id }
fields:
  name: { type: person_name }
  city: { type: text }
  newsletter: { type: consent }
match:
  rules: [{ id: same-name, same: [name] }]
  model: none
`;
const CSV = 'id,name,city,newsletter\n1,Ann Lee,Ankara,yes\n2,Ann Lee,İzmir,no\n3,Bea Ode,Bonn,yes\n';

async function place(): Promise<{ space: Workspace; again: () => Promise<Map<string, string[]>> }> {
  const space = workspace({ 'rules.yaml': RULES, 'crm.csv': CSV });
  const again = async () => {
    await run(space.path('rules.yaml'), { out: space.path('out'), threads: 1 });
    const entities = new Map<string, string[]>();
    for (const { key, master_id } of space.rows('crosswalk.csv'))
      entities.set(master_id!, [...(entities.get(master_id!) ?? []), key!]);
    return entities;
  };
  await again();
  return { space, again };
}

const decisions = (space: Workspace) => new AppendLog(space.path('out/decisions.csv'), decisionColumns);
const say = (space: Workspace, left: string, right: string, decision: string) =>
  decisions(space).append([['2026-01-02T03:04:05.678Z', 'crm', left, 'crm', right, decision]]);
const groups = (entities: Map<string, string[]>) => [...entities.values()].map((keys) => keys.join('+')).sort();

describe('the log of decisions', () => {
  test('the next run does as it says, and the last line on a pair stands', async () => {
    const { space, again } = await place();
    say(space, '1', '2', 'different');
    say(space, '1', '3', 'different');
    say(space, '3', '1', 'same');
    expect(groups(await again())).toEqual(['1+3', '2']);
    expect(groups(await again())).toEqual(['1+3', '2']);
    say(space, '1', '2', 'withdrawn');
    expect(groups(await again())).toEqual(['1+2+3']);
  });

  test('an answer that was changed in review.csv after the run stands against the older one of the desk', async () => {
    const { space, again } = await place();
    say(space, '1', '2', 'different');
    await again();
    const review = space.text('out/current/review.csv');
    space.write('out/current/review.csv', review.replace(/different(?=\n)/, 'same'));
    expect(groups(await again())).toEqual(['1+2', '3']);
    say(space, '1', '2', 'different');
    expect(groups(await again())).toEqual(['1', '2', '3']);
  });

  test('lines before the last run count again where a person changed them', async () => {
    const { space, again } = await place();
    say(space, '1', '2', 'different');
    await again();
    const path = space.path('out/decisions.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('different', 'same'));
    expect(groups(await again())).toEqual(['1+2', '3']);
  });

  test('half a line at the end was never confirmed: it is passed over, and what comes next is whole', async () => {
    const { space, again } = await place();
    say(space, '1', '2', 'different');
    appendFileSync(space.path('out/decisions.csv'), '2026-01-02T03:04:05.678Z,crm,"1\n');
    expect(groups(await again())).toEqual(['1', '2', '3']);
    say(space, '1', '3', 'same');
    expect(groups(await again())).toEqual(['1+3', '2']);
    expect(space.text('out/decisions.csv').split('\n')).toHaveLength(4);
  });

  test('another word is a finding at its line; a line of another shape is refused with its place', async () => {
    const { space, again } = await place();
    say(space, '1', '2', 'perhaps');
    await again();
    expect(space.findings().filter(({ code }) => code === 'unknown-decision')).toHaveLength(1);
    appendFileSync(space.path('out/decisions.csv'), 'x,y\nlater,crm,1,crm,2,same\n');
    await expect(again()).rejects.toThrow(/decisions\.csv:3 has 2 cells, not 6/);
  });
});

test('the desk knows what a run was told that left review.csv out', async () => {
  const { space, again } = await place();
  space.write('rules.yaml', `${RULES}output: { without: [review.csv] }\n`);
  say(space, '1', '2', 'different');
  new AppendLog(space.path('out/golden-edits.csv'), editColumns).append([
    ['2026-01-02T03:04:05.678Z', 'crm', '3', 'city', 'Bursa', 'she moved'],
  ]);
  expect(groups(await again())).toEqual(['1', '2', '3']);
  const { desk, rowOf, again: once } = await openDesk(space.path('out'));
  expect(desk.entity(rowOf('crm:1')).records).toHaveLength(1);
  expect(once.decisions).toMatchObject([{ judgement: 'different' }]);
  expect(once.result.merged.entityOf[0]).not.toBe(once.result.merged.entityOf[1]);
  expect(desk.undo()).toBe(false);
});

describe('golden values that people set', () => {
  const edit = (space: Workspace, ...cells: string[]) =>
    new AppendLog(space.path('out/golden-edits.csv'), editColumns).append([['2026-01-02T03:04:05.678Z', ...cells]]);
  const golden = (space: Workspace, column: string) => space.rows('master.csv').map((row) => row[column]);

  test('stand in the master file and in its lineage, until they are withdrawn', async () => {
    const { space, again } = await place();
    expect(golden(space, 'city')).toEqual(['Ankara', 'Bonn']);
    edit(space, 'crm', '2', 'city', 'Bursa, merkez', 'she moved');
    edit(space, 'crm', '3', 'city', '', 'left, nobody knows where to');
    await again();
    expect(golden(space, 'city')).toEqual(['Bursa, merkez', '']);
    expect(space.text('out/current/lineage.ndjson')).toContain('"person"');
    edit(space, 'crm', '2', 'city', 'x', '(withdrawn)');
    await again();
    expect(golden(space, 'city')).toEqual(['Ankara', '']);
  });

  test('never undo an opt-out', async () => {
    const { space, again } = await place();
    edit(space, 'crm', '1', 'newsletter', 'true', 'she said so');
    edit(space, 'crm', '3', 'newsletter', 'false', 'she called');
    edit(space, 'crm', '9', 'city', 'Nowhere', 'no such record');
    await again();
    expect(golden(space, 'newsletter')).toEqual(['false', 'false']);
    const codes = space.findings().map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('edit-')).sort()).toEqual(['edit-of-consent', 'edit-without-record']);
  });
});

test('a log gives back what was added to it, whatever stands in the cells and wherever it was cut off', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\r', ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), fc.nat(), (lines, cut) => {
      const whole = lines.map(([first, second]) => [first, second, 'end'] as const);
      const bytes = Buffer.from([['a', 'b', 'c'], ...whole].map(logLine).join(''));
      const read = (given: Uint8Array) => readLog(given, ['a', 'b', 'c'], 'x.csv').rows.map(({ cells }) => cells);
      expect(read(bytes)).toEqual(whole);
      // Half of a line is no line: every shorter beginning gives the lines that are whole in it.
      const some = read(bytes.subarray(0, cut % (bytes.length + 1)));
      expect(some).toEqual(whole.slice(0, some.length));
    }),
  );
});

test('a log that is not there is empty', () => {
  const space = workspace({});
  const read = new AppendLog(space.path('out/decisions.csv'), decisionColumns).read();
  expect([read.rows, read.end, existsSync(space.path('out'))]).toEqual([[], 0, false]);
});
