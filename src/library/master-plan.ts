import { resolve } from 'node:path';
import type { FieldPlan } from '../clean/rules.ts';
import type { Plan } from '../plan/plan.ts';
import type { SourcePlan } from '../source/rules.ts';

/**
 * The plan of a run, for its own master file as the one source. Golden values are clean already: what a column became
 * a field by, and steps that would change a value a second time, are left out; types, matching and merging stay.
 */
export function planOnMaster(plan: Plan, path: string): Plan {
  return {
    ...plan,
    sources: [masterSource(plan, path)],
    fields: plan.fields.map(cleanField),
    dependencies: [],
    // The column master_id is none of the fields, and says which records are golden.
    otherColumns: 'keep',
    validations: plan.validations.filter(({ options }) => !namesSource(options)),
  };
}

function masterSource({ sources }: Plan, path: string): SourcePlan {
  const [first] = sources;
  return {
    ...first!,
    name: 'master',
    file: [resolve(path)],
    key: ['master_id'],
    columns: [],
    set: [],
    where: '',
    updated: '',
    sourceBy: '',
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    latest: false,
    skip: 0,
    header: true,
    unique: false,
  };
}

/**
 * Values keep their spelling: what a column says in one convention, as an opt-out column its contrary, the master says
 * in canonical form, and it is not to be turned round again.
 */
function cleanField({ split: _, join: __, correct: ___, default: ____, ...field }: FieldPlan): FieldPlan {
  return { ...field, from: [], replace: [], fill: [], missing: [], case: 'keep', write: 'as-read' };
}

/** What is asked of one export, as how many records it has, cannot be asked of the master. */
const namesSource = (options: Plan['validations'][number]['options']): boolean =>
  typeof options === 'object' &&
  options !== null &&
  !Array.isArray(options) &&
  typeof (options as { source?: unknown }).source === 'string';
