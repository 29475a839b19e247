import { expect, test } from 'vitest';
import { explanationText } from '../../src/cli/explanation-text.ts';
import { explain, run } from '../../src/index.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';

/* What explain says is about the run that was published, and shows no more of it than a report does. */

const RULES = `recordmill: 1
sources:
  crm: { file: crm.csv, key: email }
fields:
  name: { type: person_name }
  email: { type: email }
  phone: { type: phone, defaultCountry: TR }
match:
  rules: [{ id: same-phone, same: [phone] }]
  model: none
`;
const CSV = `name,email,phone
Ann Lee,ann@example.com,0532 000 00 01
Ann Li,lee@example.org,+90 532 000 00 01
Ann,a.lee@example.net,05320000001
`;

async function ran(options = {}): Promise<Workspace> {
  const place = workspace({ 'rules.yaml': RULES, 'crm.csv': CSV });
  await run(place.path('rules.yaml'), { out: place.path('out'), threads: 1, ...options });
  return place;
}

test('keys that are personal are masked, in records and where values come from', async () => {
  const place = await ran();
  const explained = JSON.stringify([
    await explain(place.path('out'), 'crm:ann@example.com'),
    await explain(place.path('out'), 'crm:ann@example.com', 'crm:lee@example.org'),
  ]);
  expect(explained).toContain('l***@e***.org');
  expect(explained).not.toMatch(/example\.(com|org|net)/);
  const revealed = await explain(place.path('out'), 'crm:ann@example.com', undefined, { reveal: true });
  expect(JSON.stringify(revealed)).toContain('lee@example.org');
});

test('a run of the first records is explained by those alone', async () => {
  const place = await ran({ limit: 2 });
  const explained = await explain(place.path('out'), 'crm:ann@example.com');
  expect(explained.kind === 'entity' && explained.records).toHaveLength(2);
});

test('run.json names the version that ran', async () => {
  const place = await ran();
  expect(JSON.parse(place.text('out/current/run.json')).version).toMatch(/^\d+\.\d+\.\d+/);
});

test('two records that are one entity through others are told by the links between them, in order', async () => {
  const rules = RULES.replace(
    '[{ id: same-phone, same: [phone] }]',
    '[{ id: same-phone, same: [phone] }, { id: same-name, same: [name] }]',
  );
  const rows = [
    'name,email,phone',
    'Ann Lee,a@example.com,0532 000 00 01',
    'Bea Ode,b@example.com,0532 000 00 02',
    'Bea Ode,c@example.com,0532 000 00 01',
    'Zoe Far,d@example.com,0532 000 00 02',
  ];
  const place = workspace({ 'rules.yaml': rules, 'crm.csv': `${rows.join('\n')}\n` });
  await run(place.path('rules.yaml'), { out: place.path('out'), threads: 1 });
  const explained = await explain(place.path('out'), 'crm:d@example.com', 'crm:a@example.com', { reveal: true });
  expect(explained.kind === 'pair' && explained.chain.map(({ left, right }) => [left.key, right.key])).toEqual([
    ['d@example.com', 'b@example.com'],
    ['b@example.com', 'c@example.com'],
    ['c@example.com', 'a@example.com'],
  ]);
  const lines = explanationText(explained).trimEnd().split('\n');
  expect(lines.slice(-4)).toEqual([
    'They are one entity through other records:',
    '  crm:d@example.com and crm:b@example.com: rule same-phone holds',
    '  crm:b@example.com and crm:c@example.com: rule same-name holds',
    '  crm:c@example.com and crm:a@example.com: rule same-phone holds',
  ]);
});
