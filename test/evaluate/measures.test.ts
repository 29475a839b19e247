import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thresholdCurve } from '../../src/evaluate/curve.ts';
import { wilson } from '../../src/evaluate/interval.ts';
import { measure, type Placed } from '../../src/evaluate/measures.ts';
import { weightOfProbability } from '../../src/link/score.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';

const place = (text: string): Placed[] =>
  text.split(' ').map((one) => ({ found: one[0]!, truth: one[1]!, source: one[2] ?? 'x' }));

/** All pairs one by one: slow and obvious. */
function slowly(records: readonly Placed[], crossSource: boolean) {
  const counts = { right: 0, wrong: 0, missed: 0 };
  records.forEach((a, at) => {
    for (const b of records.slice(at + 1)) {
      if (crossSource && a.source === b.source) continue;
      const [found, wanted] = [a.found === b.found, a.truth === b.truth];
      if (found && wanted) counts.right++;
      else if (found) counts.wrong++;
      else if (wanted) counts.missed++;
    }
  });
  return counts;
}

describe('measures', () => {
  test('the example of Bagga and Baldwin, and pairs and clusters of it', () => {
    // One wrong merge of two entities of five records: B-cubed precision 0.76, recall 1.
    const { pairs, clusters, bCubed } = measure(place('1a 1a 1a 1a 1a 2b 2b 2c 2c 2c 2c 2c'), false);
    expect(bCubed.precision).toBeCloseTo(0.7619, 4);
    expect(bCubed.recall).toBe(1);
    expect(pairs).toMatchObject({ right: 21, wrong: 10, missed: 0 });
    expect(clusters).toMatchObject({ right: 1, wrong: 1, missed: 2 });
  });

  test('records alone are pairs of nothing, and nothing found is precision 1', () => {
    const { pairs, clusters, bCubed } = measure(place('1a 2b 3c'), false);
    expect([pairs.precision, pairs.recall, clusters.precision, bCubed.f1]).toEqual([1, 1, 1, 1]);
    expect(measure([], false).bCubed.precision).toBe(1);
  });

  test('pairs are those that counting one by one gives, across sources too', () => {
    const record = fc.record({
      found: fc.constantFrom('1', '2', '3', '4'),
      truth: fc.constantFrom('a', 'b', 'c'),
      source: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), fc.boolean(), (records, crossSource) => {
        expect(measure(records, crossSource).pairs).toMatchObject(slowly(records, crossSource));
      }),
    );
  });

  test('a share of few cases is known badly, and never outside 0 to 1', () => {
    expect([wilson(10, 10).value, wilson(10, 10).high]).toEqual([1, 1]);
    expect(wilson(10, 10).low).toBeCloseTo(0.722, 3);
    expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 });
    expect(wilson(500, 1000).high - wilson(500, 1000).low).toBeLessThan(0.07);
  });
});

test('the curve is what clusters of all links from each threshold on would give', () => {
  const pair = fc.tuple(
    fc.integer({ min: 0, max: 11 }),
    fc.integer({ min: 0, max: 11 }),
    fc.constantFrom(0.015, 0.07, 0.33, 0.55, 0.77, 0.94, 0.985, 0.9993),
  );
  const labels = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 25 }), labels, fc.boolean(), (links, truth, crossSource) => {
      const source = Uint16Array.from({ length: 12 }, (_, row) => row % 2);
      const origin = {
        sources: ['x', 'y'],
        files: [],
        source,
        file: new Uint32Array(12),
        line: new Uint32Array(12),
        key: columnOfTexts(
          'key',
          Array.from({ length: 12 }, (_, row) => String(row)),
        ),
      };
      const scored = {
        pairs: { left: Uint32Array.from(links, ([a]) => a), right: Uint32Array.from(links, ([, b]) => b) },
        scores: Float64Array.from(links, ([, , p]) => weightOfProbability(p)),
        before: Uint32Array.from({ length: 12 }, (_, row) => (row === 1 ? 0 : row)),
      };
      const curve = thresholdCurve({ origin, rowCount: 12 }, scored, Int32Array.from(truth), {
        uniqueSources: [],
        crossSource,
      });
      for (const { threshold, right, wrong, missed } of curve) {
        const group = Array.from({ length: 12 }, (_, row) => (row === 1 ? 0 : row));
        const join = (a: number, b: number) => {
          const [from, to] = [group[a]!, group[b]!];
          group.forEach((one, row) => {
            if (one === from) group[row] = to;
          });
        };
        for (const [a, b, p] of links) if (p >= threshold) join(a, b);
        const records = group.flatMap((found, row) =>
          truth[row]! < 0 ? [] : [{ found: String(found), truth: String(truth[row]), source: String(source[row]) }],
        );
        expect({ right, wrong, missed }).toEqual(slowly(records, crossSource));
      }
    }),
  );
});
