import { expect, test } from 'vitest';
import { Bridges } from '../../src/link/bridges.ts';
import { Clusters } from '../../src/link/clusters.ts';

/** Joins by descending weight, as linking does; gives the cluster of each row. */
function clustered(rowCount: number, pairs: readonly (readonly [number, number, number])[]): number[] {
  const sorted = [...pairs].sort((a, b) => b[2] - a[2]);
  const left = Uint32Array.from(sorted, ([row]) => row);
  const right = Uint32Array.from(sorted, ([, row]) => row);
  const scores = Float64Array.from(sorted, ([, , weight]) => weight);
  const links = sorted.flatMap(([, , weight], at) => (weight > 0 ? [at] : []));
  const clusters = new Clusters(rowCount, []);
  const bridges = new Bridges(clusters, rowCount, { left, right }, scores, links);
  for (const at of links) {
    if (bridges.isWeak(clusters, left[at]!, right[at]!)) continue;
    bridges.join(clusters, left[at]!, right[at]!);
    clusters.join(left[at]!, right[at]!, 0, scores[at]!);
  }
  return Array.from(clusters.lowestRows());
}

const all = (rows: readonly number[], weight: number) =>
  rows.flatMap((a, at) => rows.slice(at + 1).map((b) => [a, b, weight] as const));
const between = (left: readonly number[], right: readonly number[], weight: number) =>
  left.flatMap((a) => right.map((b) => [a, b, weight] as const));

test('one link between two dense groups does not join them', () => {
  const [a, b] = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ] as const;
  const apart = between(a, b, -9).filter(([left, right]) => !(left === 0 && right === 4));
  expect(clustered(8, [...all(a, 8), ...all(b, 8), ...apart, [0, 4, 3]])).toEqual([0, 0, 0, 0, 4, 4, 4, 4]);
});

test('pairs that were never compared speak against a bridge too', () => {
  const [a, b] = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ] as const;
  expect(clustered(8, [...all(a, 8), ...all(b, 8), [0, 4, 3]])).toEqual([0, 0, 0, 0, 4, 4, 4, 4]);
});

test('a chain is joined where its links are strong, and two records always are', () => {
  expect(
    clustered(4, [
      [0, 1, 9],
      [1, 2, 9],
      [2, 3, 1],
    ]),
  ).toEqual([0, 0, 0, 0]);
  expect(clustered(2, [[0, 1, 0.1]])).toEqual([0, 0]);
});

test('a record that several of a group speak for joins it, though others are against', () => {
  const group = [0, 1, 2, 3];
  const pairs = [...all(group, 8), [0, 4, 5], [1, 4, 4], [2, 4, -9], [3, 4, -9]] as const;
  expect(clustered(5, pairs)).toEqual([0, 0, 0, 0, 0]);
});
