/** A share with the ends of its interval of 95 %. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/** Wilson's interval of a share (1927): right also for few cases and for shares near 0 and 1. */
export function wilson(successes: number, cases: number): Interval {
  if (cases === 0) return { value: Number.NaN, low: 0, high: 1 };
  const share = successes / cases;
  const square = (Z * Z) / cases;
  const centre = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / cases + square / (4 * cases));
  // At the ends the sums are off by their last digit.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  const high = successes === cases ? 1 : Math.min(1, centre + half);
  return { value: share, low, high };
}
