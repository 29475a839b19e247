import type { QualityEstimate, Share } from './link-result.ts';

/**
 * How far the model itself may be wrong, in bits of match weight: the ends of the intervals are what the estimates would
 * be if every weight were that much lower or higher. On sets with truth, calibration is measured by bench/calibration.mjs.
 */
const MODEL_ERROR = 1;
/** Pairs of less weight (a probability below a thousandth) are taken not to match: there are too many to look at. */
const LEAST_WEIGHT = -10;
const Z = 1.959964;

const probability = (weight: number) => 1 / (1 + 2 ** -weight);

/** Sums of match probabilities by the weights as they are, and a model error lower and higher. */
interface Sums {
  low: number;
  value: number;
  high: number;
}

const sums = (): Sums => ({ low: 0, value: 0, high: 0 });

function add(to: Sums, weight: number): void {
  to.low += probability(weight - MODEL_ERROR);
  to.value += probability(weight);
  to.high += probability(weight + MODEL_ERROR);
}

/** What is known of a pair: whether it was joined, and whether something forbids that it ever is. */
export interface PairState {
  isJoined(left: number, right: number): boolean;
  isForbidden(left: number, right: number): boolean;
  /** What a person said, 1 for same and 0 for different; null where nobody did. */
  decided(left: number, right: number): 0 | 1 | null;
}

/**
 * Precision and recall over the compared pairs, without labels: a pair of probability 0.9 is a tenth of a false merge if it
 * was joined, and nine tenths of a missed match if it was not. A pair that a constraint forbids is no match; a pair that
 * a person decided is what they said. Matches that blocking never brought together are not counted.
 */
export function estimateQuality(
  { left, right }: { readonly left: Uint32Array; readonly right: Uint32Array },
  scores: Float64Array,
  state: PairState,
): QualityEstimate {
  const [joined, apart] = [sums(), sums()];
  let joinedPairs = 0;
  let variance = 0;
  let decidedPairs = 0;
  for (let at = 0; at < scores.length; at++) {
    const weight = scores[at]!;
    const [a, b] = [left[at]!, right[at]!];
    const said = state.decided(a, b);
    const isJoined = state.isJoined(a, b);
    // What stands apart and is surely different changes nothing; joined through a third record, it is a false merge.
    if (said === null && !isJoined && weight < LEAST_WEIGHT) continue;
    if (isJoined) joinedPairs++;
    if (said !== null) {
      decidedPairs++;
      const to = isJoined ? joined : apart;
      to.low += said;
      to.value += said;
      to.high += said;
    } else if (isJoined) {
      add(joined, weight);
      const p = probability(weight);
      variance += p * (1 - p);
    } else if (!state.isForbidden(a, b)) add(apart, weight);
  }
  const chance = Z * Math.sqrt(variance);
  return {
    joinedPairs,
    decidedPairs,
    falseMerges: {
      value: rounded(Math.max(0, joinedPairs - joined.value), 3),
      low: rounded(Math.max(0, joinedPairs - joined.high - chance), 3),
      high: rounded(Math.min(joinedPairs, joinedPairs - joined.low + chance), 3),
    },
    precision: share(joinedPairs === 0 ? 1 : joined.value / joinedPairs, {
      low: joinedPairs === 0 ? 1 : (joined.low - chance) / joinedPairs,
      high: joinedPairs === 0 ? 1 : (joined.high + chance) / joinedPairs,
    }),
    recall: share(ratio(joined.value, apart.value), {
      low: ratio(joined.low - chance, apart.high + chance),
      high: ratio(joined.high + chance, Math.max(0, apart.low - chance)),
    }),
  };
}

const ratio = (found: number, missed: number) =>
  found + missed <= 0 ? 1 : Math.max(0, found) / (Math.max(0, found) + missed);

/** Sums of fractions in another order differ in their last digits, which say nothing anyway. */
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
const clamp = (value: number) => rounded(Math.min(1, Math.max(0, value)), 6);
const share = (value: number, { low, high }: Omit<Share, 'value'>): Share => ({
  value: clamp(value),
  low: clamp(Math.min(low, value)),
  high: clamp(Math.max(high, value)),
});
