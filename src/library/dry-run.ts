import type { DependencyFacts } from '../clean/clean-result.ts';
import { countPairs, type RulePairs } from '../link/count-pairs.ts';
import type { Plan } from '../plan/plan.ts';
import { runPlan } from '../run.ts';
import { noHistory } from './history.ts';
import type { RunOptions } from './options.ts';
import { type Prepared, prepare, type Rules } from './prepare.ts';
import { loadResources } from './resources.ts';
import { runInputs } from './run-inputs.ts';
import { makeCleaning, readSources, threadCount } from './world.ts';

/** What a run would do, and about how long it would take. */
export interface DryRun {
  readonly plan: Plan;
  readonly records: number;
  readonly pairsByRule: readonly RulePairs[];
  /** How well the dependencies of the rules hold, and what would be done by them. */
  readonly dependencies: readonly DependencyFacts[];
  /** About how long the run takes on this machine. */
  readonly seconds: number;
  readonly threads: number;
}

/** A pair is compared and scored in about this time; measured on people with seven comparisons. */
const SECONDS_A_PAIR = 1.5e-6;
/** Merging, reporting and writing take about as long as reading and cleaning. */
const REST = 2;

/** Reads and cleans, counts the pairs, and stops there: nothing is compared, and nothing is written. */
export const dryRun = async (rules: Rules, options: Omit<RunOptions, 'out'> = {}): Promise<DryRun> =>
  dryRunOf(prepare(rules, options), options);

export async function dryRunOf(prepared: Prepared, options: Omit<RunOptions, 'out'>): Promise<DryRun> {
  const { plan, directory, registries } = prepared;
  const started = performance.now();
  const resources = await loadResources(plan, directory);
  const cleaning = makeCleaning(plan, registries, resources, options);
  try {
    const sources = await readSources(plan, directory, options, cleaning.workers);
    const inputs = runInputs(prepared, resources, cleaning, noHistory, (stage, done) =>
      options.onProgress?.({ stage, done }),
    );
    const { accepted, cleaned } = await runPlan(plan, sources, inputs, 'clean');
    const pairsByRule = plan.match === null ? [] : countPairs(accepted, plan.match, registries.comparators);
    const pairs = pairsByRule.reduce((sum, rule) => sum + rule.pairs, 0);
    const seconds = Math.max(1, Math.round(((performance.now() - started) / 1000) * REST + pairs * SECONDS_A_PAIR));
    const { dependencies } = cleaned;
    return { plan, records: accepted.rowCount, pairsByRule, dependencies, seconds, threads: threadCount(options) };
  } finally {
    await cleaning.close();
    options.onProgress?.({ stage: '', done: null });
  }
}
