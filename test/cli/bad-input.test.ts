import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Ended, type Workspace, workspace } from './workspace.ts';

const RULES = 'recordmill: 1\nsources:\n  crm: { file: crm.csv, key: id }\n';
const HEAD = 'id,name,phone\n';

const files = (crm: string | Uint8Array, rules = RULES) => ({ 'rules.yaml': rules, 'crm.csv': crm });

/** Says what is wrong and what to do in a few plain lines, and exits with 2. */
function expectRefused(ended: Ended, ...says: readonly (string | RegExp)[]): void {
  expect(ended.code, ended.stderr).toBe(2);
  expect(ended.stdout).toBe('');
  for (const words of says) expect(ended.stderr).toMatch(words);
  expectNoStack(ended);
}

function expectNoStack({ stderr }: Ended): void {
  expect(stderr).not.toMatch(/^\s+at .*[:(]\d+|fault of the program|node:internal|Error:/m);
}

/** The run is done, and every record read is in the crosswalk or the rejects, once. */
function expectDone(place: Workspace, ended: Ended, code: 0 | 1 = 0): void {
  expect(ended.code, ended.stderr).toBe(code);
  expectNoStack(ended);
  const { counts } = JSON.parse(place.text('out/current/report.json'));
  expect(place.rows('crosswalk.csv').length + place.rows('rejects.csv').length).toBe(counts.read);
}

const found = (place: Workspace, code: string) => place.findings().filter((finding) => finding.code === code);

async function done(crm: string | Uint8Array, rules = RULES, code: 0 | 1 = 0): Promise<Workspace> {
  const place = workspace(files(crm, rules));
  expectDone(place, await place.run(['run', 'rules.yaml']), code);
  return place;
}

describe('a file that is not there or has nothing in it', () => {
  test('a missing file: what was looked for, and nothing is made', async () => {
    const place = workspace({ 'rules.yaml': RULES, 'crn.csv': `${HEAD}1,Ada,\n` });
    expectRefused(await place.run(['run', 'rules.yaml']), /crm\.csv/, /crn\.csv/);
    expect(place.list('.')).toEqual(['crn.csv', 'rules.yaml']);
  });

  test('a missing rule file: what else lies there', async () => {
    const place = workspace({ 'rules.yaml': RULES });
    expectRefused(await place.run(['run', 'rule.yaml']), 'rule.yaml: there is no such rule file', /rules\.yaml/);
  });

  test('a glob that finds nothing', async () => {
    const place = workspace({ 'rules.yaml': RULES.replace('crm.csv', 'exports/*.csv') });
    expectRefused(await place.run(['run', 'rules.yaml']), /exports\/\*\.csv/);
  });

  test('a 0-byte file is refused: an export that failed looks like that', async () => {
    const place = workspace(files(''));
    expectRefused(await place.run(['run', 'rules.yaml']), /crm\.csv.*(empty|0 bytes|nothing)/);
    expect(place.has('out/current')).toBe(false);
  });

  test('a header without records is done, with a warning', async () => {
    const place = await done(HEAD);
    expect(place.findings()).toMatchObject([{ code: 'no-records', level: 'warning', source: 'crm', file: 'crm.csv' }]);
    expect(place.cells('master.csv')).toEqual([['master_id', 'id', 'name', 'phone']]);
  });
});

describe('names of columns', () => {
  test('a column named twice is kept under another name, with a warning', async () => {
    const place = await done('id,name,name\n1,Ada,Ada L.\n');
    const [header, cells] = place.cells('master.csv');
    expect(header).toEqual(['master_id', 'id', 'name', 'name_2']);
    expect(cells!.slice(1)).toEqual(['1', 'Ada', 'Ada L.']);
    expect(found(place, 'column-repeated')).toMatchObject([{ level: 'warning', file: 'crm.csv', line: 1 }]);
  });

  test('a column without a name is kept under one made from its place, with a warning', async () => {
    const place = await done('id,,name\n1,x,Ada\n');
    expect(place.cells('master.csv')[1]!.slice(1)).toEqual(['1', 'x', 'Ada']);
    expect(found(place, 'column-unnamed')).toMatchObject([{ level: 'warning', file: 'crm.csv', line: 1 }]);
  });

  test('columns named __proto__ and constructor are ordinary columns through all outputs', async () => {
    const rules = `${RULES}fields:\n  __proto__: { type: text, trim: true, required: true }\n  constructor: { type: email }\nmatch:\n  rules: [{ id: same, same: [constructor] }]\n  model: none\nmerge:\n  fields: { __proto__: longest }\noutput: { records: true }\n`;
    const place = await done(
      'id,__proto__,constructor,toString,hasOwnProperty\n1, a ,X@example.com,t,h\n2,bcd,x@example.com,t,h\n',
      rules,
    );
    const [header, cells, ...others] = place.cells('master.csv');
    expect(header).toEqual(['master_id', '__proto__', 'constructor', 'id', 'toString', 'hasOwnProperty']);
    expect(others).toEqual([]);
    expect(cells!.slice(1, 3)).toEqual(['bcd', 'x@example.com']);
    expect(cells!.slice(4)).toEqual(['t', 'h']);
    expect(place.cells('records.csv').map((row) => row[5])).toEqual(['__proto__', 'a', 'bcd']);
    const report = JSON.parse(place.text('out/current/report.json'));
    expect(JSON.stringify(report)).toContain('__proto__');
  });

  test('a source named __proto__ can be replaced on the command line', async () => {
    const place = workspace({
      'rules.yaml': 'recordmill: 1\nsources:\n  __proto__: { file: no.csv }\n',
      'a.csv': 'x\n1\n',
    });
    expectDone(place, await place.run(['run', 'rules.yaml', '--source', '__proto__=a.csv']));
    expect(place.rows('crosswalk.csv').map(({ source }) => source)).toEqual(['__proto__']);
  });

  test('a column in the rules that the file lacks: each one with its place and the nearest name', async () => {
    const rules = `${RULES}fields:\n  mail: { type: email }\n`.replace('key: id', 'key: id, columns: { Nane: name }');
    const place = workspace({ ...files(`${HEAD}1,Ada,\n`, rules), 'key.yaml': RULES.replace('key: id', 'key: idd') });
    expectRefused(
      await place.run(['run', 'rules.yaml']),
      /sources\.crm\.columns.*"Nane".*did you mean "?name/,
      /fields\.mail.*"mail"/,
    );
    expectRefused(await place.run(['run', 'key.yaml']), /crm.*"idd".*key\n.*did you mean "?id/);
    expect(place.has('out/current')).toBe(false);
  });

  test('a field that no rule knows: with line and column', async () => {
    const place = workspace(files(`${HEAD}1,Ada,\n`, `${RULES}match:\n  rules: [{ id: a, same: [phonne] }]\n`));
    expectRefused(await place.run(['run', 'rules.yaml']), /phonne/, /did you mean "?phone/);
  });
});

describe('keys', () => {
  test('a record without a key value is kept with an empty key, and said', async () => {
    const place = await done(`${HEAD}1,Ada,\n,Bo,\n`);
    expect(place.rows('crosswalk.csv').map(({ key }) => key)).toEqual(['1', '']);
    expect(found(place, 'key-missing')).toMatchObject([{ level: 'warning', source: 'crm', file: 'crm.csv', line: 3 }]);
  });

  test('two records with one key are both kept, as one entity, and said', async () => {
    const place = await done(`${HEAD}1,Ada,\n2,Bo,\n1,Ada,+905551112233\n`);
    const [first, second, third] = place.rows('crosswalk.csv');
    expect([first!.line, second!.line, third!.line]).toEqual(['2', '3', '4']);
    expect(first!.master_id).toBe(third!.master_id);
    expect(first!.master_id).not.toBe(second!.master_id);
    expect(found(place, 'key-repeated').map(({ line }) => line)).toEqual([2, 4]);
  });

  test('dedupe refuses a key that is not unique, and names the value', async () => {
    const place = workspace({ 'crm.csv': `${HEAD}1,Ada,\n1,Bo,\n` });
    expectRefused(await place.run(['dedupe', 'crm.csv', '--key', 'id']), /crm\.csv.*id.*not unique.*"1"/, /--key/);
    expectRefused(await place.run(['dedupe', 'crm.csv', '--key', 'idd']), /"idd"/, /did you mean "?id/);
    expect(place.has('out')).toBe(false);
  });
});

describe('records that cannot be read as records', () => {
  test('an unclosed quote puts aside its own line and no more', async () => {
    const place = await done(`${HEAD}1,Ada,x\n2,"Bo,y\n3,Cy,z\n`, RULES, 1);
    expect(place.rows('crosswalk.csv').map(({ key }) => key)).toEqual(['1', '3']);
    expect(place.rows('rejects.csv')).toEqual([
      { source: 'crm', file: 'crm.csv', line: '3', reason: 'unclosed-quote', raw: '2,"Bo,y' },
    ]);
    expect(found(place, 'unclosed-quote')).toMatchObject([{ level: 'error', line: 3 }]);
  });

  test('too few cells are filled with nothing, too many put the record aside as it was read', async () => {
    const place = await done(`${HEAD}1,Ada\n2,Bo,y,surplus\n3,Cy,z\n`, RULES, 1);
    expect(place.rows('crosswalk.csv').map(({ line }) => line)).toEqual(['2', '4']);
    expect(place.rows('rejects.csv')).toEqual([
      { source: 'crm', file: 'crm.csv', line: '3', reason: 'ragged-row', raw: '2,Bo,y,surplus' },
    ]);
    expect(found(place, 'ragged-row').map(({ line, level }) => [line, level])).toEqual(
      expect.arrayContaining([
        [2, 'warning'],
        [3, 'error'],
      ]),
    );
  });

  test('NUL bytes are kept and said', async () => {
    const place = await done(`${HEAD}1,A\0da,x\n`);
    expect(place.rows('master.csv')[0]!.name).toBe('A\0da');
    expect(found(place, 'nul-byte')).toMatchObject([{ level: 'warning', line: 2, field: 'name' }]);
  });

  test('bytes that are not UTF-8 are said with their line', async () => {
    const head = Buffer.from(`${HEAD}1,Müller,x\n2,Jos`);
    const rules = RULES.replace('key: id', 'key: id, encoding: utf-8');
    const place = await done(Buffer.concat([head, Buffer.from([0xe9]), Buffer.from(',y\n')]), rules);
    expect(found(place, 'bad-utf8')).toMatchObject([{ level: 'warning', line: 3, field: 'name', value: 'Jos\\xE9' }]);
    expect(place.rows('master.csv').map(({ name }) => name)).toEqual(['Müller', 'Jos\ufffd']);
  });

  test('a line of NDJSON that is not JSON puts itself aside and no more', async () => {
    const place = workspace({
      'rules.yaml': RULES.replaceAll('crm.csv', 'crm.ndjson'),
      'crm.ndjson': '{"id":1,"name":"Ada"}\n{"id":2,"name":\n{"id":3,"name":"Cy"}\n[4]\n',
    });
    expectDone(place, await place.run(['run', 'rules.yaml']), 1);
    expect(place.rows('crosswalk.csv').map(({ key, line }) => [key, line])).toEqual([
      ['1', '1'],
      ['3', '3'],
    ]);
    expect(place.rows('rejects.csv')).toMatchObject([
      { line: '2', reason: 'bad-json', raw: '{"id":2,"name":' },
      { line: '4', reason: 'not-a-record', raw: '[4]' },
    ]);
  });

  test('a cell of 50 MB comes through whole, and is said', async () => {
    const place = workspace({ 'rules.yaml': RULES });
    place.write('crm.csv', `${HEAD}1,${'x'.repeat(50_000_000)},p\n2,Bo,q\n`);
    expectDone(place, await place.run(['run', 'rules.yaml']));
    expect(found(place, 'huge-cell')).toMatchObject([{ level: 'warning', line: 2, field: 'name' }]);
    const [first, second] = place.rows('master.csv');
    expect([first!.name, second!.name].map((name) => name!.length).sort((a, b) => a - b)).toEqual([2, 50_000_000]);
    // What is shown of it is short.
    for (const name of ['report.html', 'report.json'])
      expect(statSync(place.path('out/current', name)).size).toBeLessThan(1_000_000);
  });

  test('a binary file named .csv ends without a stack', async () => {
    const place = workspace(
      files(
        Uint8Array.from({ length: 4096 }, (_, index) => (index * 197) % 256),
        'recordmill: 1\nsources:\n  crm: { file: crm.csv }\n',
      ),
    );
    const ended = await place.run(['run', 'rules.yaml']);
    expect([0, 1, 2]).toContain(ended.code);
    expectNoStack(ended);
  });

  test('a .gz that is cut short is refused whole', async () => {
    const whole = gzipSync('id,name\n1,a\n'.repeat(1000));
    const place = workspace({
      'rules.yaml': RULES.replace('crm.csv', 'crm.csv.gz'),
      'crm.csv.gz': whole.subarray(0, whole.length - 20),
    });
    expectRefused(await place.run(['run', 'rules.yaml']), /crm\.csv\.gz/);
    expect(place.has('out/current')).toBe(false);
  });
});

describe('rule files that are traps', () => {
  test('a YAML bomb ends at once', async () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
        : `a${level}: &a${level} [${Array(10)
            .fill(`*a${level - 1}`)
            .join(', ')}]`,
    );
    const place = workspace(files(`${HEAD}1,Ada,\n`, `${RULES}missing: &m [x]\n${levels.join('\n')}\n`));
    expectRefused(await place.run(['run', 'rules.yaml']), /rules\.yaml:\d+:\d+/);
  });

  test('8,000 empty merges end at once, and are harmless', async () => {
    const merges = '    <<: {}\n'.repeat(8000);
    const place = workspace(files(`${HEAD}1,Ada,\n`, `recordmill: 1\nsources:\n  crm:\n    file: crm.csv\n${merges}`));
    const ended = await place.run(['run', 'rules.yaml']);
    if (ended.code === 2) expectRefused(ended, /rules\.yaml:\d+:\d+/);
    else expectDone(place, ended);
  });

  test('8,000 empty merges in one list', async () => {
    const place = workspace(
      files(
        `${HEAD}1,Ada,\n`,
        `recordmill: 1\nsources:\n  crm:\n    file: crm.csv\n    <<: [${'{}, '.repeat(8000)}{}]\n`,
      ),
    );
    expectDone(place, await place.run(['run', 'rules.yaml']));
  });

  test('a regular expression that would backtrack for ever runs in linear time', async () => {
    const rules = `${RULES}fields:\n  name: { pattern: '(a+)+b', replace: [{ from: '^(x|xx)*y$', to: z, pattern: true }] }\n`;
    const place = await done(`${HEAD}1,${'a'.repeat(50_000)},\n2,${'x'.repeat(50_000)},\n3,aab,\n`, rules, 1);
    expect(found(place, 'pattern').map(({ line }) => line)).toEqual([2, 3]);
  });

  test('every mistake is said at once, each with line and column', async () => {
    const rules =
      'recordmill: 1\nsources:\n  crm: { fil: crm.csv }\nfields:\n  a: { type: emial }\n  b: { minLength: x }\n';
    const place = workspace(files(HEAD, rules));
    expectRefused(
      await place.run(['run', 'rules.yaml']),
      /rules\.yaml:3:\d+.*file/,
      /:5:\d+.*did you mean "?email/,
      /:6:\d+/,
    );
  });
});

describe('output', () => {
  const good = files(`${HEAD}1,Ada,\n`);

  test('a file in the place of the output folder', async () => {
    const place = workspace({ ...good, taken: 'mine' });
    expectRefused(await place.run(['run', 'rules.yaml', '--out', 'taken']), /taken/, /--out|another folder/);
    expectRefused(await place.run(['run', 'rules.yaml', '--out', 'taken/below']), /taken/);
    expectRefused(await place.run(['demo', 'taken']), /taken/);
    expect(place.text('taken')).toBe('mine');
  });

  test.runIf(process.platform === 'linux')(
    'a place where the system makes no folders, which Node tries for ever',
    async () => {
      expectRefused(await workspace(good).run(['run', 'rules.yaml', '--out', '/proc/recordmill']), /proc/, /--out/);
    },
  );

  test('a folder that is called current and is not ours', async () => {
    const place = workspace(good);
    mkdirSync(place.path('out/current'), { recursive: true });
    place.write('out/current/mine.txt', 'mine');
    expectRefused(await place.run(['run', 'rules.yaml']), /current/, /move it|--out/);
    expect(place.text('out/current/mine.txt')).toBe('mine');
  });

  test('an input where outputs go', async () => {
    const rules = RULES.replace('crm.csv', 'out/current/master.csv').replace('key: id', 'key: master_id');
    const place = workspace({ ...good, 'again.yaml': rules });
    expectDone(place, await place.run(['run', 'rules.yaml']));
    const before = place.text('out/current/master.csv');
    const run = readlinkSync(place.path('out/current'));
    expectRefused(await place.run(['run', 'again.yaml']), /out.*write over.*master\.csv/, /--out/);
    expectRefused(await place.run(['run', 'rules.yaml', '--source', 'crm=out/current/master.csv']), /write over/);
    expectRefused(await place.run(['run', 'rules.yaml', '--out', 'crm.csv']), /crm\.csv/);
    expect(place.text('out/current/master.csv')).toBe(before);
    expect(readlinkSync(place.path('out/current'))).toBe(run);
    expect(place.text('crm.csv')).toBe(`${HEAD}1,Ada,\n`);
  });

  test('init writes over no file', async () => {
    const place = workspace(good);
    expectRefused(await place.run(['init', 'crm.csv', '--out', 'crm.csv']), /crm\.csv exists already/, /--out|--force/);
    expectRefused(await place.run(['init', 'crm.csv', '--force', '--out', 'no/such/rules.yaml']), /no\/such/);
    expectRefused(await place.run(['init', 'crm.csv', '--force', '--out', '.']), /cannot write to \./);
    expect(place.text('crm.csv')).toBe(`${HEAD}1,Ada,\n`);
  });

  test('an old result stays when the next run is refused', async () => {
    const place = workspace(good);
    expectDone(place, await place.run(['run', 'rules.yaml']));
    const run = readlinkSync(place.path('out/current'));
    place.write('crm.csv', '');
    expectRefused(await place.run(['run', 'rules.yaml']), /crm\.csv/);
    expect(readlinkSync(place.path('out/current'))).toBe(run);
    expect(place.list('out')).toEqual(['current', 'runs']);
  });
});

describe('a run that is not alone, or does not end', () => {
  const OLD = `${HEAD}1,Old,\n`;

  /** A workspace with a whole old result, and records from standard input that never end. */
  async function withOldResult(): Promise<{ place: Workspace; before: Map<string, string>; run: string }> {
    const place = workspace(files(OLD));
    expectDone(place, await place.run(['run', 'rules.yaml']));
    return { place, before: contents(place), run: readlinkSync(place.path('out/current')) };
  }

  const contents = (place: Workspace) =>
    new Map(place.list('out/current').map((name) => [name, readFileSync(place.path('out/current', name), 'latin1')]));

  /** Starts a run that waits for more records on standard input, and waits until it holds the lock. */
  async function waiting(place: Workspace): Promise<{ child: ChildProcess; ended: Promise<Ended> }> {
    let child: ChildProcess | undefined;
    place.write('pipe.yaml', 'recordmill: 1\nsources:\n  crm: { file: "-", key: id, format: csv }\n');
    const ended = place.run(['run', 'pipe.yaml'], {
      stdin: `${HEAD}1,New,\n`,
      open: true,
      meanwhile: (started) => {
        child = started;
      },
    });
    for (let round = 0; round < 600 && !place.has('out/.lock'); round++) await sleep(50);
    expect(place.has('out/.lock')).toBe(true);
    return { child: child!, ended };
  }

  test('a second run at the same time says so and exits with 2; the first is not disturbed', async () => {
    const { place } = await withOldResult();
    const first = await waiting(place);
    expectRefused(
      await place.run(['run', 'rules.yaml']),
      new RegExp(`process ${first.child.pid}|${first.child.pid}`),
      /out/,
    );
    first.child.stdin!.end();
    expectDone(place, await first.ended);
    expect(place.rows('master.csv').map(({ name }) => name)).toEqual(['New']);
    expect(place.list('out')).toEqual(['current', 'runs']);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: exit code %i, the old result whole, no lock left', async (signal, code) => {
    const { place, before, run } = await withOldResult();
    const { child, ended } = await waiting(place);
    child.kill(signal);
    const end = await ended;
    expect(end.code).toBe(code);
    expect(end.stderr).toMatch(/interrupted/);
    expectNoStack(end);
    expect(readlinkSync(place.path('out/current'))).toBe(run);
    expect(contents(place)).toEqual(before);
    expect(place.list('out')).toEqual(['current', 'runs']);
    expect(place.list('out/runs')).toHaveLength(1);
  });

  test('kill -9: the old result whole, and the next run takes over with a note', async () => {
    const { place, before, run } = await withOldResult();
    const { child, ended } = await waiting(place);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    expect(readlinkSync(place.path('out/current'))).toBe(run);
    expect(contents(place)).toEqual(before);
    const next = await place.run(['run', 'rules.yaml']);
    expectDone(place, next);
    expect(next.stderr).toMatch(/took over the lock of a run that ended early/);
    expect(place.list('out')).toEqual(['current', 'runs']);
    expect(place.list('out/runs').filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  test('kill -9 at many moments of short runs: always a whole result', async () => {
    const { place, before } = await withOldResult();
    place.write('crm.csv', `${HEAD}${Array.from({ length: 3000 }, (_, row) => `${row},New,\n`).join('')}`);
    const names = [...before.keys()];
    for (const delay of [600, 900, 1200, 1600]) {
      let timer: NodeJS.Timeout | undefined;
      await place.run(['run', 'rules.yaml'], {
        meanwhile: (child) => {
          timer = setTimeout(() => child.kill('SIGKILL'), delay);
        },
      });
      clearTimeout(timer);
      expect(place.list('out/current')).toEqual(names);
      const { counts } = JSON.parse(place.text('out/current/report.json'));
      expect([1, 3000]).toContain(counts.read);
      expect(place.rows('crosswalk.csv')).toHaveLength(counts.read);
      expect(place.rows('master.csv')).toHaveLength(counts.entities);
    }
  });
});

describe('arguments', () => {
  test.each([
    [['run'], /missing required argument/],
    [['rum', 'rules.yaml'], /unknown command.*\n*.*run/],
    [['run', 'rules.yaml', '--ouut', 'x'], /unknown option.*\n*.*--out/],
    [['run', 'rules.yaml', '--today', '2026-02-30'], /--today.*date/],
    [['run', 'rules.yaml', '--threads', '0'], /--threads.*whole number/],
    [['run', 'rules.yaml', '--source', 'crm'], /NAME=PATH/],
    [['run', 'rules.yaml', '--source', 'crn=crm.csv'], /"crn".*\n*.*crm/],
    [['run', 'rules.yaml', '--format', 'xml'], /--format.*text.*json/],
    [['run', 'rules.yaml', '--master', 'crm.csv'], /--master/],
    [['explain', 'nowhere', 'crm:1'], /nowhere holds no result/],
    [['report', 'nowhere'], /nowhere holds no result/],
    [['profile', 'nowhere.csv'], /nowhere\.csv/],
    [['dedupe', 'nowhere.csv'], /nowhere\.csv/],
  ] as const)('%j', async (args, says) => {
    const place = workspace(files(`${HEAD}1,Ada,\n`));
    expectRefused(await place.run(args), says);
    expect(place.list('.')).toEqual(['crm.csv', 'rules.yaml']);
  });
});
