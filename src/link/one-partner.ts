/*
 * Sources that hold no entity twice: a record has at most one partner in such a source, so its candidates there compete.
 * The exact answer counts all ways to pair records off; belief propagation comes close to it in a few rounds over the
 * pairs (Huang and Jebara; for record linkage the restriction is Jaro's, 1989).
 */

/** Candidate pairs by row numbers; only the first `length` count. */
export interface Candidates {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly length: number;
}

/** For each pair the groups of which at most one pair is a match: its left record's, its right record's; 0 for none. */
export interface Competition {
  readonly leftGroup: Uint32Array;
  readonly rightGroup: Uint32Array;
  readonly groupCount: number;
  /** How many records each unique source has, by its number; a group's remainder by their count is that number. */
  readonly sizes: readonly number[];
}

/** Rows of unique sources carry the number of theirs, above 0. Null where no pair has such a row. */
export function competitionOf({ left, right, length }: Candidates, unique: Uint32Array | null): Competition | null {
  if (unique === null) return null;
  const sources = unique.reduce((most, number) => Math.max(most, number), 0) + 1;
  const leftGroup = new Uint32Array(length);
  const rightGroup = new Uint32Array(length);
  for (let at = 0; at < length; at++) {
    const a = left[at]!;
    const b = right[at]!;
    if (unique[a] === unique[b]) continue;
    if (unique[b] !== 0) leftGroup[at] = a * sources + unique[b]!;
    if (unique[a] !== 0) rightGroup[at] = b * sources + unique[a]!;
  }
  const sizes = new Array<number>(sources).fill(0);
  for (const number of unique) if (number > 0) sizes[number]!++;
  return { leftGroup, rightGroup, groupCount: unique.length * sources, sizes };
}

/** Odds beyond this say no more, and sums of them would lose what lies beside them. */
const MOST = 2 ** 40;

/** No source is taken to have fewer records without a partner than this share. */
const LEAST_ALONE = 0.05;

/**
 * Odds of each pair given its own (`given`) and those of its competitors. `prior` is the share of matches among all
 * pairs: the more records have a partner, the less a pair has to hold against "none", M / ((a - M)(b - M)) in place of M / ab.
 */
export function oddsAmongCandidates(
  given: Float64Array,
  { leftGroup, rightGroup, groupCount, sizes }: Competition,
  prior: number,
  rounds = 10,
): Float64Array {
  const count = given.length;
  const alone = sizes.map((size, number) => (number === 0 ? 1 : Math.max(LEAST_ALONE, 1 - prior * size)));
  const sources = sizes.length;
  const odds = given.map((own, at) => own / (alone[leftGroup[at]! % sources]! * alone[rightGroup[at]! % sources]!));
  // What each side leaves of a pair: the chance that it has no other partner.
  const leftFree = new Float64Array(count).fill(1);
  const rightFree = new Float64Array(count).fill(1);
  const sums = new GroupSums(groupCount);
  const addUp = () => {
    sums.clear();
    for (let at = 0; at < count; at++) {
      const own = Math.min(MOST, odds[at]!);
      sums.add(leftGroup[at]!, at, own * rightFree[at]!);
      sums.add(rightGroup[at]!, at, own * leftFree[at]!);
    }
  };
  for (let round = 0; round < rounds; round++) {
    addUp();
    for (let at = 0; at < count; at++) {
      const own = Math.min(MOST, odds[at]!);
      const besideLeft = sums.others(leftGroup[at]!, at, own * rightFree[at]!);
      const besideRight = sums.others(rightGroup[at]!, at, own * leftFree[at]!);
      // Halfway to the new value, so that two sides do not swing against each other.
      leftFree[at] = (leftFree[at]! + 1 / (1 + besideLeft)) / 2;
      rightFree[at] = (rightFree[at]! + 1 / (1 + besideRight)) / 2;
    }
  }
  // As seen from each side, all that a record has adds up to at most one; the side that leaves less decides.
  addUp();
  return odds.map((value, at) => {
    const own = Math.min(MOST, value);
    const seenFromLeft = own * rightFree[at]!;
    const seenFromRight = own * leftFree[at]!;
    const byLeft = seenFromLeft / (1 + sums.others(leftGroup[at]!, at, seenFromLeft));
    const byRight = seenFromRight / (1 + sums.others(rightGroup[at]!, at, seenFromRight));
    return Math.min(byLeft, byRight) * (value / own);
  });
}

/** Sums by group without one of their parts. The largest part is kept apart: taken from a sum, it would leave rounding errors. */
class GroupSums {
  readonly #largest: Int32Array;
  readonly #most: Float64Array;
  readonly #rest: Float64Array;

  constructor(groupCount: number) {
    this.#largest = new Int32Array(groupCount);
    this.#most = new Float64Array(groupCount);
    this.#rest = new Float64Array(groupCount);
  }

  clear(): void {
    this.#largest.fill(-1);
    this.#most.fill(0);
    this.#rest.fill(0);
  }

  add(group: number, at: number, value: number): void {
    if (value > this.#most[group]!) {
      this.#rest[group]! += this.#most[group]!;
      this.#most[group] = value;
      this.#largest[group] = at;
    } else this.#rest[group]! += value;
  }

  /** The sum of a part's group without the part, which is `value`; 0 where it stands for itself. */
  others(group: number, at: number, value: number): number {
    if (group === 0) return 0;
    if (this.#largest[group] === at) return this.#rest[group]!;
    return this.#most[group]! + Math.max(0, this.#rest[group]! - value);
  }
}

/** Match weights (log2 of odds) given the competition. */
export function weightsAmongCandidates(
  weights: Float64Array,
  competition: Competition | null,
  prior: number,
): Float64Array {
  if (competition === null) return weights;
  const odds = weights.map((weight) => 2 ** Math.max(-100, Math.min(100, weight)));
  return oddsAmongCandidates(odds, competition, prior).map(
    (value, at) => Math.max(-100, Math.log2(value / odds[at]!)) + weights[at]!,
  );
}
