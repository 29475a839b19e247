import { type DependencyPlan, type FieldPlan, fieldRules } from '../clean/rules.ts';
import type { FieldRules } from '../rulefile/field-schema.ts';
import { namesMade, namesUsed } from '../rulefile/names-used.ts';
import type { Registries } from '../rulefile/registries.ts';
import type { Rules } from '../rulefile/schema.ts';
import { shortForms } from '../rulefile/short-form.ts';
import type { ValidationRules } from '../rulefile/validation-schema.ts';
import type { Json } from '../util/json.ts';
import { UsageError } from '../util/usage-error.ts';
import type { ValidationPlan } from '../validate/validation.ts';
import type { Plan } from './plan.ts';
import { planMatch } from './plan-match.ts';
import { planMerge } from './plan-merge.ts';

export interface PlanOptions {
  /** ISO date that counts as today. */
  readonly today: string;
}

/** Checked rules to a plan: every default and conflict resolved, in plain JSON. Paths stay as written. */
export function makePlan(rules: Rules, registries: Registries, { today }: PlanOptions): Plan {
  const fields = planFields(rules, registries);
  const plan: Plan = {
    recordmill: 1,
    today,
    sources: rules.sources.map(([name, source]) => ({ name, ...source })),
    fields,
    otherColumns: rules.other_columns,
    dependencies: planDependencies(rules),
    validations: planValidations(rules, registries),
    match: rules.match === undefined ? null : planMatch(rules.match, rules.sources, fields, registries),
    merge: planMerge(rules, fields, registries),
    budget: planBudget(rules),
    output: rules.output,
    report: rules.report,
  };
  // What nothing was said about is absent, not undefined: a plan that was saved and read again is equal to this one.
  return JSON.parse(JSON.stringify(plan)) as Plan;
}

function planBudget({ budget, match }: Rules): Plan['budget'] {
  const { error, warning = null, false_merges: falseMerges } = budget;
  if (falseMerges === undefined) return { error, warning };
  if (match === undefined || match.model === 'none')
    throw new UsageError(
      'budget.false_merges needs a model: without one nobody knows how likely a merge is wrong',
      'leave it out, or leave match.model at auto',
    );
  return { error, warning, falseMerges };
}

/** The declared fields as written, then those that sources make by renaming or setting, then columns that a rule names. */
function planFields(rules: Rules, registries: Registries): FieldPlan[] {
  const fields = new Map<string, FieldPlan>();
  const add = (name: string, given: FieldRules, declared: boolean) => {
    if (!fields.has(name)) fields.set(name, planField(name, given, declared, rules, registries));
  };
  for (const [name, given] of rules.fields) add(name, given, true);
  for (const { name } of namesMade(rules)) add(name, textField(), true);
  for (const { name } of namesUsed(rules, registries)) add(name, textField(), false);
  return [...fields.values()];
}

function planField(
  name: string,
  given: FieldRules,
  declared: boolean,
  { missing }: Rules,
  { fieldTypes }: Registries,
): FieldPlan {
  const type = fieldTypes.get(given.type);
  if (type === undefined) throw new UsageError(`field "${name}" has the unknown type "${given.type}"`);
  // A column that no field names stays as it is, even where its text would mean "no value" in a field.
  const tokens = given.missing ?? (declared ? missing : []);
  return {
    ...given,
    name,
    missing: tokens,
    personal: given.personal ?? type.isPersonal?.(given.options) ?? type.personal,
    declared,
  };
}

/** Each with an id of its own, made of what decides where the rules give none. */
function planDependencies({ dependencies }: Rules): DependencyPlan[] {
  const taken = new Set(dependencies.map(({ id }) => id));
  return dependencies.map((given) => {
    if (given.id !== '') return given;
    const name = given.from.join('+');
    let id = name;
    for (let count = 2; taken.has(id); count++) id = `${name}-${count}`;
    taken.add(id);
    return { ...given, id };
  });
}

const textField = (): FieldRules => ({ ...fieldRules.parse({}), options: {} });

function planValidations(rules: Rules, registries: Registries): ValidationPlan[] {
  const short = rules.fields.flatMap(([name, field]) => shortForms(name, field).map(({ validation }) => validation));
  const checked = short.map((entry) => ({ ...entry, options: unitOf(entry, registries).options.parse(entry.options) }));
  return [...checked, ...rules.validate].map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    options: entry.options as Json,
    level: entry.level ?? unitOf(entry, registries).level,
    tolerate: entry.tolerate,
    when: entry.when,
    why: entry.why,
    reject: entry.reject,
  }));
}

function unitOf({ kind }: ValidationRules, { validations }: Registries) {
  const unit = validations.get(kind);
  if (unit === undefined) throw new UsageError(`there is no validation "${kind}"`);
  return unit;
}
