import { describe, expect, test } from 'vitest';
import { makeExplainer } from '../../src/link/explain-pair.ts';
import { blockingRule, link, noInputs, planOf, randomNumbers, type TestRecord, tableOf } from './tables.ts';

const fields = ['first', 'last', 'email', 'city', 'country'];

/** People of four cultures: names and cities go with the country, and many an address is made of the name alone. */
function population(count: number, seed: number): TestRecord[] {
  const random = randomNumbers(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 1.5 * list.length)]!;
  const syllables = ['ka', 'ri', 'mo', 'te', 'lu', 'sa', 'ne', 'vo', 'di', 'ba', 'zu', 'fe'];
  const word = () => Array.from({ length: 3 }, () => syllables[Math.floor(random() * 12)]!).join('');
  const words = (size: number, ending: string) => Array.from({ length: size }, () => word() + ending);
  const cultures = ['TR', 'DE', 'GB', 'AE'].map((country) => ({
    country,
    first: words(100, 'n'),
    last: words(150, 'r'),
    city: words(6, ' city'),
  }));
  const typo = (text: string) => `${text.slice(0, 2)}x${text.slice(3)}`;
  const records: TestRecord[] = [];
  for (let person = 0; records.length < count; person++) {
    const culture = cultures[Math.floor(random() * 4)]!;
    const first = pick(culture.first);
    const last = pick(culture.last);
    const number = random() < 0.4 ? '' : String(Math.floor(random() * 1000));
    const email = `${first}.${last}${number}@${pick(['mail', 'post', 'web'])}.example`;
    const whole = { first, last, email, city: pick(culture.city), country: culture.country, truth: String(person) };
    records.push({ key: `k${records.length}`, ...whole });
    if (random() < 0.25) {
      const copy = { ...whole, email: random() < 0.2 ? '' : email };
      const at = Math.floor(random() * 3);
      if (at === 0) copy.first = typo(first);
      if (at === 1) copy.city = pick(culture.city);
      records.push({ key: `k${records.length}`, ...copy });
    }
  }
  return records;
}

const plan = planOf({
  model: 'train',
  comparisons: [
    { field: 'first', comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
    { field: 'last', comparator: 'jaro_winkler', levels: [0.92, 0.8], termFrequency: true },
    { field: 'email', comparator: 'email', levels: [0.92], termFrequency: true },
    { field: 'city', comparator: 'jaro_winkler', levels: [0.92], termFrequency: true },
    { field: 'country', comparator: 'exact', levels: [], termFrequency: true },
  ],
  blocking: ['email', 'last+first', 'last+city', 'first+city'].map(blockingRule),
  comparators: [{ field: 'email', comparator: 'email' }],
});

function precision(records: readonly TestRecord[], clusterOf: Uint32Array): number {
  let right = 0;
  let all = 0;
  const groups = new Map<number, string[]>();
  clusterOf.forEach((cluster, row) => {
    const truth = records[row]!.truth!;
    const before = groups.get(cluster) ?? [];
    all += before.length;
    right += before.filter((other) => other === truth).length;
    groups.set(cluster, [...before, truth]);
  });
  return right / all;
}

describe('fields that depend on each other', async () => {
  const records = population(3000, 5);
  const table = tableOf(records, fields);
  const result = await link(table, plan);

  test('one coincidence is not counted several times: precision holds', async () => {
    expect(result.stats.linksByRule.find(({ id }) => id === 'model')!.links).toBeGreaterThan(200);
    expect(precision(records, result.clusterOf)).toBeGreaterThanOrEqual(0.95);
    const independent = result.model!.comparisons.map(({ given: _, ...comparison }) => comparison);
    const naive = await link(table, plan, { model: { ...result.model!, comparisons: independent } });
    expect(precision(records, naive.clusterOf)).toBeLessThan(precision(records, result.clusterOf));
  });

  test('the model says what depends on what, and survives being saved', async () => {
    const saved = JSON.parse(JSON.stringify(result.model)) as NonNullable<typeof result.model>;
    const city = saved.comparisons.find(({ field }) => field === 'city')!;
    const given = city.given!.find(({ field }) => field === 'country')!;
    // Of people of one country far more live in one city than of all people.
    expect(given.u[0]!).toBeGreaterThan(2 * city.levels[0]!.u);
    expect(Array.from((await link(table, plan, { model: saved })).clusterOf)).toEqual(Array.from(result.clusterOf));
  });

  test('an explanation shows what the other agreement takes off, and adds up', async () => {
    const explain = makeExplainer(table, plan, noInputs, result.model);
    const row = result.clusterOf.findIndex((cluster, at) => cluster !== at);
    const { model } = explain(result.clusterOf[row]!, row);
    const sum = model!.comparisons.reduce((total, { weight }) => total + weight, model!.priorWeight);
    expect(model!.weight).toBeCloseTo(sum, 9);
    const dependent = model!.comparisons.filter(({ dependsOn }) => dependsOn !== null);
    expect(dependent.length).toBeGreaterThan(0);
    expect(dependent.some(({ dependence }) => dependence < 0)).toBe(true);
  });

  test('the order of rows plays no part', async () => {
    const reversed = [...records].reverse();
    const other = await link(tableOf(reversed, fields), plan);
    expect(other.model!.prior).toBeCloseTo(result.model!.prior, 9);
    other.model!.comparisons.forEach(({ given = [] }, index) => {
      const expected = result.model!.comparisons[index]!.given ?? [];
      expect(given.map(({ field }) => field)).toEqual(expected.map(({ field }) => field));
      given.forEach(({ u }, at) => {
        u.forEach((value, level) => {
          expect(value).toBeCloseTo(expected[at]!.u[level]!, 9);
        });
      });
    });
  });
});
