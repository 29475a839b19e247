import type { DecidedPair } from './decisions.ts';
import type { Model } from './link-result.ts';
import { pairNumber } from './pair-number.ts';
import { probabilityOfWeight, weightOfProbability } from './score.ts';

/** A compared pair that a person decided: its place among the pairs, and what they said. */
export interface Label {
  readonly at: number;
  readonly isMatch: boolean;
}

/** Fewer answers than this move no weights: a handful says nothing about thousands of pairs. */
const LEAST_LABELS = 20;
/** Before any answer the weights are held to be right within so many bits. */
const TRUST = 1.5;
const STEPS = 30;

/** The decided pairs among those that were compared. */
export function labelsOf(
  { left, right }: { readonly left: Uint32Array; readonly right: Uint32Array },
  length: number,
  decided: readonly DecidedPair[],
  rowCount: number,
): Label[] {
  const said = new Map<number, boolean>();
  const isNamed = new Uint8Array(decided.length === 0 ? 0 : rowCount);
  for (const pair of decided) {
    if (pair.judgement === 'unsure') continue;
    said.set(pairNumber(pair.left, pair.right), pair.judgement === 'same');
    isNamed[pair.left] = 1;
    isNamed[pair.right] = 1;
  }
  const labels: Label[] = [];
  if (said.size === 0) return labels;
  for (let at = 0; at < length; at++) {
    if (isNamed[left[at]!] === 0 || isNamed[right[at]!] === 0) continue;
    const isMatch = said.get(pairNumber(left[at]!, right[at]!));
    if (isMatch !== undefined) labels.push({ at, isMatch });
  }
  return labels;
}

/**
 * How many bits the weights are too low for what people said (too high where it is negative): the most probable shift
 * under a logistic model, which a few answers move little. 0 where there are too few answers.
 */
export function shiftOf(labels: readonly Label[], weights: Float64Array): number {
  if (labels.length < LEAST_LABELS) return 0;
  let shift = 0;
  for (let step = 0; step < STEPS; step++) {
    let slope = -shift / TRUST ** 2;
    let curve = -1 / TRUST ** 2;
    for (const { at, isMatch } of labels) {
      const p = probabilityOfWeight(weights[at]! + shift);
      slope += Math.LN2 * (Number(isMatch) - p);
      curve -= Math.LN2 ** 2 * p * (1 - p);
    }
    const change = Math.max(-1, Math.min(1, slope / curve));
    shift -= change;
    if (Math.abs(change) < 1e-9) break;
  }
  return Number(shift.toFixed(9));
}

/** The model with all of its weights shifted: the odds that two records match take it up. */
export function shifted(model: Model, shift: number): Model {
  return shift === 0 ? model : { ...model, prior: probabilityOfWeight(weightOfProbability(model.prior) + shift) };
}
