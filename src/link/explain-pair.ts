import { type Column, cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { makeBlocking, makes } from './blocking.ts';
import { type DecidedPair, decidedPairs } from './decisions.ts';
import { EQUAL_LEVEL, type FieldComparison, NULL_LEVEL } from './field-comparison.ts';
import { Fields } from './fields.ts';
import type { Decision, Model } from './link-result.ts';
import type { LinkInputs } from './link-table.ts';
import { comparisonPlans, makeComparisons } from './make-model.ts';
import { isAlike, likeComparison } from './match-rules.ts';
import { compileNever } from './never.ts';
import { fittedPlan } from './pair-budget.ts';
import { contentNumbers } from './row-order.ts';
import type { MatchPlan } from './rules.ts';
import { dependenceOf, probabilityOfWeight, weightOfProbability, weightsOf } from './score.ts';

/** Why two records are or are not taken for one entity, as plain data: comparison by comparison, rule by rule. */
export interface PairExplanation {
  readonly rules: readonly RuleExplanation[];
  /** Blocking rules: whether the pair is compared at all. */
  readonly blocking: readonly {
    readonly id: string;
    readonly makesPair: boolean;
    readonly fields?: readonly string[];
  }[];
  /** null where there is no model. */
  readonly model: ModelExplanation | null;
  /** Expressions of `never` that forbid the pair. */
  readonly forbiddenBy: readonly string[];
  readonly judgement: Decision['judgement'] | null;
  /** Whether both are golden records already, or records of one unique source. */
  readonly bothGolden: boolean;
  readonly sameUniqueSource: boolean;
  /** What follows for the pair by itself, without the records around it. */
  readonly outcome: 'joined' | 'review' | 'apart';
}

export interface RuleExplanation {
  readonly id: string;
  readonly holds: boolean;
  readonly conditions: readonly {
    readonly field: string;
    readonly left: string;
    readonly right: string;
    /** Similarity asked for; 1 means equal after folding. */
    readonly least: number;
    /** null where a side is empty. */
    readonly similarity: number | null;
    readonly holds: boolean;
  }[];
}

export interface ModelExplanation {
  readonly comparisons: readonly ComparisonExplanation[];
  /** log2 of the odds of two random records. */
  readonly priorWeight: number;
  readonly weight: number;
  readonly probability: number;
}

export interface ComparisonExplanation {
  readonly field: string;
  readonly comparator: string;
  readonly left: string;
  readonly right: string;
  /** null where a side is empty: the comparison then weighs nothing. */
  readonly similarity: number | null;
  /** Lowest similarity of the level that holds, 1 for equal and 0 for else; null where a side is empty. */
  readonly level: number | null;
  readonly m: number | null;
  readonly u: number | null;
  /** What the rarity of the value adds to log2(m / u). */
  readonly termFrequency: number;
  /** What the agreement of another field takes off, and which field that is; 0 and null where none does. */
  readonly dependence: number;
  readonly dependsOn: string | null;
  readonly weight: number;
}

/** Explains one pair of rows. The model is the one that linked them (LinkResult.model), null where rules alone did. */
export function explainPair(
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
  left: number,
  right: number,
): PairExplanation {
  return makeExplainer(table, plan, inputs, model)(left, right);
}

/** Explains pairs of one table: what is the same for all of them is prepared once. */
export function makeExplainer(
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
): (left: number, right: number) => PairExplanation {
  const fields = new Fields(table, plan, inputs.comparators);
  const order = hasConstraints(table, plan, inputs) ? contentNumbers(table) : null;
  return explainerOf(table, plan, inputs, model, fields, blockingExplainer(plan, fields, table.rowCount, order));
}

/** Explains pairs of records that are known to have been compared, with the forms of fields that matching made. */
export const makeComparedExplainer = (
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
  fields: Fields,
): ((left: number, right: number) => PairExplanation) => explainerOf(table, plan, inputs, model, fields, null);

function explainerOf(
  table: Table,
  plan: MatchPlan,
  inputs: LinkInputs,
  model: Model | null,
  fields: Fields,
  blocking: ((left: number, right: number) => PairExplanation['blocking']) | null,
): (left: number, right: number) => PairExplanation {
  const { golden } = inputs;
  const rules = plan.rules.map((rule) => ruleExplainer(rule, fields, table));
  const explainModel = model === null ? () => null : modelExplainer(plan, model, fields, table);
  const never = plan.never.map((text) => ({ text, rule: compileNever(table, text, inputs.celTypes ?? new Map()) }));
  const decided = decidedPairs(table, inputs.decisions);
  return (left, right) => {
    const explained = {
      rules: rules.map((explain) => explain(left, right)),
      blocking: blocking?.(left, right) ?? [],
      model: explainModel(left, right),
      forbiddenBy: never.filter(({ rule }) => rule.forbids(left, right)).map(({ text }) => text),
      judgement: judgementOf(decided, left, right),
      bothGolden: golden !== null && isGoldenPair(golden, left, right),
      sameUniqueSource: isOfOneUniqueSource(table, plan, left, right),
    };
    const isCompared = blocking === null || explained.blocking.some(({ makesPair }) => makesPair);
    return { ...explained, outcome: outcomeOf(plan, explained, isCompared) };
  };
}

function outcomeOf(
  plan: MatchPlan,
  pair: Omit<PairExplanation, 'outcome'>,
  isCompared: boolean,
): PairExplanation['outcome'] {
  if (pair.judgement === 'same') return 'joined';
  if (pair.judgement === 'different' || pair.forbiddenBy.length > 0) return 'apart';
  const probability = pair.model === null || !isCompared ? 0 : pair.model.probability;
  const links = pair.rules.some(({ holds }) => holds) || probability >= plan.accept;
  if (!links) return probability >= plan.review ? 'review' : 'apart';
  return pair.bothGolden || pair.sameUniqueSource || pair.judgement === 'unsure' ? 'review' : 'joined';
}

function ruleExplainer(rule: MatchPlan['rules'][number], fields: Fields, table: Table) {
  const conditions = [
    ...rule.same.map((field) => ({
      field,
      least: 1,
      comparison: likeComparison(fields, field, 1),
      folded: fields.folded(field),
    })),
    ...rule.like.map(([field, least]) => ({
      field,
      least,
      comparison: likeComparison(fields, field, least),
      folded: null,
    })),
  ];
  return (left: number, right: number): RuleExplanation => {
    const explained = conditions.map(({ field, least, comparison, folded }) => ({
      field,
      ...textsOf(table, field, left, right),
      least,
      similarity: similarityOf(comparison, left, right),
      holds: folded === null ? isAlike(comparison, left, right) : isSame(folded.codes, left, right),
    }));
    return { id: rule.id, holds: explained.every(({ holds }) => holds), conditions: explained };
  };
}

const isSame = (codes: Uint32Array, left: number, right: number) => codes[left] !== 0 && codes[left] === codes[right];

/** Whether anything may keep records apart that the model would join: then the run broke ties by content. */
const hasConstraints = (table: Table, { uniqueSources, never }: MatchPlan, { golden, decisions }: LinkInputs) =>
  uniqueSources.length > 0 ||
  never.length > 0 ||
  golden !== null ||
  decidedPairs(table, decisions).some(({ judgement }) => judgement === 'different');

function blockingExplainer(given: MatchPlan, fields: Fields, rowCount: number, order: Float64Array | null) {
  const plan = fittedPlan(given, rowCount);
  const blocking = makeBlocking(
    plan,
    rowCount,
    (field) => fields.folded(field),
    () => fields.splitFields(),
    order,
  );
  return (left: number, right: number): PairExplanation['blocking'] =>
    plan.blocking.map(({ id, keys }, rule) => ({
      id,
      fields: keys.map(({ field }) => field),
      makesPair: blocking.makers.some((maker) => maker.rule === rule && makes(maker, left, right)),
    }));
}

function modelExplainer(plan: MatchPlan, model: Model, fields: Fields, table: Table) {
  const comparisons = makeComparisons(comparisonPlans(plan, model), fields);
  const weights = weightsOf(model, comparisons);
  const levelsOf = (left: number, right: number) =>
    comparisons.map((comparison) => comparison.levelOf(comparison.form.codes[left]!, comparison.form.codes[right]!));
  const explain = (
    comparison: FieldComparison,
    index: number,
    left: number,
    right: number,
    levels: readonly number[],
  ): ComparisonExplanation => {
    const { field, codes } = comparison.form;
    const level = levels[index]!;
    const dependence = level === NULL_LEVEL ? { weight: 0, on: -1 } : dependenceOf(weights, levels, index);
    const parameters = level === NULL_LEVEL ? null : model.comparisons[index]!.levels[level - 1]!;
    const termFrequency = level === EQUAL_LEVEL ? (weights.termFrequency[index]?.[codes[left]!] ?? 0) : 0;
    return {
      field,
      comparator: comparison.comparator.id,
      ...textsOf(table, field, left, right),
      similarity: similarityOf(comparison, left, right),
      level: parameters?.similarity ?? null,
      m: parameters?.m ?? null,
      u: parameters?.u ?? null,
      termFrequency,
      dependence: dependence.weight,
      dependsOn: dependence.on < 0 ? null : model.comparisons[dependence.on]!.field,
      weight: weights.levels[index]![level]! + termFrequency + dependence.weight,
    };
  };
  return (left: number, right: number): ModelExplanation => {
    const levels = levelsOf(left, right);
    const explained = comparisons.map((comparison, index) => explain(comparison, index, left, right, levels));
    const priorWeight = weightOfProbability(model.prior);
    const weight = explained.reduce((sum, comparison) => sum + comparison.weight, priorWeight);
    return { comparisons: explained, priorWeight, weight, probability: probabilityOfWeight(weight) };
  };
}

/** null where a side is empty. */
function similarityOf(comparison: FieldComparison, left: number, right: number): number | null {
  const { codes } = comparison.form;
  return codes[left] === 0 || codes[right] === 0 ? null : comparison.similarity(codes[left]!, codes[right]!);
}

function textsOf(table: Table, field: string, left: number, right: number): { left: string; right: string } {
  const column = table.columns.find(({ name }) => name === field);
  return column === undefined
    ? { left: '', right: '' }
    : { left: cellText(column, left), right: cellText(column, right) };
}

function judgementOf(decided: readonly DecidedPair[], left: number, right: number): Decision['judgement'] | null {
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  return decided.find((pair) => pair.left === low && pair.right === high)?.judgement ?? null;
}

const isGoldenPair = ({ codes }: Column, left: number, right: number) =>
  codes[left] !== 0 && codes[right] !== 0 && codes[left] !== codes[right];

function isOfOneUniqueSource({ origin }: Table, plan: MatchPlan, left: number, right: number): boolean {
  const source = origin.source[left]!;
  return source === origin.source[right] && plan.uniqueSources.includes(origin.sources[source]!);
}
