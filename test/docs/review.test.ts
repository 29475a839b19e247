import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dedupe } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';
import { people } from '../evaluate/people.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/REVIEW.md', import.meta.url)), 'utf8');

test('the commands of docs/REVIEW.md work', async () => {
  const lines = Array.from(page.matchAll(/^```sh\n([\s\S]*?)^```/gm), ([, block]) => block!.trim().split('\n')).flat();
  expect(lines.length).toBeGreaterThan(7);
  const { records, truth } = people(60);
  const decided =
    'left_source;left_key;right_source;right_key;decision\nrecords;1;records;2;same\nrecords;1;records;3;different\n';
  const settings = {
    link_type: 'dedupe_only',
    comparisons: [{ output_column_name: 'mail', comparison_levels: [{ sql_condition: '"mail_l" = "mail_r"' }] }],
  };
  const space = workspace({
    'records.csv': records,
    'truth.csv': truth,
    'filled-in.csv': decided,
    'splink-settings.json': JSON.stringify(settings),
  });
  await dedupe([space.path('records.csv')], { key: 'id', out: space.path('out'), threads: 1 });
  for (const line of lines) {
    const args = line.replace('crm:17', 'records:1').replace('shop:9001', 'records:3').split(' ').slice(1);
    const serves = line === 'recordmill review out';
    const ended = await space.run(args, {
      // The page is served until somebody ends it.
      ...(serves && { meanwhile: (child) => child.stdout?.once('data', () => child.kill('SIGINT')) }),
    });
    expect([line, ended.code, ended.stderr]).toEqual([line, serves ? 130 : 0, expect.any(String)]);
    if (serves) expect(ended.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/\n$/);
    if (line.includes('--import')) expect(ended.stderr).toContain('2 new or changed ones saved');
  }
});
