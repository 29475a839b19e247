/** Right ones among those found, and found ones among those that are right. 1 where there is nothing to find. */
export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Counted extends Measure {
  /** Found and right, found but wrong, and right but not found. */
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface Measures {
  /** Records that the truth names. */
  readonly records: number;
  /** Over pairs of records. */
  readonly pairs: Counted;
  /** Over entities of two records or more: right when its records are exactly those of a true entity. */
  readonly clusters: Counted;
  /** B-cubed (Bagga and Baldwin 1998): for each record, how much of its entity is right; the mean of all records. */
  readonly bCubed: Measure;
}

export function measureOf(right: number, found: number, wanted: number): Counted {
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  return { precision, recall, f1: f1Of(precision, recall), right, wrong: found - right, missed: wanted - right };
}

const f1Of = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

const pairsOf = (size: number) => (size * (size - 1)) / 2;

/** A record with the entity it was put into and the one it belongs to. */
export interface Placed {
  readonly found: string;
  readonly truth: string;
  readonly source: string;
}

/**
 * How far a clustering agrees with the truth. Pairs are counted from the sizes of groups, so that a million records take
 * no longer than reading them. With `crossSource` only pairs of two sources count.
 */
export function measure(records: readonly Placed[], crossSource: boolean): Measures {
  const found = new Map<string, number>();
  const wanted = new Map<string, number>();
  const both = new Map<string, { size: number; found: string; truth: string }>();
  const [foundSame, wantedSame, bothSame] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const record of records) {
    const { source } = record;
    add(found, record.found);
    add(wanted, record.truth);
    const id = `${record.found}\u0000${record.truth}`;
    const group = both.get(id);
    if (group === undefined) both.set(id, { size: 1, found: record.found, truth: record.truth });
    else group.size++;
    if (!crossSource) continue;
    add(foundSame, `${record.found}\u0000${source}`);
    add(wantedSame, `${record.truth}\u0000${source}`);
    add(bothSame, `${id}\u0000${source}`);
  }
  const groups = [...both.values()];
  const pairs = (sizes: Iterable<number>, same: ReadonlyMap<string, number>) =>
    sumOfPairs(sizes) - sumOfPairs(same.values());
  const exact = groups.filter(
    ({ size, ...group }) => size === found.get(group.found) && size === wanted.get(group.truth),
  );
  const several = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].filter((size) => size > 1).length;
  const shareOf = (part: (group: (typeof groups)[number]) => number) =>
    records.length === 0
      ? 1
      : groups.reduce((sum, group) => sum + (group.size * group.size) / part(group), 0) / records.length;
  const precision = shareOf((group) => found.get(group.found)!);
  const recall = shareOf((group) => wanted.get(group.truth)!);
  return {
    records: records.length,
    pairs: measureOf(
      pairs(
        groups.map(({ size }) => size),
        bothSame,
      ),
      pairs(found.values(), foundSame),
      pairs(wanted.values(), wantedSame),
    ),
    clusters: measureOf(exact.filter(({ size }) => size > 1).length, several(found), several(wanted)),
    bCubed: { precision, recall, f1: f1Of(precision, recall) },
  };
}

function add(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

function sumOfPairs(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += pairsOf(size);
  return sum;
}
