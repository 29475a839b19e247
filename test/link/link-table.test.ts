import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/link/link-result.ts';
import { BitSet } from '../../src/table/bit-set.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import {
  blockingRule,
  link,
  partition,
  peoplePlan,
  planOf,
  simulatedPeople,
  type TestRecord,
  tableOf,
} from './tables.ts';

const FIELDS = ['first', 'last', 'email', 'city', 'born'];
const sameEmail = planOf({ rules: [{ id: 'same-email', same: ['email'], like: [] }] });

const decide = (left: string, right: string, judgement: Decision['judgement']): Decision => {
  const [a, b] = [left, right].map((name) => ({ source: name.split(':')[0]!, key: name.split(':')[1]! }));
  return { left: a!, right: b!, judgement };
};

describe('keys', () => {
  const table = tableOf(
    [
      { source: 'crm', key: '7' },
      { source: 'crm', key: '7' },
      { source: 'shop', key: '7' },
      { source: 'crm', key: '' },
      { source: 'crm', key: '' },
    ],
    [],
  );

  test('two records of one source with one key are one entity, without a plan too', async () => {
    expect([...(await link(table, null)).clusterOf]).toEqual([0, 0, 2, 3, 4]);
    expect([...(await link(table, sameEmailOf())).clusterOf]).toEqual([0, 0, 2, 3, 4]);
  });
});

const sameEmailOf = () => planOf({});

describe('match rules', () => {
  test('join records that are the same after folding; empty and declined cells agree with nothing', async () => {
    const table = tableOf(
      [{ last: 'ŞAHİN' }, { last: 'sahin' }, { last: '' }, { last: '' }, { last: 'kaya' }, { last: 'kaya' }],
      ['last'],
    );
    const declined = new BitSet(6);
    declined.add(4);
    const withDeclined = { ...table, columns: [{ ...table.columns[0]!, declined }] };
    const plan = planOf({ rules: [{ id: 'same-last', same: ['last'], like: [] }] });
    const result = await link(withDeclined, plan);
    expect([...result.clusterOf]).toEqual([0, 0, 2, 3, 4, 5]);
    expect(result.ruleIds[result.ruleOf[0]!]).toBe('same-last');
    expect(result.weightOf[0]).toBeNaN();
    expect(result.ruleOf[2]).toBe(0xffff);
  });

  test('like asks for a similarity by the comparator of the field', async () => {
    const records = [
      { email: 'a@x.example', last: 'Yılmaz' },
      { email: 'a@x.example', last: 'Yilmas' },
      { email: 'a@x.example', last: 'Kaya' },
      { email: 'a@x.example', last: '' },
    ];
    const plan = planOf({
      rules: [{ id: 'close', same: ['email'], like: [['last', 0.92]] }],
      comparators: [{ field: 'last', comparator: 'jaro_winkler' }],
    });
    expect([...(await link(tableOf(records, FIELDS), plan)).clusterOf]).toEqual([0, 0, 2, 3]);
  });

  test('the first rule that holds is the one named', async () => {
    const records = [
      { email: 'a@x.example', last: 'kaya' },
      { email: 'a@x.example', last: 'kaya' },
    ];
    const rules = [
      { id: 'one', same: ['email'], like: [] },
      { id: 'two', same: ['last'], like: [] },
    ];
    const { ruleIds, ruleOf, stats } = await link(tableOf(records, FIELDS), planOf({ rules }));
    expect(ruleIds[ruleOf[1]!]).toBe('one');
    expect(stats.linksByRule.map(({ links }) => links)).toEqual([1, 0, 0, 0, 0]);
  });

  test('a million records that all agree are chained, not paired', async () => {
    const table = tableOf(
      Array.from({ length: 20_000 }, () => ({ email: 'info@x.example' })),
      ['email'],
    );
    const { clusterOf } = await link(table, sameEmail);
    expect(clusterOf.every((cluster) => cluster === 0)).toBe(true);
  });
});

describe('constraints', () => {
  const three = tableOf(
    [
      { source: 'crm', key: 'a', email: 'x@x.example', vat: '1' },
      { source: 'shop', key: 'b', email: 'x@x.example', vat: '' },
      { source: 'crm', key: 'c', email: 'x@x.example', vat: '2' },
    ],
    ['email', 'vat'],
  );

  test('a unique source is not joined even through a third record, and the refused link is for review', async () => {
    const { clusterOf, review } = await link(three, { ...sameEmail, uniqueSources: ['crm'] });
    expect(partition(three, clusterOf)).toHaveLength(1);
    expect(clusterOf[0]).not.toBe(clusterOf[2]);
    expect(review.map(({ why }) => why)).toEqual(['conflicts-with-unique-source']);
    expect(review[0]!.probability).toBeNaN();
  });

  test('never keeps apart, whichever side is left, and through a third record', async () => {
    const { clusterOf } = await link(three, { ...sameEmail, never: ['left.vat == "1" && right.vat == "2"'] });
    expect(clusterOf[0]).not.toBe(clusterOf[2]);
    expect(partition(three, clusterOf)).toHaveLength(1);
  });

  test('decisions join and part; unsure leaves things as they are', async () => {
    const apart = await link(three, sameEmail, { decisions: [decide('crm:a', 'crm:c', 'different')] });
    expect(apart.clusterOf[0]).not.toBe(apart.clusterOf[2]);
    expect(apart.review.at(-1)).toMatchObject({ left: 0, right: 2, why: 'decided', judgement: 'different' });
    const joined = await link(three, planOf({}), {
      decisions: [decide('crm:c', 'crm:a', 'same'), decide('no:x', 'crm:a', 'same')],
    });
    expect([...joined.clusterOf]).toEqual([0, 1, 0]);
    expect(joined.ruleIds[joined.ruleOf[0]!]).toBe('decision');
    expect([...(await link(three, null, { decisions: [decide('crm:a', 'crm:c', 'unsure')] })).clusterOf]).toEqual([
      0, 1, 2,
    ]);
  });

  test('the last of several decisions stands, and contradictions are reported', async () => {
    const decisions = [decide('crm:a', 'crm:c', 'different'), decide('crm:c', 'crm:a', 'same')];
    expect((await link(three, null, { decisions })).clusterOf[2]).toBe(0);
    const circle = [
      decide('crm:a', 'shop:b', 'same'),
      decide('shop:b', 'crm:c', 'same'),
      decide('crm:a', 'crm:c', 'different'),
    ];
    expect((await link(three, null, { decisions: circle })).findings.map(({ code }) => code)).toEqual([
      'contradicting-decisions',
    ]);
  });

  test('golden records are not joined silently', async () => {
    const golden = columnOfTexts('master_id', ['m1', '', 'm2']);
    const { clusterOf, review } = await link(three, sameEmail, { golden });
    expect(clusterOf[0]).not.toBe(clusterOf[2]);
    expect(review.map(({ why }) => why)).toEqual(['would-join-golden']);
  });
});

describe('the model', async () => {
  const people = simulatedPeople(1500, 5);
  const table = tableOf(people, FIELDS);
  const result = await link(table, peoplePlan);

  test('finds most duplicates and hardly anything else', async () => {
    let found = 0;
    let wrong = 0;
    let missed = 0;
    for (let left = 0; left < people.length; left++) {
      for (let right = left + 1; right < people.length; right++) {
        const isTrue = people[left]!.truth === people[right]!.truth;
        const isJoined = result.clusterOf[left] === result.clusterOf[right];
        if (isTrue && isJoined) found++;
        else if (isJoined) wrong++;
        else if (isTrue) missed++;
      }
    }
    expect(found / (found + missed)).toBeGreaterThan(0.95);
    expect(found / (found + wrong)).toBeGreaterThan(0.98);
  });

  test('holds no NaN, and its levels are probabilities', async () => {
    const { model, stats, review } = result;
    expect(JSON.stringify(model)).not.toContain('null');
    for (const { levels } of model!.comparisons) {
      expect(levels.reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1, 6);
      expect(levels.reduce((sum, { u }) => sum + u, 0)).toBeCloseTo(1, 6);
    }
    expect(review.every(({ probability }) => probability >= 0.7 - 1e-9 && probability <= 0.95)).toBe(true);
    const pairs = stats.pairsByRule.reduce((sum, rule) => sum + rule.pairs, 0);
    expect(stats.weights.counts.reduce((sum, count) => sum + count, 0)).toBe(pairs);
  });

  test('saved and read back, gives the same result', async () => {
    const model = JSON.parse(JSON.stringify(result.model));
    const again = await link(table, { ...peoplePlan, model: 'saved' }, { model });
    expect(again.clusterOf).toEqual(result.clusterOf);
    expect(again.weightOf).toEqual(result.weightOf);
    expect(again.model).toEqual(result.model);
  });

  test('of no, one or two records joins nothing it should not', async () => {
    for (const count of [0, 1, 2]) {
      const few = tableOf(
        people
          .slice(0, count)
          .map((record, row) => ({ ...record, email: `${row}@x.example`, born: `190${row}-01-01` })),
        FIELDS,
      );
      expect([...(await link(few, peoplePlan)).clusterOf]).toEqual(Array.from({ length: count }, (_, row) => row));
    }
  });

  test('joins two equal records when there is nothing else to learn from', async () => {
    const person = { first: 'ada', last: 'kaya', email: 'ada@x.example', city: 'izmir', born: '1990-01-01' };
    expect([...(await link(tableOf([person, person], FIELDS), peoplePlan)).clusterOf]).toEqual([0, 0]);
  });
});

describe('order', async () => {
  const people = simulatedPeople(300, 9);

  test.each([
    ['without constraints', peoplePlan],
    ['with unique sources', { ...peoplePlan, uniqueSources: ['crm', 'shop'] }],
    [
      'with rules, never and an oversized block',
      {
        ...peoplePlan,
        rules: [{ id: 'r', same: ['last', 'born'], like: [['first', 0.8]] as const }],
        never: ['left.city == "ankara" && right.city == "izmir"'],
        uniqueSources: ['mail'],
        blocking: [...peoplePlan.blocking, blockingRule('city')],
        maxBlock: 20,
      },
    ],
  ])('of rows and sources does not matter %s', async (_, plan) => {
    const outcome = async (records: readonly TestRecord[]) => {
      const table = tableOf(records, FIELDS);
      const { clusterOf, model, review, stats } = await link(table, plan);
      const names = (row: number) => `${records[row]!.source}:${records[row]!.key}`;
      return {
        entities: partition(table, clusterOf),
        prior: model!.prior.toPrecision(9),
        review: review.map(({ left, right, why }) => [[names(left), names(right)].sort(), why]),
        pairs: stats.pairsByRule,
      };
    };
    const expected = await outcome(people);
    expect(expected.entities.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(people, { minLength: people.length }), async (shuffled) => {
        expect(await outcome(shuffled)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});

describe('findings', () => {
  test('an oversized block is reported with its value and what was left out', async () => {
    const records = Array.from({ length: 200 }, (_, row) => ({
      city: 'Ankara',
      email: `${row}@x.example`,
      first: 'a',
    }));
    const plan = { ...peoplePlan, blocking: [blockingRule('city')], maxBlock: 10 };
    const [finding] = (await link(tableOf(records, FIELDS), plan)).findings;
    expect(finding).toMatchObject({ code: 'oversized-block', rule: 'city', field: 'city', value: 'ankara' });
    expect(finding!.rows).toHaveLength(200);
    expect(finding!.detail).toMatchObject({ rows: 200, limit: 10 });
  });

  test('an address that many entities share is reported', async () => {
    const records = Array.from({ length: 15 }, (_, row) => ({ email: 'info@x.example', last: `name${row}` }));
    const plan = planOf({ comparators: [{ field: 'email', comparator: 'email' }] });
    expect((await link(tableOf(records, FIELDS), plan)).findings).toMatchObject([
      {
        code: 'generic-value',
        level: 'info',
        field: 'email',
        value: 'info@x.example',
        detail: { entities: 15, rows: 15 },
      },
    ]);
  });
});
