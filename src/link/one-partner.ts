/*
 * Sources that hold no entity twice: a record has at most one partner in such a source, so its candidates there compete.
 * The exact answer counts all ways to pair records off; belief propagation comes close to it in a few rounds over the
 * pairs (Huang and Jebara 2009; for record linkage the restriction is Jaro's, 1989, and Sadinle's, 2017).
 */

/** Candidate pairs by row numbers; only the first `length` count. */
export interface Candidates {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly length: number;
}

/** For each pair the groups of which at most one pair is a match; 0 for none. */
export interface Competition {
  readonly leftGroup: Uint32Array;
  readonly rightGroup: Uint32Array;
  readonly groupCount: number;
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
    if (unique[b] !== 0) leftGroup[at] = a * sources + unique[b]!;
    if (unique[a] !== 0) rightGroup[at] = b * sources + unique[a]!;
  }
  return { leftGroup, rightGroup, groupCount: unique.length * sources };
}

/** Odds beyond this say no more, and sums of them would lose what lies beside them. */
const MOST = 2 ** 40;

/** Odds of each pair given its own (`odds`) and those of its competitors. */
export function oddsAmongCandidates(
  odds: Float64Array,
  { leftGroup, rightGroup, groupCount }: Competition,
  rounds = 10,
): Float64Array {
  const count = odds.length;
  // What each side leaves of a pair: the chance that it has no other partner.
  const leftFree = new Float64Array(count).fill(1);
  const rightFree = new Float64Array(count).fill(1);
  const leftSum = new Float64Array(groupCount);
  const rightSum = new Float64Array(groupCount);
  for (let round = 0; round < rounds; round++) {
    leftSum.fill(0);
    rightSum.fill(0);
    for (let at = 0; at < count; at++) {
      const own = Math.min(MOST, odds[at]!);
      leftSum[leftGroup[at]!]! += own * rightFree[at]!;
      rightSum[rightGroup[at]!]! += own * leftFree[at]!;
    }
    for (let at = 0; at < count; at++) {
      const own = Math.min(MOST, odds[at]!);
      const left = leftGroup[at] === 0 ? 0 : Math.max(0, leftSum[leftGroup[at]!]! - own * rightFree[at]!);
      const right = rightGroup[at] === 0 ? 0 : Math.max(0, rightSum[rightGroup[at]!]! - own * leftFree[at]!);
      // Halfway to the new value, so that two sides do not swing against each other.
      leftFree[at] = (leftFree[at]! + 1 / (1 + left)) / 2;
      rightFree[at] = (rightFree[at]! + 1 / (1 + right)) / 2;
    }
  }
  return odds.map((own, at) => own * leftFree[at]! * rightFree[at]!);
}

/** Match weights (log2 of odds) given the competition. */
export function weightsAmongCandidates(weights: Float64Array, competition: Competition | null): Float64Array {
  if (competition === null) return weights;
  const odds = weights.map((weight) => 2 ** Math.max(-100, Math.min(100, weight)));
  return oddsAmongCandidates(odds, competition).map(
    (value, at) => Math.max(-100, Math.log2(value / odds[at]!)) + weights[at]!,
  );
}
