import { UsageError } from '../util/usage-error.ts';
import { indel, levenshtein, osa } from './comparator/edit-distance.ts';
import { comparators } from './comparator/index.ts';
import { jaro, jaroWinkler } from './comparator/jaro-core.ts';
import { similarityOfDistance } from './comparator/levenshtein.ts';
import { partialRatio } from './comparator/partial-ratio.ts';
import { phoneticKeys } from './comparator/phonetic.ts';
import { indelSimilarity, tokenSet, tokenSort } from './comparator/token-core.ts';

/*
 * Similarities by name for users of the library, on the texts as they are: nothing is folded. Lengths count in code
 * points. Distances count edits, `…_similarity` and Jaro are in [0, 1], ratios in [0, 100].
 */

export interface SimilarityOptions {
  /** Of jaro_winkler: what a common leading character adds, 0 to 0.25; 0.1 unless said. */
  readonly prefixWeight?: number;
  /** Of jaro_winkler: the Jaro similarity above which the beginning counts; 0.7 unless said. */
  readonly boostThreshold?: number;
}

const metrics: Readonly<Record<string, (left: string, right: string, options: SimilarityOptions) => number>> = {
  levenshtein,
  levenshtein_similarity: (left, right) => similarityOfDistance(levenshtein(left, right), left, right),
  osa,
  osa_similarity: (left, right) => similarityOfDistance(osa(left, right), left, right),
  indel,
  jaro,
  jaro_winkler: (left, right, { prefixWeight = 0.1, boostThreshold = 0.7 }) =>
    jaroWinkler(left, right, { prefixWeight, boostThreshold }),
  ratio: (left, right) => 100 * indelSimilarity(left, right),
  partial_ratio: (left, right) => 100 * partialRatio(left, right),
  token_sort_ratio: (left, right) => 100 * tokenSort(left, right),
  token_set_ratio: (left, right) => 100 * tokenSet(left, right),
};

/** Names that `similarity` knows: metrics, then the comparators of matching that are none. */
export const similarityMetrics: readonly string[] = [
  ...Object.keys(metrics),
  ...[...comparators.keys()].filter((id) => !Object.hasOwn(metrics, id)),
];

/** Names that `phonetic` knows. */
export const phoneticMetrics: readonly string[] = Object.keys(phoneticKeys);

/** How alike two texts are, by a metric or a comparator of matching. */
export function similarity(metric: string, left: string, right: string, options: SimilarityOptions = {}): number {
  if (Object.hasOwn(metrics, metric)) return metrics[metric]!(left, right, options);
  const comparator = comparators.get(metric);
  if (comparator === undefined) throw unknown('similarity', metric, similarityMetrics);
  const prepare = comparator.prepare ?? ((text: string) => text);
  const a = prepare(left);
  const b = prepare(right);
  if (a === b) return 1;
  return a === '' || b === '' ? 0 : comparator.similarity(a, b);
}

/** The phonetic key of a text; of double_metaphone both keys. */
export function phonetic(metric: string, text: string): string | readonly [string, string] {
  if (!Object.hasOwn(phoneticKeys, metric)) throw unknown('phonetic key', metric, phoneticMetrics);
  return phoneticKeys[metric as keyof typeof phoneticKeys](text);
}

const unknown = (what: string, metric: string, known: readonly string[]) =>
  new UsageError(`there is no ${what} "${metric}"`, `one of: ${known.join(', ')}`);
