import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, type Workspace, workspace } from './workspace.ts';

const CRM =
  'id,name,email,phone\n1,Ann Smith,ann@example.com,0532 000 00 01\n2,Bo Yılmaz,bo@example.com,\n3,Ann Smith,ANN@example.com,+905320000001\n';
const RULES = `recordmill: 1
sources:
  crm: { file: crm.csv, key: id }
fields:
  email: { type: email }
  phone: { type: phone, defaultCountry: TR }
match:
  rules: [{ id: same-email, same: [email] }]
  model: none
`;
const files = { 'rules.yaml': RULES, 'crm.csv': CRM };
const OUTPUTS = [
  'changes.csv',
  'crosswalk.csv',
  'findings.ndjson',
  'lineage.ndjson',
  'master.csv',
  'plan.json',
  'rejects.csv',
  'report.html',
  'report.json',
  'review.csv',
  'run.json',
];

/** Done, with nothing said where nothing was asked for. */
function expectDone(ended: Ended, code = 0): void {
  expect(ended.code, ended.stderr).toBe(code);
  expect(ended.stderr).not.toMatch(/fault of the program/);
}

describe('run', () => {
  test('writes every output, the summary to standard error, and nothing to standard output', async () => {
    const place = workspace(files);
    const ended = await place.run(['run', 'rules.yaml']);
    expectDone(ended);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('3 records read');
    expect(ended.stderr).toContain('out/current');
    expect(place.list('out/current')).toEqual(OUTPUTS);
    expect(place.cells('crosswalk.csv')[0]).toEqual(['source', 'key', 'file', 'line', 'master_id', 'rule', 'weight']);
    expect(place.rows('master.csv').map(({ email, phone }) => [email, phone])).toEqual(
      expect.arrayContaining([
        ['ann@example.com', '+905320000001'],
        ['bo@example.com', ''],
      ]),
    );
  });

  test('--format json prints the report, --quiet the rest not at all', async () => {
    const place = workspace(files);
    const ended = await place.run(['run', 'rules.yaml', '--format', 'json', '--quiet', '--out', 'o']);
    expectDone(ended);
    expect(ended.stderr).toBe('');
    expect(JSON.parse(ended.stdout)).toEqual(JSON.parse(place.text('o/current/report.json')));
    // Personal values are masked, unless they are asked for.
    expect(ended.stdout).not.toContain('ann@example.com');
    expect((await place.run(['run', 'rules.yaml', '--format', 'json', '--reveal'])).stdout).toContain(
      'ANN@example.com',
    );
  });

  test('findings over the budget are exit code 1, and everything is written all the same', async () => {
    const place = workspace({ ...files, 'rules.yaml': `${RULES}validate: [{ id: has-phone, required: [phone] }]\n` });
    const ended = await place.run(['run', 'rules.yaml']);
    expectDone(ended, 1);
    expect(ended.stderr).toMatch(/has-phone/);
    expect(place.list('out/current')).toEqual(OUTPUTS);
    place.write('rules.yaml', `${place.text('rules.yaml')}budget: { error: 1 }\n`);
    expectDone(await place.run(['run', 'rules.yaml']));
  });

  test('no colours off a terminal and none with NO_COLOR', async () => {
    const place = workspace(files);
    const escapeSequence = '\u001b';
    expect((await place.run(['run', 'rules.yaml'])).stderr).not.toContain(escapeSequence);
    expect((await place.run(['run', 'rules.yaml'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).stderr).not.toContain(
      escapeSequence,
    );
  });

  test('--source puts another file in a source’s place, packed or not, and "-" is standard input', async () => {
    const place = workspace(files);
    place.write('other.csv.gz', gzipSync('id,name,email,phone\n9,Cy,cy@example.com,\n'));
    expectDone(await place.run(['run', 'rules.yaml', '--source', 'crm=other.csv.gz']));
    expect(place.rows('master.csv').map(({ name }) => name)).toEqual(['Cy']);
    expectDone(await place.run(['run', 'rules.yaml', '--source', 'crm=-'], { stdin: 'id,name,email,phone\n8,Di,,\n' }));
    expect(place.rows('master.csv').map(({ name }) => name)).toEqual(['Di']);
  });

  test('--limit reads the first records, --today is the date in the plan', async () => {
    const place = workspace(files);
    expectDone(await place.run(['run', 'rules.yaml', '--limit', '2', '--today', '2025-02-28', '--threads', '1']));
    expect(place.rows('crosswalk.csv').map(({ key }) => key)).toEqual(['1', '2']);
    expect(JSON.parse(place.text('out/current/plan.json')).today).toBe('2025-02-28');
  });

  test('--dry-run prints the plan and its pairs, and writes nothing', async () => {
    const rules = RULES.replace('model: none', 'blocking: [[email]]');
    const place = workspace({ ...files, 'rules.yaml': rules });
    const ended = await place.run(['run', 'rules.yaml', '--dry-run']);
    expectDone(ended);
    expect(JSON.parse(ended.stdout)).toMatchObject({ recordmill: 1, sources: [{ name: 'crm' }] });
    expect(ended.stderr).toMatch(/3 records[\s\S]*\s1\s+email[\s\S]*nothing was written/);
    expect(place.list('.')).toEqual(['crm.csv', 'rules.yaml']);
  });

  test('a saved plan runs like its rules, and on the master it made changes nothing', async () => {
    const place = workspace(files);
    expectDone(await place.run(['run', 'rules.yaml']));
    expectDone(await place.run(['run', 'out/current/plan.json', '--out', 'again']));
    expect(place.text('again/current/master.csv')).toBe(place.text('out/current/master.csv'));
    const master = 'out/current/master.csv';
    expectDone(await place.run(['run', 'out/current/plan.json', '--master', master, '--out', 'more']));
    expect(place.text('more/current/master.csv')).toBe(place.text(master));
  });
});

describe('validate and clean', () => {
  test('validate writes nothing unless told to; its findings are data', async () => {
    const place = workspace({ ...files, 'crm.csv': `${CRM}4,Cy,no mail,\n` });
    const ended = await place.run(['validate', 'rules.yaml', '--format', 'ndjson']);
    expectDone(ended);
    expect(
      ended.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ level: 'warning', source: 'crm', file: 'crm.csv', line: 5, key: '4', field: 'email' }]);
    expect(place.list('.')).toEqual(['crm.csv', 'rules.yaml']);
    expectDone(await place.run(['validate', 'rules.yaml', '--out', 'v']));
    expect(place.list('v/current')).toEqual(expect.arrayContaining(['findings.ndjson', 'rejects.csv', 'report.json']));
    expect(place.list('v/current')).not.toContain('master.csv');
  });

  test('clean writes the records and every change', async () => {
    const place = workspace(files);
    expectDone(await place.run(['clean', 'rules.yaml', '--out', 'c']));
    expect(place.rows('records.csv', 'c').map(({ key, email, phone }) => [key, email, phone])).toEqual([
      ['1', 'ann@example.com', '+905320000001'],
      ['2', 'bo@example.com', ''],
      ['3', 'ann@example.com', '+905320000001'],
    ]);
    expect(place.rows('changes.csv', 'c').map(({ before, after }) => [before, after])).toEqual([
      ['ANN@example.com', 'ann@example.com'],
      ['0532 000 00 01', '+905320000001'],
    ]);
  });
});

describe('without a rule file', () => {
  test('dedupe joins within and between files, and copies keys', async () => {
    const place = workspace({
      'a.csv': CRM,
      'b.csv': 'id,name,email,phone\nx1,Ann Smith,ann@example.com,\nx2,Cem Kaya,cem@example.com,\n',
    });
    expectDone(await place.run(['dedupe', 'a.csv', 'b.csv', '--key', 'id', '--out', 'd']));
    const ids = new Map(
      place.rows('crosswalk.csv', 'd').map(({ source, key, master_id }) => [`${source}:${key}`, master_id]),
    );
    expect([...ids.keys()]).toEqual(['a:1', 'a:2', 'a:3', 'b:x1', 'b:x2']);
    expect(ids.get('a:1')).toBe(ids.get('a:3'));
    expect(ids.get('a:1')).toBe(ids.get('b:x1'));
    expect(new Set(ids.values()).size).toBe(3);
  });

  test('dedupe --unique-sources never joins two records of one source, --source-by says which source', async () => {
    const place = workspace({
      'all.csv':
        'id,from,name,email\n1,a,Ann Smith,ann@example.com\n2,a,Ann Smith,ann@example.com\n3,b,Ann Smith,ann@example.com\n',
    });
    const args = ['dedupe', 'all.csv', '--key', 'id', '--source-by', 'from', '--unique-sources'];
    expectDone(await place.run(args));
    const [first, second, third] = place.rows('crosswalk.csv');
    expect([first!.source, second!.source, third!.source]).toEqual(['a', 'a', 'b']);
    expect(first!.master_id).not.toBe(second!.master_id);
  });

  test('profile tells facts of each column, and masks personal values', async () => {
    const place = workspace(files);
    const ended = await place.run(['profile', 'crm.csv']);
    expectDone(ended);
    expect(ended.stdout).toMatch(/crm\.csv: 3 records, utf-8/);
    expect(ended.stdout).toMatch(/email +email +100 % +3 +100 %/);
    expect(ended.stdout).toContain('Next\n  1. Make a rule file of these facts: recordmill init crm.csv');
    expect(ended.stdout).not.toContain('ann@example.com');
    const asJson = await place.run(['profile', '-', '--format', 'json', '--reveal'], { stdin: CRM });
    expect(JSON.parse(asJson.stdout)).toMatchObject([
      {
        profile: {
          rows: 3,
          columns: [{ name: 'id' }, { name: 'name' }, { name: 'email', type: { id: 'email' } }, { name: 'phone' }],
        },
      },
    ]);
    expect(asJson.stdout).toContain('ann@example.com');
  });

  test('schema prints a JSON Schema', async () => {
    const ended = await workspace().run(['schema']);
    expectDone(ended);
    expect(ended.stderr).toBe('');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      type: 'object',
      properties: { sources: {}, fields: {}, match: {} },
    });
  });
});

describe('init', () => {
  test('to standard output, from standard input', async () => {
    const place = workspace();
    const made = await place.run(['init', '-'], { stdin: CRM });
    expectDone(made);
    place.write('rules.yaml', made.stdout);
    expectDone(await place.run(['run', 'rules.yaml'], { stdin: CRM }));
  });
});

describe('on a result', () => {
  let place: Workspace;
  beforeAll(async () => {
    place = workspace(files);
    expectDone(await place.run(['run', 'rules.yaml']));
  });

  test('explain says why two records are one, or two', async () => {
    const joined = await place.run(['explain', 'out', 'crm:1', 'crm:3']);
    expectDone(joined);
    expect(joined.stdout).toMatch(/are one entity[\s\S]*Rule same-email holds/);
    expect(joined.stdout).not.toContain('ann@example.com');
    const apart = await place.run(['explain', 'out', 'crm:1', 'crm:2', '--reveal']);
    expect(apart.stdout).toMatch(/are two entities[\s\S]*Rule same-email does not hold[\s\S]*bo@example\.com/);
  });

  test('explain of an entity tells its records and where its values come from', async () => {
    const id = place.rows('crosswalk.csv')[0]!.master_id!;
    const ended = await place.run(['explain', 'out', id, '--format', 'json']);
    expectDone(ended);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      kind: 'entity',
      masterId: id,
      records: [{ key: '1' }, { key: '3' }],
    });
    const refused = await place.run(['explain', 'out', 'crm:99']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('"crm:99"')]);
  });

  test('report shows the saved report in every format', async () => {
    const text = await place.run(['report', 'out']);
    expectDone(text);
    expect(text.stdout).toContain('3 records read');
    expect((await place.run(['report', 'out', '--format', 'html'])).stdout).toBe(place.text('out/current/report.html'));
    expect(JSON.parse((await place.run(['report', 'out', '--format', 'json'])).stdout)).toEqual(
      JSON.parse(place.text('out/current/report.json')),
    );
  });
});

describe('demo and help', () => {
  test('demo does the main job and says where to look', { timeout: 240_000 }, async () => {
    const place = workspace();
    const ended = await place.run(['demo']);
    expectDone(ended);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/records read from 8 sources[\s\S]*recordmill-demo\/out\/current/);
    expect(place.list('recordmill-demo/out/current')).toEqual([...OUTPUTS, 'model.json'].sort());
    const exports = place.list('recordmill-demo/exports').map((name) => `recordmill-demo/exports/${name}`);
    expectDone(await place.run(['init', ...exports, '--out', 'rules.yaml']));
    expectDone(await place.run(['run', 'rules.yaml', '--quiet']));
  });

  test('help shows examples first, and is no mistake', async () => {
    const place = workspace();
    for (const command of ['demo', 'run', 'explain', 'schema']) {
      const ended = await place.run([command, '--help']);
      expectDone(ended);
      expect(ended.stdout).toMatch(/^Examples?:\n {2}recordmill/);
    }
    expect((await place.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expectDone(await place.run(['--help']));
  });
});
