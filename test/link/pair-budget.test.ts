import { describe, expect, test } from 'vitest';
import { blockingRule, link, peoplePlan, planOf, simulatedPeople, tableOf } from './tables.ts';

const fields = ['first', 'last', 'email', 'city', 'born'];

describe('proposed blocking', () => {
  test('of a small table all pairs are compared', async () => {
    const records = simulatedPeople(200, 3);
    const { stats } = await link(tableOf(records, fields), { ...peoplePlan, pairBudget: 20 });
    expect(stats.pairsByRule).toEqual([{ id: 'all', pairs: (records.length * (records.length - 1)) / 2 }]);
  });

  test('of a large one, a rule over the budget makes no pair, and that is said', async () => {
    const records = simulatedPeople(2000, 3);
    const blocking = ['email', 'city'].map(blockingRule);
    const { stats, findings } = await link(tableOf(records, fields), { ...peoplePlan, blocking, pairBudget: 20 });
    expect(stats.pairsByRule.map(({ id, pairs }) => [id, pairs > 0])).toEqual([
      ['email', true],
      ['city', false],
    ]);
    const [finding] = findings.filter(({ code }) => code === 'blocking-over-budget');
    expect(finding).toMatchObject({ rule: 'city', field: 'city', detail: { budget: 20 } });
  });

  test('the cheapest rule stays where all are over', async () => {
    const records = simulatedPeople(2000, 3);
    const { stats } = await link(tableOf(records, fields), {
      ...peoplePlan,
      blocking: [blockingRule('city')],
      pairBudget: 20,
    });
    expect(stats.pairsByRule[0]!.pairs).toBeGreaterThan(0);
  });

  test('rules that a person wrote stand', async () => {
    const records = simulatedPeople(200, 3);
    const { stats } = await link(tableOf(records, fields), { ...peoplePlan, blocking: [blockingRule('city')] });
    expect(stats.pairsByRule.map(({ id }) => id)).toEqual(['city']);
  });
});

test('records of a source that holds no entity twice make no pair with each other', async () => {
  const records = simulatedPeople(100, 4);
  const table = tableOf(records, fields);
  const { stats } = await link(table, { ...peoplePlan, pairBudget: 20, uniqueSources: ['crm', 'shop', 'mail'] });
  const size = (source: string) => records.filter((record) => record.source === source).length;
  const [crm, shop, mail] = [size('crm'), size('shop'), size('mail')];
  expect(stats.pairsByRule[0]!.pairs).toBe(crm! * shop! + crm! * mail! + shop! * mail!);
});

test('a block that a match rule with `like` leaves incomplete is reported', async () => {
  const records = Array.from({ length: 200 }, (_, at) => ({ last: 'kaya', first: `name${at}` }));
  const plan = planOf({
    rules: [{ id: 'alike', same: ['last'], like: [['first', 0.99]] }],
    maxBlock: 50,
    comparators: [{ field: 'first', comparator: 'jaro_winkler' }],
  });
  const { findings } = await link(tableOf(records, ['last', 'first']), plan);
  expect(findings).toMatchObject([{ code: 'oversized-block', rule: 'alike', field: 'last', value: 'kaya' }]);
});
