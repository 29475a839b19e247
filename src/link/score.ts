import type { ComparedPairs } from './compare-pairs.ts';
import { lastAgreeingLevel } from './dependence.ts';
import { EQUAL_LEVEL, type FieldComparison, NULL_LEVEL } from './field-comparison.ts';
import type { Model } from './link-result.ts';
import { chanceGiven } from './train.ts';

/** log2 of the odds. */
export const weightOfProbability = (probability: number) => Math.log2(probability / (1 - probability));

export function probabilityOfWeight(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** Weight of each level of each comparison, the null level first; and what a certain value adds to equality. */
export interface Weights {
  readonly prior: number;
  readonly levels: readonly Float64Array[];
  /** m and u by comparison; and u given the agreement of another, by comparison and the other, null for no difference. */
  readonly alone: readonly { readonly m: readonly number[]; readonly u: readonly number[] }[];
  readonly given: readonly (readonly (readonly number[] | null)[])[];
  readonly agreesTo: readonly number[];
  /** By comparison and dictionary code; null where the frequency of a value does not count. */
  readonly termFrequency: readonly (Float32Array | null)[];
}

export function weightsOf(model: Model, comparisons: readonly FieldComparison[]): Weights {
  return {
    alone: model.comparisons.map(({ levels }) => ({ m: levels.map(({ m }) => m), u: levels.map(({ u }) => u) })),
    given: model.comparisons.map(({ given = [] }) =>
      model.comparisons.map(({ field }) => given.find((one) => one.field === field)?.u ?? null),
    ),
    agreesTo: comparisons.map(({ thresholds }) => lastAgreeingLevel(thresholds)),
    prior: weightOfProbability(model.prior),
    levels: model.comparisons.map(({ levels }) =>
      Float64Array.from([0, ...levels.map(({ m, u }) => Math.log2(m / u))]),
    ),
    termFrequency: model.comparisons.map(({ termFrequency, levels }, index) =>
      termFrequency ? frequencyWeights(comparisons[index]!, levels[0]!.u) : null,
    ),
  };
}

/** What the agreement of another field changes in the weight of a comparison, and which; 0 and -1 for none. */
export function dependenceOf(
  weights: Weights,
  levels: Uint8Array | readonly number[],
  comparison: number,
): { readonly weight: number; readonly on: number } {
  const alone = weights.alone[comparison]!;
  const { u, on } = chanceGiven(levels, comparison, alone, weights.given[comparison]!, weights.agreesTo);
  return { on, weight: on < 0 ? 0 : Math.log2(alone.u[levels[comparison]! - 1]! / u) };
}

/**
 * log2(u / frequency) by value: two records that agree on a rare value agree by chance less often than two that agree
 * on any value. A value counts as often as it would without the pair itself, and at least once.
 */
function frequencyWeights({ form }: FieldComparison, u: number): Float32Array {
  const counts = new Uint32Array(form.dictionary.size);
  let filled = 0;
  for (const code of form.codes) {
    counts[code]!++;
    if (code !== 0) filled++;
  }
  const weights = new Float32Array(counts.length);
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! > 0) weights[code] = Math.log2(u / (Math.max(1, counts[code]! - 1) / filled));
  }
  return weights;
}

/** Match weight (log2 of the posterior odds) of each compared pair. */
export function scorePairs(
  compared: ComparedPairs,
  comparisons: readonly FieldComparison[],
  weights: Weights,
): Float64Array {
  const { pairs, patterns } = compared;
  const base = new Float64Array(patterns.size);
  const adjusted: number[][] = [];
  for (let pattern = 0; pattern < patterns.size; pattern++) {
    const levels = patterns.levels(pattern);
    let weight = weights.prior;
    levels.forEach((level, comparison) => {
      if (level !== NULL_LEVEL)
        weight += weights.levels[comparison]![level]! + dependenceOf(weights, levels, comparison).weight;
    });
    base[pattern] = weight;
    adjusted.push(
      comparisons
        .map((_, index) => index)
        .filter((index) => levels[index] === EQUAL_LEVEL && weights.termFrequency[index] !== null),
    );
  }
  const scores = new Float64Array(pairs.length);
  for (let at = 0; at < pairs.length; at++) {
    const pattern = pairs.pattern[at]!;
    let weight = base[pattern]!;
    for (const comparison of adjusted[pattern]!) {
      weight += weights.termFrequency[comparison]![comparisons[comparison]!.form.codes[pairs.left[at]!]!]!;
    }
    scores[at] = weight;
  }
  return scores;
}
