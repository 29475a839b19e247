import type { Finding } from '../finding/finding.ts';
import type { ClusterExample } from './cluster-examples.ts';

/** A Fellegi–Sunter model: plain JSON, saved as model.json and used again. Probabilities are in (0, 1). */
export interface Model {
  readonly recordmill: 1;
  /** Probability that two random records match. */
  readonly prior: number;
  readonly comparisons: readonly ModelComparison[];
}

export interface ModelComparison {
  readonly field: string;
  readonly comparator: string;
  /** Best first: equal, then each similarity threshold, then else. Null (a side is empty) has match weight 0. */
  readonly levels: readonly ModelLevel[];
  readonly termFrequency: boolean;
  /**
   * Chance among pairs that agree on another field, in place of `u` of the levels: two people with one name often have
   * addresses made of it. Of several fields that agree, the one counts that makes agreement here most common.
   */
  readonly given?: readonly { readonly field: string; readonly u: readonly number[] }[];
}

export interface ModelLevel {
  /** Lowest similarity of the level, inclusive; 1 for equal, 0 for else. */
  readonly similarity: number;
  /** P(level | same entity). */
  readonly m: number;
  /** P(level | different entities). */
  readonly u: number;
}

/** A person's answer about two records, by source and key, so that it survives reruns. */
export interface Decision {
  readonly left: { readonly source: string; readonly key: string };
  readonly right: { readonly source: string; readonly key: string };
  readonly judgement: 'same' | 'different' | 'unsure';
}

export interface ReviewPair {
  readonly left: number;
  readonly right: number;
  /** Match probability in [0, 1]; NaN where a rule or a conflict, not the model, asks for a decision. */
  readonly probability: number;
  /** Code of the reason: 'between-thresholds', 'conflicts-with-unique-source', 'weak-bridge', 'would-join-golden', 'decided'. */
  readonly why: string;
  readonly judgement: Decision['judgement'] | null;
}

/** An estimate with the ends of its interval. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the model's own probabilities say of the result, without any labels: see estimate-quality.ts. */
export interface QualityEstimate {
  /** Compared pairs that are in one entity, and those among all compared ones that a person decided. */
  readonly joinedPairs: number;
  readonly decidedPairs: number;
  /** Of the joined pairs, how many are expected to be wrong. */
  readonly falseMerges: Share;
  readonly precision: Share;
  readonly recall: Share;
}

export interface LinkStats {
  /** null where no model was asked. */
  readonly estimate?: QualityEstimate | null;
  /** Decided pairs that the model was trained with, and by how many bits they moved its weights; null where there were none. */
  readonly learned?: { readonly pairs: number; readonly shift: number } | null;
  /** Candidate pairs by blocking rule, in the plan's order; a pair counts under the first rule that makes it. */
  readonly pairsByRule: readonly { readonly id: string; readonly pairs: number }[];
  /** Links by match rule or 'model' or 'decision'. */
  readonly linksByRule: readonly { readonly id: string; readonly links: number }[];
  /** Counts of match weights of candidate pairs, in bins of 1 from `from` (log2, inclusive). */
  readonly weights: { readonly from: number; readonly counts: readonly number[] };
  readonly similarityCalls: number;
}

/** In `ruleOf`: the row is alone in its cluster. */
export const NO_RULE = 0xffff;

export interface LinkResult {
  /** Cluster of each row: the lowest row number in it. */
  readonly clusterOf: Uint32Array;
  /** What first joined each row to its cluster: an index into `ruleIds`; NO_RULE for a row alone in its cluster. */
  readonly ruleOf: Uint16Array;
  /** Ids of match rules, then 'model', then 'decision'. */
  readonly ruleIds: readonly string[];
  /** Match weight (log2) of the link that joined the row; NaN where no model was asked. */
  readonly weightOf: Float32Array;
  /** Pairs in doubt, most informative first, decided ones last. */
  readonly review: readonly ReviewPair[];
  readonly model: Model | null;
  readonly stats: LinkStats;
  /** The largest clusters and those that hang on the weakest links, explained while the forms of their fields are at hand. */
  readonly examples: readonly ClusterExample[];
  readonly findings: readonly Finding[];
}
