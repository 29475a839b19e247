import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Clusters } from '../../src/link/clusters.ts';
import { uniqueSourceConstraint } from '../../src/link/constraints.ts';

const ROWS = 12;
const link = fc.tuple(fc.nat(ROWS - 1), fc.nat(ROWS - 1));
const links = fc.array(link, { maxLength: 30 });

/** Clusters as plain sets, joined by looking through all of them. */
function slowClusters(
  given: readonly (readonly [number, number])[],
  mayJoin: (a: Set<number>, b: Set<number>) => boolean,
) {
  let sets = Array.from({ length: ROWS }, (_, row) => new Set([row]));
  for (const [left, right] of given) {
    const a = sets.find((set) => set.has(left))!;
    const b = sets.find((set) => set.has(right))!;
    if (a === b || !mayJoin(a, b)) continue;
    sets = [...sets.filter((set) => set !== a && set !== b), new Set([...a, ...b])];
  }
  return Array.from({ length: ROWS }, (_, row) => Math.min(...sets.find((set) => set.has(row))!));
}

describe('clusters', () => {
  test('are the connected components where nothing forbids', () => {
    fc.assert(
      fc.property(links, (given) => {
        const clusters = new Clusters(ROWS, []);
        for (const [left, right] of given) clusters.join(left, right, 0, 1);
        expect([...clusters.lowestRows()]).toEqual(slowClusters(given, () => true));
      }),
    );
  });

  test('never hold two records of a unique source', () => {
    const sources = fc.array(fc.nat(3), { minLength: ROWS, maxLength: ROWS });
    fc.assert(
      fc.property(links, sources, (given, source) => {
        const isUnique = [true, false, true, true];
        const clusters = new Clusters(ROWS, [uniqueSourceConstraint(Uint16Array.from(source), isUnique)]);
        for (const [left, right] of given) {
          if (clusters.conflict(left, right) === null) clusters.join(left, right, 0, 1);
        }
        const mayJoin = (a: Set<number>, b: Set<number>) =>
          ![...a].some((row) => isUnique[source[row]!] && [...b].some((other) => source[other] === source[row]));
        expect([...clusters.lowestRows()]).toEqual(slowClusters(given, mayJoin));
      }),
    );
  });

  test('more than 32 unique sources are kept apart as well', () => {
    const source = Uint16Array.from({ length: 80 }, (_, row) => row % 40);
    const clusters = new Clusters(80, [uniqueSourceConstraint(source, new Array<boolean>(40).fill(true))]);
    expect(clusters.conflict(39, 79)).toBe('conflicts-with-unique-source');
    expect(clusters.conflict(38, 79)).toBeNull();
  });
});
