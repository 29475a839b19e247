import type { FieldPlan } from '../clean/rules.ts';
import type { ComparisonPlan, MatchPlan } from '../link/rules.ts';
import { NEAR, parseBlockingKey } from '../rulefile/blocking-key.ts';
import type { Registries } from '../rulefile/registries.ts';
import type { Rules } from '../rulefile/schema.ts';
import { UsageError } from '../util/usage-error.ts';
import { proposeBlocking } from './propose-blocking.ts';

type MatchRules = NonNullable<Rules['match']>;

/** The matching part of the plan: what the rules leave open is proposed from the types of the fields. */
export function planMatch(
  match: MatchRules,
  sources: Rules['sources'],
  fields: readonly FieldPlan[],
  registries: Registries,
): MatchPlan {
  const proposed = fields.map((field) => proposal(field, registries));
  const comparisons = comparisonsOf(match, fields, proposed);
  // Without anything to compare, rules alone decide; without rules too, matching has nothing to go by.
  const wantsModel = match.model !== 'none';
  if (wantsModel && comparisons.length === 0 && match.rules.length === 0) {
    throw new UsageError(
      'match has nothing to compare: no field is declared, and there are no rules',
      'declare fields with their types, or name columns under match.comparisons or match.rules',
    );
  }
  const model = !wantsModel || comparisons.length === 0 ? null : match.model === 'auto' ? 'train' : 'saved';
  return {
    rules: match.rules,
    model,
    comparisons,
    blocking: model === null && match.blocking === undefined ? [] : blockingOf(match, comparisons, fields),
    pairBudget: match.blocking === undefined ? PAIR_BUDGET : 0,
    accept: match.accept,
    review: match.review,
    never: match.never,
    maxBlock: match.maxBlock,
    seed: match.seed,
    comparators: proposed.map(({ field, comparator }) => ({
      field,
      comparator: comparisons.find((one) => one.field === field)?.comparator ?? comparator,
    })),
    uniqueSources: sources.filter(([, { unique }]) => unique).map(([name]) => name),
  };
}

/** Pairs a record that a proposed blocking rule may make: with ten rules, some seconds for a million records. */
const PAIR_BUDGET = 20;

function proposal({ name, type }: FieldPlan, { fieldTypes }: Registries): ComparisonPlan {
  return { field: name, ...fieldTypes.get(type)!.comparison };
}

/** Types whose agreement says little about who somebody is: amounts, times, and answers of two values. */
const sayLittle = new Set([
  'boolean',
  'consent',
  'country',
  'money',
  'number',
  'integer',
  'datetime',
  'language',
  'category',
]);

/** A cell of several values is no value: `a;b` and `a` would count as different. */
const isTelling = ({ declared, type, separator }: FieldPlan) => declared && !sayLittle.has(type) && separator === '';

/**
 * Names of fields without those that only say again what others of them say: a full name joined from a first and a last
 * name would count both twice. Of a whole and its parts the parts stay, where they say all of it and are no rougher.
 */
function withoutDerived(fields: readonly FieldPlan[]): ReadonlySet<string> {
  const left = new Map(fields.map((field) => [field.name, field]));
  for (const whole of fields) {
    const parts = partsOf(whole, fields).flatMap((name) => (name === whole.name ? [] : (left.get(name) ?? [])));
    if (parts.length === 0 || !left.has(whole.name)) continue;
    const isComplete = parts.length >= (whole.join?.fields.length ?? 2);
    const isAsFine = whole.type === 'text' || parts.some(({ type }) => type === whole.type);
    for (const { name } of isComplete && isAsFine ? [whole] : parts) left.delete(name);
  }
  const isFilled = ({ fill }: FieldPlan) => fill.some(({ field }) => field !== undefined && left.has(field));
  return new Set([...left.values()].filter((field) => !isFilled(field)).map(({ name }) => name));
}

/** Fields that hold pieces of a field: those it is joined from, and those that are split from it. */
const partsOf = ({ name, join }: FieldPlan, fields: readonly FieldPlan[]): readonly string[] =>
  join?.fields ?? fields.filter(({ split }) => split?.from === name).map((part) => part.name);

const usualLevels = [0.92, 0.8];

function comparisonsOf(
  match: MatchRules,
  fields: readonly FieldPlan[],
  proposed: readonly ComparisonPlan[],
): ComparisonPlan[] {
  if (match.comparisons === undefined) {
    const telling = withoutDerived(fields.filter(isTelling));
    return proposed.filter(({ field }) => telling.has(field));
  }
  return match.comparisons.map(({ field, comparator, levels, termFrequency }) => {
    const usual = proposed.find((one) => one.field === field)!;
    const isUsual = comparator === undefined || comparator === usual.comparator;
    return {
      field,
      comparator: comparator ?? usual.comparator,
      // Levels of one similarity mean nothing to another.
      levels: levels ?? (isUsual ? usual.levels : comparator === 'exact' ? [] : usualLevels),
      termFrequency: termFrequency ?? usual.termFrequency,
    };
  });
}

function blockingOf(
  match: MatchRules,
  comparisons: readonly ComparisonPlan[],
  fields: readonly FieldPlan[],
): MatchPlan['blocking'] {
  const compared = new Set(comparisons.map(({ field }) => field));
  const byWords = comparisons.filter(({ comparator }) => comparator === 'words').map(({ field }) => field);
  const keys =
    match.blocking?.map((texts) => texts.map(parseBlockingKey)) ??
    proposeBlocking(
      fields.filter(({ name }) => compared.has(name)),
      byWords,
    );
  return keys.map((one) => ({ id: one.map(textOf).join('+'), keys: one }));
}

type Key = MatchPlan['blocking'][number]['keys'][number];

function textOf({ field, take }: Key): string {
  if (take.kind === 'whole') return field;
  if (take.kind === 'near') return `${field}:near${take.count === NEAR ? '' : take.count}`;
  return `${field}:${take.kind === 'prefix' ? take.length : take.kind}`;
}
