import { describe, expect, test } from 'vitest';
import { importConfiguration, run } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';
import { people } from '../evaluate/people.ts';

/* What another tool was told is carried over where we mean the same by it, and said where we do not. */

const level = (sql: string, more = {}) => ({ sql_condition: sql, ...more });
const SPLINK = {
  link_type: 'dedupe_only',
  unique_id_column_name: 'id',
  probability_two_random_records_match: 0.001,
  comparisons: [
    {
      output_column_name: 'name',
      comparison_levels: [
        level('"name_l" IS NULL OR "name_r" IS NULL', { is_null_level: true }),
        level('"name_l" = "name_r"', { tf_adjustment_column: 'name', m_probability: 0.9 }),
        level('jaro_winkler_similarity("name_l", "name_r") >= 0.92'),
        level('jaro_winkler_similarity("name_l", "name_r") >= 0.8'),
        level('ELSE'),
      ],
    },
    {
      output_column_name: 'mail',
      comparison_levels: [level('mail_l = mail_r'), level('levenshtein("mail_l", "mail_r") <= 1'), level('ELSE')],
    },
    {
      output_column_name: 'born',
      comparison_levels: [
        level('"born_l" = "born_r"'),
        level('ABS(EPOCH(try_strptime("born_l", \'%Y-%m-%d\'))) <= 86400'),
        level('ELSE'),
      ],
    },
  ],
  blocking_rules_to_generate_predictions: [
    { blocking_rule: 'l."name" = r."name"', sql_dialect: 'duckdb' },
    'l.mail = r.mail AND substr(l.born, 1, 4) = substr(r.born, 1, 4)',
    'l.phone = r.phone and length(l.phone) > 5',
  ],
  made_up_setting: 1,
};

describe('Splink settings', () => {
  const place = () => {
    const { records } = people(40);
    return workspace({ 'splink.json': JSON.stringify(SPLINK), 'records.csv': records });
  };

  test('become a rule file that runs', async () => {
    const space = place();
    const { from, text } = importConfiguration(space.path('splink.json'), { out: space.path('rules.yaml') });
    expect(from).toBe('splink');
    expect(space.text('rules.yaml')).toBe(text);
    const { plan, result } = await run(space.path('rules.yaml'), { threads: 1 });
    expect(plan.sources[0]?.key).toEqual(['id']);
    expect(plan.match?.comparisons).toEqual([
      { field: 'name', comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
      { field: 'mail', comparator: 'levenshtein', levels: [0.875], termFrequency: expect.anything() },
      { field: 'born', comparator: 'exact', levels: [], termFrequency: expect.anything() },
    ]);
    expect(plan.match?.blocking.map(({ id }) => id)).toEqual(['name', 'mail+born:4']);
    expect(result.merged.entityCount).toBeLessThan(80);
  });

  test('say what was left behind, in the file as well', () => {
    const { notes, text } = importConfiguration(place().path('splink.json'));
    for (const part of [
      'length(l.phone) > 5',
      'born: level not carried over',
      'a distance of 1 became a similarity of 0.875',
      'prior, m and u',
      '"made_up_setting"',
      'records.csv',
    ]) {
      expect(notes.join('\n')).toContain(part);
      expect(text).toContain(part);
    }
  });
});

describe('a configuration of csvdedupe', () => {
  test('becomes a rule file that runs', async () => {
    const { records } = people(40);
    const config = {
      input_file: 'records.csv',
      field_definition: [
        { field: 'name', type: 'String', 'has missing': true },
        { field: 'mail', type: 'Exact' },
        { field: 'phone', type: 'LatLong' },
        { type: 'Interaction', 'interaction variables': ['a', 'b'] },
      ],
      training_file: 'training.json',
      recall_weight: 2,
      output_file: 'out.csv',
    };
    const space = workspace({ 'config.json': JSON.stringify(config), 'records.csv': records });
    const { from, notes } = importConfiguration(space.path('config.json'), { out: space.path('rules.yaml') });
    expect(from).toBe('csvdedupe');
    expect(notes.join('\n')).toMatch(/LatLong(.|\n)*Interaction(.|\n)*training\.json(.|\n)*recall_weight/);
    const { plan } = await run(space.path('rules.yaml'), { threads: 1 });
    expect(plan.match?.comparisons.map(({ field, comparator }) => [field, comparator])).toEqual([
      ['name', 'jaro_winkler'],
      ['mail', 'exact'],
      ['phone', 'jaro_winkler'],
    ]);
  });

  test('names of fields alone are enough, whatever they are', () => {
    const space = workspace({ 'c.json': '{"field_names":["__proto__","a: b # c","2024"],"delimiter":";"}' });
    const { text } = importConfiguration(space.path('c.json'));
    expect(text).toContain('delimiter: ;');
    expect(text).toContain('"a: b # c"');
  });
});

test.each([
  ['{', 'is no JSON'],
  ['[]', 'neither Splink settings nor'],
  ['{"a":1}', 'neither Splink settings nor'],
  ['{"link_type":"dedupe_only","comparisons":[]}', 'compares nothing'],
])('%s is refused with the reason', (text, reason) => {
  const space = workspace({ 'x.json': text });
  expect(() => importConfiguration(space.path('x.json'))).toThrow(reason);
  expect(() => importConfiguration(space.path('none.json'))).toThrow('no such file');
});
