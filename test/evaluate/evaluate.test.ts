import { describe, expect, test } from 'vitest';
import { evaluationText } from '../../src/cli/evaluation-text.ts';
import { dedupe, evaluate, run } from '../../src/index.ts';
import { openDesk } from '../../src/library/review.ts';
import { checkBudget } from '../../src/report/make-report.ts';
import { type Workspace, workspace } from '../cli/workspace.ts';
import { people } from './people.ts';

/* What a result is worth: against a truth in any of its usual forms, against what people decided, and by its own word. */

async function deduped(): Promise<{ space: Workspace; out: string }> {
  const { records, truth } = people(150);
  const space = workspace({ 'records.csv': records, 'truth.csv': truth });
  const out = space.path('out');
  await dedupe([space.path('records.csv')], { key: 'id', out, threads: 1 });
  return { space, out };
}

describe('against a truth', () => {
  test('of records, of pairs, and by lines where there are no keys: all give one answer', async () => {
    const { space, out } = await deduped();
    const evaluation = await evaluate(out, { truth: space.path('truth.csv') });
    expect(evaluation.measures?.records).toBe(150 * 2);
    expect(evaluation.measures?.pairs.f1).toBeGreaterThan(0.3);
    const entities = new Map<string, string[]>();
    for (const line of space.text('truth.csv').trim().split('\n').slice(1)) {
      const [id, entity] = line.split(',') as [string, string];
      entities.set(entity, [...(entities.get(entity) ?? []), id]);
    }
    const pairs = [...entities.values()].map(([a, b]) => `records,${a},records,${b}`);
    space.write('pairs.csv', `left_source,left_key,right_source,right_key\n${pairs.join('\n')}\n`);
    const renamed = space.text('truth.csv').replace('id,entity', 'nr,who');
    space.write('other.csv', renamed);
    const byPairs = await evaluate(out, { truth: space.path('pairs.csv'), withoutCurve: true });
    const byNames = await evaluate(out, {
      truth: space.path('other.csv'),
      key: 'nr',
      entity: 'who',
      withoutCurve: true,
    });
    expect(byPairs.measures).toEqual(evaluation.measures);
    expect(byNames.measures).toEqual(evaluation.measures);
    await expect(evaluate(out, { truth: space.path('other.csv') })).rejects.toThrow('which column holds the key');
  });

  test('the curve has the threshold of the run on it, where no fewer pairs are joined than the run joined; and people can read it', async () => {
    const { space, out } = await deduped();
    const evaluation = await evaluate(out, { truth: space.path('truth.csv') });
    const point = evaluation.curve.find(({ threshold }) => threshold === evaluation.accept);
    if (point === undefined || evaluation.measures === null) throw new Error('the run has no point on the curve');
    // The curve takes every link from a threshold on; the run besides held back those that are weak bridges.
    const { right, wrong } = evaluation.measures.pairs;
    expect(point.right).toBeGreaterThanOrEqual(right);
    expect(point.wrong).toBeGreaterThanOrEqual(wrong);
    expect(point.right + point.missed).toBe(right + evaluation.measures.pairs.missed);
    const recalls = evaluation.curve.map(({ recall }) => recall);
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    const text = evaluationText(evaluation);
    expect(text).toMatch(/pairs +\d\.\d{4} +\d\.\d{4} +\d\.\d{4} +\d+ right/);
    expect(text).toContain('← match.accept');
    expect(text).toContain('Estimated by the run without any truth');
  });

  test('a truth of other records is refused, with the way out', async () => {
    const { space, out } = await deduped();
    space.write('wrong.csv', 'id,entity\nzz,1\n');
    await expect(evaluate(out, { truth: space.path('wrong.csv') })).rejects.toThrow('names no record');
    space.write('twice.csv', 'id,entity\n1,1\n1,2\n');
    await expect(evaluate(out, { truth: space.path('twice.csv') })).rejects.toThrow('in two entities');
  });
});

test('against decided pairs, it is the model alone that is measured, also after a run that was told', async () => {
  const { space, out } = await deduped();
  await expect(evaluate(out)).rejects.toThrow('nobody has decided');
  const { desk, rowOf } = await openDesk(out);
  const [a, b] = [rowOf('records:1'), rowOf('records:2')];
  desk.sort([a], [a, b], 'each');
  const before = await evaluate(out);
  expect(before.decided).toMatchObject({ pairs: 1, different: 1, same: 0 });
  await dedupe([space.path('records.csv')], { key: 'id', out, threads: 1 });
  const after = await evaluate(out);
  expect(after.decided).toMatchObject({ pairs: 1, different: 1 });
  expect(after.curve.map(({ wrong }) => wrong)).toEqual(before.curve.map(({ wrong }) => wrong));
});

describe('the estimate without labels', () => {
  test('is in the report, and lies in its interval', async () => {
    const { space, out } = await deduped();
    const { estimate, measures } = await evaluate(out, { truth: space.path('truth.csv'), withoutCurve: true });
    if (estimate === null || measures === null) throw new Error('there is no estimate');
    expect(estimate.joinedPairs).toBeGreaterThan(100);
    for (const { value, low, high } of [estimate.precision, estimate.recall]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(estimate.falseMerges.value).toBeLessThanOrEqual(estimate.joinedPairs);
  });

  test('a budget of false merges decides the exit code, and needs a model', async () => {
    const { records } = people(60);
    const rules = (budget: string, model = 'auto') => `recordmill: 1
sources: { records: { file: records.csv, key: id } }
fields: { name: { type: person_name }, mail: { type: email }, phone: { type: phone, defaultCountry: TR }, born: { type: date } }
match: { model: ${model}, accept: 0.001, review: 0.001, rules: [{ id: mail, same: [mail] }] }
budget: { error: 100%, false_merges: ${budget} }
`;
    const space = workspace({
      'records.csv': records,
      'easy.yaml': rules('100%'),
      'none.yaml': rules('1%', 'none'),
    });
    const easy = await run(space.path('easy.yaml'), { threads: 1 });
    expect([easy.exitCode, easy.report.budget.within]).toEqual([0, true]);
    const { result } = easy;
    const share = { value: 1, low: 1, high: 1 };
    const estimate = {
      joinedPairs: 1000,
      decidedPairs: 0,
      falseMerges: { ...share, value: 2.5 },
      precision: share,
      recall: share,
    };
    const check = (limit: { share: number } | { records: number }) =>
      checkBudget({
        ...result,
        plan: { ...result.plan, budget: { error: { share: 1 }, warning: null, falseMerges: limit } },
        linked: { ...result.linked, stats: { ...result.linked.stats, estimate } },
      });
    expect(check({ share: 0.003 })).toMatchObject({
      within: true,
      falseMerges: { expected: 2.5, allowed: 3, joined: 1000 },
    });
    expect(check({ share: 0.001 }).within).toBe(false);
    expect([check({ records: 2 }).within, check({ records: 3 }).within]).toEqual([false, true]);
    await expect(run(space.path('none.yaml'), { threads: 1 })).rejects.toThrow('needs a model');
  });
});
