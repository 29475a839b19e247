import type { Task, Workers } from '../util/task.ts';
import { type Blocking, makes } from './blocking.ts';
import type { ComparedPairs } from './compare-pairs.ts';
import { lastAgreeingLevel, levelsTogether, levelsWhereAgreeing, type Together } from './dependence.ts';
import { levelsOfRandomPairs, reachOfLevels } from './estimate-u.ts';
import { FieldComparison } from './field-comparison.ts';
import type { Fields } from './fields.ts';
import type { Label } from './labels.ts';
import type { Model } from './link-result.ts';
import type { Competition } from './one-partner.ts';
import type { BlockingKey, ComparisonPlan, MatchPlan } from './rules.ts';
import { openComparison, type SharedComparisons, shareComparisons } from './shared-form.ts';
import { train } from './train.ts';

/** What is compared: as the saved model says, because its parameters belong to its levels; else as the plan says. */
export function comparisonPlans(plan: MatchPlan, saved: Model | null): readonly ComparisonPlan[] {
  if (saved === null) return plan.comparisons;
  return saved.comparisons.map(({ field, comparator, levels, termFrequency }) => ({
    field,
    comparator,
    levels: levels.slice(1, -1).map(({ similarity }) => similarity),
    termFrequency,
  }));
}

export function makeComparisons(plans: readonly ComparisonPlan[], fields: Fields): FieldComparison[] {
  return plans.map(({ field, comparator, levels }) => {
    const thresholds = [...new Set(levels.filter((level) => level > 0 && level < 1))].sort((a, b) => b - a);
    return new FieldComparison(fields.prepared(field, comparator), fields.comparator(field, comparator), thresholds);
  });
}

/** How pairs compare by chance: shares of levels by comparison, and among pairs that agree on another. */
export interface ChanceLevels {
  readonly random: readonly (readonly number[])[];
  readonly together: Together;
}

/** How random pairs compare on one field. */
export const randomPairsTask: Task<
  {
    readonly shared: SharedComparisons;
    readonly index: number;
    readonly seed: number;
    readonly apart: Uint32Array | null;
  },
  number[]
> = {
  name: 'link/random-pairs',
  run: ({ shared, index, seed, apart }) => levelsOfRandomPairs(openComparison(shared, index), seed, apart),
};

/** How pairs that agree on one field compare on others. */
export const agreeingPairsTask: Task<
  {
    readonly shared: SharedComparisons;
    readonly given: number;
    readonly others: readonly number[];
    readonly seed: number;
  },
  (number[] | null)[]
> = {
  name: 'link/agreeing-pairs',
  run: ({ shared, given, others, seed }) =>
    levelsWhereAgreeing(
      openComparison(shared, given),
      others.map((index) => openComparison(shared, index)),
      seed,
    ),
};

export async function measureChance(
  comparisons: readonly FieldComparison[],
  seed: number,
  workers: Workers,
  apart: Uint32Array | null = null,
): Promise<ChanceLevels> {
  const shared = workers.count === 1 ? null : shareComparisons(comparisons);
  if (shared === null) {
    const random = comparisons.map((comparison) => levelsOfRandomPairs(comparison, seed, apart));
    const together = await levelsTogether(random, async (given, others) =>
      levelsWhereAgreeing(
        comparisons[given]!,
        others.map((index) => comparisons[index]!),
        seed,
      ),
    );
    return { random, together };
  }
  const random = await Promise.all(
    comparisons.map((_, index) => workers.run(randomPairsTask, { shared, index, seed, apart })),
  );
  const together = await levelsTogether(random, (given, others) =>
    workers.run(agreeingPairsTask, { shared, given, others, seed }),
  );
  return { random, together };
}

/** A model trained on the data: see train.ts. */
export function trainModel(
  plan: MatchPlan,
  comparisons: readonly FieldComparison[],
  compared: ComparedPairs,
  pairCount: number,
  chance: ChanceLevels,
  blocking: Blocking,
  apart: Uint32Array | null,
  between: Competition | null = null,
  labels: readonly Label[] = [],
): Model {
  const { random, together } = amongCompared(plan, comparisons, chance, blocking, apart);
  const parameters = train({
    patterns: compared.patterns,
    counts: compared.counts,
    fixedBy: plan.blocking.map(({ keys }) =>
      plan.comparisons.flatMap(({ field }, index) =>
        keys.some((key) => key.field === field && fixes(key)) ? [index] : [],
      ),
    ),
    random,
    together,
    agreesTo: comparisons.map(({ thresholds }) => lastAgreeingLevel(thresholds)),
    nearBy: comparisons.map(({ form }) => plan.blocking.some(({ keys }) => isNear(keys, form.field))),
    competition: between === null ? null : { pattern: compared.pairs.pattern, between },
    labels: labels.map(({ at, isMatch }) => ({ pattern: compared.pairs.pattern[at]!, isMatch })),
    pairCount,
  });
  return {
    recordmill: 1,
    prior: parameters.prior,
    comparisons: plan.comparisons.map(({ field, comparator, termFrequency }, index) => {
      const similarities = [1, ...comparisons[index]!.thresholds, 0];
      return {
        field,
        comparator,
        termFrequency,
        levels: similarities.map((similarity, level) => ({
          similarity,
          m: parameters.m[index]![level]!,
          u: parameters.u[index]![level]!,
        })),
        ...givenPart(plan, parameters.given[index] ?? []),
      };
    }),
  };
}

/**
 * Chance agreement among pairs that are compared: where a field's own near values are looked for, most pairs that are
 * somewhat alike by chance are never compared.
 */
function amongCompared(
  plan: MatchPlan,
  comparisons: readonly FieldComparison[],
  { random, together }: ChanceLevels,
  blocking: Blocking,
  apart: Uint32Array | null,
): ChanceLevels {
  return {
    together,
    random: random.map((shares, index) => {
      const comparison = comparisons[index]!;
      const maker = blocking.makers.find(({ rule }) => isNear(plan.blocking[rule]!.keys, comparison.form.field));
      if (maker === undefined) return shares;
      const reach = reachOfLevels(comparison, plan.seed, apart, (left, right) => makes(maker, left, right));
      const compared = shares.map((share, level) => (level === 0 ? share : share * reach[level]!));
      compared[compared.length - 1] = 1 - compared.slice(0, -1).reduce((sum, share) => sum + share, 0);
      return compared;
    }),
  };
}

const isNear = (keys: readonly BlockingKey[], field: string) =>
  keys.length === 1 && keys[0]!.field === field && keys[0]!.take.kind === 'near';

/** Whether pairs of a key agree on its field: those that share some words do so more or less. */
const fixes = ({ take }: BlockingKey) => take.kind !== 'rare' && take.kind !== 'near';

/** The comparisons whose agreement makes this one's more common, by field. */
function givenPart({ comparisons }: MatchPlan, given: readonly (readonly number[] | null)[]) {
  const entries = given.flatMap((u, other) => (u === null ? [] : [{ field: comparisons[other]!.field, u }]));
  return entries.length === 0 ? {} : { given: entries };
}
