import { expect, test } from 'vitest';
import { explainCluster } from '../../src/link/explain-cluster.ts';
import { explainPair } from '../../src/link/explain-pair.ts';
import { link, noInputs, peoplePlan, simulatedPeople, tableOf } from './tables.ts';

const FIELDS = ['first', 'last', 'email', 'city', 'born'];
const table = tableOf(simulatedPeople(600, 3), FIELDS);
const plan = {
  ...peoplePlan,
  rules: [{ id: 'same-email', same: ['email'], like: [['last', 0.92]] as const }],
  never: ['left.city != right.city && left.born != right.born'],
};
const result = await link(table, plan);
const explain = (left: number, right: number) => explainPair(table, plan, noInputs, result.model, left, right);

test('an explained pair adds up to the weight that joined it', async () => {
  const rows = Array.from(result.clusterOf.keys()).filter(
    (row) => result.clusterOf[row] !== row && !Number.isNaN(result.weightOf[row]!),
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const { model, outcome, blocking } = explain(result.clusterOf[row]!, row);
    const sum = model!.comparisons.reduce((total, { weight }) => total + weight, model!.priorWeight);
    expect(sum).toBeCloseTo(model!.weight, 9);
    expect(model!.probability).toBeCloseTo(1 / (1 + 2 ** -sum), 9);
    if (outcome === 'joined') expect(blocking.some(({ makesPair }) => makesPair)).toBe(true);
    for (const { m, u, weight, termFrequency, dependence } of model!.comparisons) {
      expect(weight).toBeCloseTo(m === null ? 0 : Math.log2(m / u!) + termFrequency + dependence, 5);
    }
  }
});

test('says which condition of a rule fails, and which values were compared', async () => {
  const other = Array.from(result.clusterOf.keys()).find(
    (row) => table.columns[1]!.codes[row] !== table.columns[1]!.codes[0],
  )!;
  const { rules, outcome, judgement } = explain(0, other);
  expect(rules[0]).toMatchObject({ id: 'same-email', holds: false });
  expect(rules[0]!.conditions.map(({ field }) => field)).toEqual(['email', 'last']);
  expect(outcome).toBe('apart');
  expect(judgement).toBeNull();
});

test('explains both ways alike', async () => {
  const { model: one } = explain(0, 1);
  const { model: other } = explain(1, 0);
  expect(one!.weight).toBe(other!.weight);
});

test('a cluster is explained by its strongest links, the weakest last', async () => {
  const cluster = Array.from(result.clusterOf.keys()).find((row) => result.clusterOf[row] !== row)!;
  const rows = Array.from(result.clusterOf.keys()).filter((row) => result.clusterOf[row] === result.clusterOf[cluster]);
  const links = explainCluster(table, plan, noInputs, result.model, rows);
  expect(links).toHaveLength(rows.length - 1);
});
