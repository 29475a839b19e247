import type { ComparedPairs } from './compare-pairs.ts';
import { lastAgreeingLevel, levelsTogether } from './dependence.ts';
import { levelsOfRandomPairs } from './estimate-u.ts';
import { FieldComparison } from './field-comparison.ts';
import type { Fields } from './fields.ts';
import type { Model } from './link-result.ts';
import type { ComparisonPlan, MatchPlan } from './rules.ts';
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

/** A model trained on the data: see train.ts. */
export function trainModel(
  plan: MatchPlan,
  comparisons: readonly FieldComparison[],
  compared: ComparedPairs,
  pairCount: number,
): Model {
  const random = comparisons.map((comparison) => levelsOfRandomPairs(comparison, plan.seed));
  const parameters = train({
    patterns: compared.patterns,
    counts: compared.counts,
    fixedBy: plan.blocking.map(({ keys }) =>
      plan.comparisons.flatMap(({ field }, index) => (keys.some((key) => key.field === field) ? [index] : [])),
    ),
    random,
    together: levelsTogether(comparisons, random, plan.seed),
    agreesTo: comparisons.map(({ thresholds }) => lastAgreeingLevel(thresholds)),
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

/** The comparisons whose agreement makes this one's more common, by field. */
function givenPart({ comparisons }: MatchPlan, given: readonly (readonly number[] | null)[]) {
  const entries = given.flatMap((u, other) => (u === null ? [] : [{ field: comparisons[other]!.field, u }]));
  return entries.length === 0 ? {} : { given: entries };
}
