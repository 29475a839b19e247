import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { dedupe, type InputRecord, profile } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const CRM: InputRecord[] = [
  { id: '1', name: 'Ayşe Yılmaz', email: 'ayse@example.com' },
  { id: '2', name: 'Ayse Yilmaz', email: 'ayse@example.com' },
  { id: '3', name: 'Hans Müller', email: 'hans@example.org' },
];
const SHOP: InputRecord[] = [{ id: '9', name: 'Hans Mueller', email: 'hans@example.org' }];
const asCsv = (records: readonly InputRecord[]) =>
  `id,name,email\n${records.map(({ id, name, email }) => `${id},${name},${email}\n`).join('')}`;

async function* streamed(records: readonly InputRecord[]) {
  yield* records;
}

/** Which records are one entity, as `source:key`. */
async function entities(outcome: ReturnType<typeof dedupe>): Promise<string[]> {
  const byId = new Map<string, string[]>();
  for (const { masterId, source, key } of (await outcome).crosswalk())
    byId.set(masterId, [...(byId.get(masterId) ?? []), `${source}:${key}`]);
  return [...byId.values()].map((records) => records.sort().join(' ')).sort();
}

describe('duplicates are found in', () => {
  const alone = ['records:1 records:2', 'records:3'];

  test('records, streamed or not', async () => {
    expect(await entities(dedupe(CRM, { key: 'id' }))).toEqual(alone);
    expect(await entities(dedupe(streamed(CRM), { key: 'id' }))).toEqual(alone);
  });

  test('several sources by name, of records and of files', async () => {
    const place = workspace({ 'shop.csv': asCsv(SHOP) });
    const both = ['crm:1 crm:2', 'crm:3 shop:9'];
    expect(await entities(dedupe({ crm: streamed(CRM), shop: SHOP }, { key: 'id' }))).toEqual(both);
    expect(await entities(dedupe({ crm: CRM, shop: place.path('shop.csv') }, { key: 'id' }))).toEqual(both);
  });

  test('a file, alone or in a list', async () => {
    const place = workspace({ 'crm.csv': asCsv(CRM) });
    const expected = ['crm:1 crm:2', 'crm:3'];
    expect(await entities(dedupe(place.path('crm.csv'), { key: 'id' }))).toEqual(expected);
    expect(await entities(dedupe([place.path('crm.csv')], { key: 'id' }))).toEqual(expected);
  });

  test('standard input', async () => {
    const stdin = Readable.from([Buffer.from(asCsv(CRM))]);
    expect(await entities(dedupe(['-'], { key: 'id', stdin }))).toEqual(['stdin:1 stdin:2', 'stdin:3']);
  });

  test('one source of several files, by the column that names it', async () => {
    const place = workspace({
      'a.csv': `id,origin,name,email\n1,north,Ann Lee,ann@example.com\n2,south,Bob Ray,bob@example.com\n`,
      'b.csv': `id,origin,name,email\n3,north,Ann Lee,ann@example.com\n4,south,Ann Lee,ann@example.com\n`,
    });
    const files = [place.path('a.csv'), place.path('b.csv')];
    const options = { key: 'id', sourceBy: 'origin' };
    expect(await entities(dedupe(files, options))).toEqual(['north:1 north:3 south:4', 'south:2']);
    const apart = await entities(dedupe(files, { ...options, uniqueSources: true }));
    expect(apart.filter((records) => /north.*north/.test(records))).toEqual([]);
    expect(apart).toHaveLength(3);
  });
});

test('a repeated key is shown as a value of its column is', async () => {
  const records = [...CRM.slice(0, 2), { id: '3', name: 'Ayşe', email: 'ayse@example.com' }];
  await expect(dedupe(records, { key: 'id' })).resolves.toBeDefined();
  await expect(dedupe(records, { key: 'email' })).rejects.toThrow('"a***@e***.com" stands more than once');
  await expect(dedupe(records, { key: 'email', reveal: true })).rejects.toThrow('"ayse@example.com"');
});

test('records are profiled as a file of them is', async () => {
  const place = workspace({ 'crm.csv': asCsv(CRM) });
  const [ofFile] = await profile([place.path('crm.csv')]);
  for (const inputs of [CRM, streamed(CRM)]) {
    const [ofRecords] = await profile(inputs);
    expect(ofRecords).toMatchObject({ source: 'records', file: '', rejects: 0, profile: ofFile!.profile });
  }
  expect((await profile({ crm: CRM, shop: SHOP })).map(({ source }) => source)).toEqual(['crm', 'shop']);
});
