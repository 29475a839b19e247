import { z } from 'zod';
import { dependencyRules } from '../clean/rules.ts';
import { matchRules } from '../link/rules.ts';
import { mergeRules } from '../merge/rules.ts';
import { reportRules } from '../report/rules.ts';
import { outputRules } from '../sink/rules.ts';
import { sourceRules } from '../source/rules.ts';
import { named, scalar, tolerance } from '../util/rule-schema.ts';
import { fieldSchema } from './field-schema.ts';
import type { Registries } from './registries.ts';
import { validationSchema } from './validation-schema.ts';

export const budgetRules = z.strictObject({
  error: tolerance
    .default({ records: 0 })
    .describe('How many records, or what share of them, may have findings of level error.'),
  warning: tolerance.optional().describe('The same for warnings; without it they are not limited.'),
  false_merges: tolerance
    .optional()
    .describe(
      'How many of the joined pairs of records, or what share of them, may be wrong by the estimate of the run; needs a model.',
    ),
});

/** The whole rule file. Each part is defined by its stage; the units it may name come from the registries. */
export function makeRuleSchema(registries: Registries): ReturnType<typeof ruleSchema> {
  const known = schemas.get(registries);
  if (known !== undefined) return known;
  const schema = ruleSchema(registries);
  schemas.set(registries, schema);
  return schema;
}

// A schema of so many types takes longer to make than most files to check.
const schemas = new WeakMap<Registries, ReturnType<typeof ruleSchema>>();

function ruleSchema(registries: Registries) {
  return z.strictObject({
    recordmill: z
      .union([z.literal(1), z.literal('1')])
      .transform((): 1 => 1)
      .describe('Version of the rule language: 1.'),
    missing: z
      .array(scalar)
      .default([])
      .describe('Texts that mean "no value" in every field. The empty cell always does.'),
    sources: named(sourceRules).default([]).describe('Where records come from, by name.'),
    fields: named(fieldSchema(registries.fieldTypes))
      .default([])
      .describe('What the columns hold and how they are cleaned, by name, in the order of the output.'),
    other_columns: z
      .enum(['keep', 'drop'])
      .default('keep')
      .describe('Columns that no field names: kept as text, unchanged, after the fields, or left out.'),
    dependencies: z
      .array(dependencyRules)
      .default([])
      .describe('Fields that decide others, as a postal code decides the city; used to correct and to fill.'),
    validate: z.array(validationSchema(registries.validations)).default([]).describe('What must hold.'),
    match: matchRules
      .optional()
      .describe('How records of the same person or company are found; without it they are not looked for.'),
    merge: mergeRules.prefault({}).describe('Which value wins where records of one entity differ.'),
    budget: budgetRules.prefault({}).describe('How much may be found before the command exits with 1.'),
    output: outputRules.prefault({}).describe('What is written.'),
    report: reportRules.prefault({}).describe('How the report is shown.'),
  });
}

/** A checked rule file: what was typed, with defaults, and nothing decided yet. */
export type Rules = z.output<ReturnType<typeof ruleSchema>>;
