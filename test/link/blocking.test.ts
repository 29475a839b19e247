import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeBlocking } from '../../src/link/blocking.ts';
import { comparators } from '../../src/link/comparator/index.ts';
import { soundKey } from '../../src/link/comparator/sound-key.ts';
import { comparePairs } from '../../src/link/compare-pairs.ts';
import { Fields } from '../../src/link/fields.ts';
import type { MatchPlan } from '../../src/link/rules.ts';
import { foldToLatin } from '../../src/util/fold.ts';
import { blockingRule, planOf, type TestRecord, tableOf } from './tables.ts';

const FIELDS = ['a', 'b', 'c'];
const cell = fc.constantFrom('', 'Ada', 'ADA', 'adb', 'Bea', 'bea k', 'Çan', 'can', 'kemal can', 'k');
const records = fc.array(fc.record({ a: cell, b: cell, c: cell }), { maxLength: 40 });

async function pairsOf(plan: MatchPlan, given: readonly TestRecord[]) {
  const table = tableOf(given, FIELDS);
  const fields = new Fields(table, plan, comparators);
  const blocking = makeBlocking(
    plan,
    table.rowCount,
    (field) => fields.folded(field),
    () => fields.splitFields(),
  );
  const { pairs, pairsByRule } = await comparePairs(blocking, []);
  return {
    blocking,
    pairsByRule: [...pairsByRule],
    pairs: Array.from({ length: pairs.length }, (_, at) => `${pairs.left[at]} ${pairs.right[at]}`),
  };
}

/** Whether two records agree on a key, said in the plainest way; rare words are too few here to be anything but rare. */
function agrees(id: string, left: TestRecord, right: TestRecord): boolean {
  return id.split('+').every((key) => {
    const [field, take] = key.split(':');
    const [a, b] = [foldToLatin(left[field!] ?? ''), foldToLatin(right[field!] ?? '')];
    if (a === '' || b === '') return false;
    if (take === undefined) return a === b;
    if (take === 'sound') return soundKey(a) === soundKey(b);
    if (take === 'rare') return a.split(' ').some((one) => b.split(' ').includes(one));
    return a.slice(0, Number(take)) === b.slice(0, Number(take));
  });
}

describe('blocking', () => {
  test('makes the pairs that agree on all keys of a rule, each once, under the first such rule', async () => {
    const ids = [['a'], ['a+b', 'c:1'], ['a:2+c', 'b:sound', 'a'], ['a:rare', 'b+c'], ['b:1+a:rare', 'c:rare']];
    await fc.assert(
      fc.asyncProperty(records, fc.constantFrom(...ids), async (given, rules) => {
        const plan = planOf({ blocking: rules.map(blockingRule) });
        const { pairs, pairsByRule } = await pairsOf(plan, given);
        const wanted: string[] = [];
        const byRule = rules.map(() => 0);
        for (let left = 0; left < given.length; left++) {
          for (let right = left + 1; right < given.length; right++) {
            const rule = rules.findIndex((id) => agrees(id, given[left]!, given[right]!));
            if (rule < 0) continue;
            wanted.push(`${left} ${right}`);
            byRule[rule]!++;
          }
        }
        expect(pairs.sort()).toEqual(wanted.sort());
        expect(rules.map((_, rule) => pairsByRule[rule] ?? 0)).toEqual(byRule);
      }),
      { numRuns: 200 },
    );
  });

  test('a block over maxBlock is split by another field, and every pair left out is counted', async () => {
    const given = Array.from({ length: 300 }, (_, row) => ({ a: 'same', b: `value ${row % 60}`, c: `c${row}` }));
    const plan = planOf({
      blocking: [blockingRule('a'), blockingRule('b')],
      comparisons: FIELDS.map((field) => ({ field, comparator: 'exact', levels: [], termFrequency: false })),
      maxBlock: 50,
    });
    const { pairs, blocking, pairsByRule } = await pairsOf(plan, given);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(blocking.oversized).toHaveLength(1);
    expect(blocking.oversized[0]!.rows).toHaveLength(300);
    expect(pairsByRule[0]! + blocking.oversized[0]!.pairsNotCompared).toBe((300 * 299) / 2);
    expect(pairs.length).toBeLessThan(300 * 60);
  });

  test('what is split does not grow with the square of the rows', async () => {
    const given = Array.from({ length: 4000 }, () => ({ a: 'same', b: 'same', c: 'same' }));
    const plan = planOf({ blocking: [blockingRule('a')], maxBlock: 100 });
    expect((await pairsOf(plan, given)).pairs.length).toBeLessThan(4000 * 101);
  });

  test('rows of an oversized block that are alike are still compared', async () => {
    const given = Array.from({ length: 200 }, (_, row) => ({
      a: 'same',
      b: `v${String(row >> 1).padStart(3, '0')}`,
      c: '',
    }));
    const plan = planOf({
      blocking: [blockingRule('a')],
      maxBlock: 20,
      comparisons: [{ field: 'b', comparator: 'exact', levels: [], termFrequency: false }],
    });
    const { pairs } = await pairsOf(plan, given);
    for (let row = 0; row < 200; row += 2) expect(pairs).toContain(`${row} ${row + 1}`);
  });
});
