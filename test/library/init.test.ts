import { describe, expect, test } from 'vitest';
import { init, run } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const CRM =
  'id,name,email,phone\n1,Ann Smith,ann@example.com,0532 000 00 01\n2,Bo Yılmaz,bo@example.com,\n3,Ann Smith,ANN@example.com,+905320000001\n';

describe('init', () => {
  test.each([
    ['a small file', { 'a.csv': CRM }],
    ['a header alone', { 'a.csv': 'id,name\n' }],
    ['one column', { 'a.csv': 'x\n1\n1\n\n' }],
    ['broken lines', { 'a.csv': 'id,name\n1,a,b\n2,"c\n3,d\n' }],
    ['strange names', { 'a.csv': '__proto__,a: b,"x""y",#,ad soyad,الاسم,\n1,2,3,4,5,6,7\n' }],
    [
      'values of every kind',
      { 'a.csv': 'd,m,c,b\n31.12.2024,"1.234,56 TL",TR,evet\n01/02/2024,"1,5",xx,maybe\nsoon,much,,\n' },
    ],
    ['nested JSON', { 'a.json': '[{"id":1,"a":{"b":"x@example.com"},"t":["p","q"]},{"id":"1","n":1e5}]' }],
    [
      'several systems',
      { 'a.csv': CRM, 'b.ndjson': '{"id":"00123","email":"ann@example.com","tel":"+905320000001"}\n' },
    ],
    [
      'windows-1254',
      { 'a.csv': Buffer.from('Ad;\u015eehir\nAy\u00fee;\u00dddil\n'.replace('\u015e', '\u00de'), 'latin1') },
    ],
  ] as [string, Record<string, string | Uint8Array>][])('a run with what it proposes exits 0: %s', async (_, data) => {
    const place = workspace(data);
    const files = Object.keys(data).map((name) => place.path(name));
    const text = await init(files, { out: place.path('rules.yaml') });
    expect(text).toMatch(/^#/);
    expect(place.text('rules.yaml')).toBe(text);
    const { exitCode, report } = await run(place.path('rules.yaml'), { out: place.path('out'), threads: 1 });
    expect([exitCode, report.counts.read]).toEqual([
      0,
      place.rows('crosswalk.csv').length + place.rows('rejects.csv').length,
    ]);
  });
});
