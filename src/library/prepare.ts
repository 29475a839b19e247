import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Model } from '../link/link-result.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { isPlan, readPlan } from '../plan/saved-plan.ts';
import { loadRules, type RuleSource } from '../rulefile/load-rules.ts';
import type { Registries } from '../rulefile/registries.ts';
import { UsageError } from '../util/usage-error.ts';
import type { RunOptions } from './options.ts';
import { registriesWith } from './registries.ts';
import { placeInputs, today } from './world.ts';

/** A path to a rule file or a saved plan, the text or object of a rule file, or a plan. */
export type Rules = RuleSource | Plan;

/** A plan ready to be carried out. */
export interface Prepared {
  readonly plan: Plan;
  /** What paths in the plan are relative to. */
  readonly directory: string;
  readonly registries: Registries;
  /** A saved model; null trains one where the plan asks for it. */
  readonly model: Model | null;
  /** Decided pairs beside those of the last review.csv; '' for none. */
  readonly decisionsFile: string;
}

/** Makes the plan of whatever names one, with the options' inputs in their places. */
export function prepare(rules: Rules, options: RunOptions): Prepared {
  const registries = registriesWith(options.extensions);
  const saved = typeof rules === 'string' && rules.endsWith('.json') ? loadPlan(rules, registries) : null;
  if (saved !== null)
    return { ...saved, plan: placeInputs(onDate(saved.plan, options), options), registries, decisionsFile: '' };
  if (typeof rules === 'object' && isPlan(rules))
    return {
      plan: placeInputs(onDate(readPlan(rules, registries), options), options),
      directory: '.',
      registries,
      model: null,
      decisionsFile: '',
    };
  const loaded = loadRules(rules as RuleSource, registries);
  if (loaded.rules.sources.length === 0) {
    throw new UsageError(
      `${typeof rules === 'string' && !rules.includes('\n') ? rules : 'the rules'}: names no source, so there is nothing to read`,
      'name one, as sources: { crm: { file: crm.csv } }',
    );
  }
  const plan = makePlan(loaded.rules, registries, { today: today(options) });
  if (options.master !== undefined)
    throw new UsageError('--master goes with a saved plan', 'name the plan.json of a run in place of the rules');
  const { model = 'auto', decisions = '' } = loaded.rules.match ?? {};
  return {
    plan: placeInputs(plan, options),
    directory: loaded.directory,
    registries,
    model: model === 'auto' || model === 'none' ? null : readModel(resolve(loaded.directory, model), model),
    decisionsFile: decisions,
  };
}

const onDate = (plan: Plan, { today: date }: RunOptions): Plan =>
  date === undefined ? plan : { ...plan, today: date };

/** The plan of an earlier run, with the model beside it; null where the file is a rule file in JSON. */
function loadPlan(path: string, registries: Registries): Pick<Prepared, 'plan' | 'directory' | 'model'> | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  if (!isPlan(text)) return null;
  const plan = readPlan(text, registries, path);
  const folder = dirname(path);
  const facts = existsSync(join(folder, 'run.json')) ? readJson(join(folder, 'run.json'), 'run.json') : null;
  const directory =
    facts !== null && typeof facts === 'object' && 'directory' in facts ? String(facts.directory) : folder;
  const modelPath = join(folder, 'model.json');
  return { plan, directory, model: existsSync(modelPath) ? readModel(modelPath, modelPath) : null };
}

function readModel(path: string, asWritten: string): Model {
  if (!existsSync(path))
    throw new UsageError(
      `${asWritten}: there is no such model`,
      'match.model is auto, none, or the path of a model.json',
    );
  const model = readJson(path, asWritten) as Partial<Model> | null;
  if (
    model === null ||
    model.recordmill !== 1 ||
    typeof model.prior !== 'number' ||
    !Array.isArray(model.comparisons)
  ) {
    throw new UsageError(`${asWritten} is not a model`, 'a run writes one as model.json');
  }
  return model as Model;
}

function readJson(path: string, asWritten: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${asWritten}: cannot be read`);
  }
}
