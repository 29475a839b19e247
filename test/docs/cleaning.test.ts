import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clean } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

const text = readFileSync(new URL('../../docs/CLEANING.md', import.meta.url), 'utf8');
const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(text)!;

test('the rule file of docs/CLEANING.md does what the page says', async () => {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const first = at % 2 === 0;
    const city = { 2: 'Anakra', 4: '' }[at] ?? (first ? 'Ankara' : 'Bursa');
    const status = at === 3 ? 'activ' : 'active';
    const segment = at === 5 ? 'wholesael' : 'wholesale';
    return `${at},${first ? '06420' : '16010'},${city},${status},${segment},,2024-01-0${(at % 5) + 3},10 USD`;
  });
  const place = workspace({
    'rules.yaml': yaml!,
    'crm.csv': `id,zip,city,status,segment,district,paid_at,spend\n${rows.join('\n')}\n`,
    'cities.csv': 'city\nAnkara\nBursa\n',
    'corrections.csv': 'from,to\nactiv,active\n',
    'districts.csv': 'zip,district\n16010,Osmangazi\n',
    'rates.csv': 'date,from,to,rate\n2024-01-01,USD,EUR,0.9\n',
  });
  await clean(place.path('rules.yaml'), { out: place.path('out'), threads: 1 });
  const changes = place.rows('changes.csv').map(({ field, before, after, rule }) => [field, before, after, rule]);
  for (const change of [
    ['city', 'Anakra', 'Ankara', 'correct'],
    ['city', '', 'Ankara', 'fill:zip'],
    ['status', 'activ', 'active', 'correct'],
    ['segment', 'wholesael', 'wholesale', 'correct'],
    ['district', '', 'Ankara', 'fill:city'],
    ['spend', '10 USD', '9.00 EUR', 'money (1 USD = 0.9 EUR, 2024-01-01)'],
  ])
    expect(changes).toContainEqual(change);
  expect(place.text('out/current/corrections.csv')).toContain('segment,wholesael,wholesale,1,typing error,0.9');
});
