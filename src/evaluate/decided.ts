import type { PairExplanation } from '../link/explain-pair.ts';
import { type Interval, wilson } from './interval.ts';
import { type Counted, measureOf } from './measures.ts';

/** A pair that a person decided, and what the rules and the model would have done by themselves. */
export interface DecidedCase {
  readonly isSame: boolean;
  /** Joined by a match rule, whatever the model says. */
  readonly byRule: boolean;
  /** Match probability; 0 where no blocking rule brings them together or no model was asked. */
  readonly probability: number;
}

export interface DecidedMeasures {
  readonly pairs: number;
  readonly same: number;
  readonly different: number;
  readonly measure: Counted;
  readonly precision: Interval;
  readonly recall: Interval;
}

/** What a pair is without the answer. */
export function caseOf(explanation: PairExplanation, isSame: boolean): DecidedCase {
  const { rules, model, blocking } = explanation;
  const isCompared = blocking.some(({ makesPair }) => makesPair);
  return {
    isSame,
    byRule: rules.some(({ holds }) => holds),
    probability: model === null || !isCompared ? 0 : model.probability,
  };
}

/** How well the rules and the model agree with what people said, from some match probability on. */
export function measureDecided(cases: readonly DecidedCase[], accept: number): DecidedMeasures {
  const found = cases.filter(({ byRule, probability }) => byRule || probability >= accept);
  const right = found.filter(({ isSame }) => isSame).length;
  const same = cases.filter(({ isSame }) => isSame).length;
  return {
    pairs: cases.length,
    same,
    different: cases.length - same,
    measure: measureOf(right, found.length, same),
    precision: wilson(right, found.length),
    recall: wilson(right, same),
  };
}
