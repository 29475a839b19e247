import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CleanContext } from '../clean/clean-context.ts';
import { divideTask } from '../clean/field-task.ts';
import { Pool } from '../engine/local/pool.ts';
import { makeReadContext } from '../engine/local/read-context.ts';
import { cleanTask } from '../engine/local/tasks.ts';
import { fieldTypes } from '../field-type/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { Registries } from '../rulefile/registries.ts';
import { readSource, type SourceInput } from '../source/read-source.ts';
import type { SourcePlan } from '../source/rules.ts';
import type { SourceResult } from '../source/source-result.ts';
import { sourcesByColumn } from '../source/sources-by-column.ts';
import { didYouMean } from '../util/nearest.ts';
import { oneThread, type Workers } from '../util/task.ts';
import { UsageError } from '../util/usage-error.ts';
import { isPaths } from './inputs.ts';
import { planOnMaster } from './master-plan.ts';
import type { Input, RunOptions } from './options.ts';
import type { Resources } from './resources.ts';

const MOST_THREADS = 8;
/** Fewer distinct values are cleaned before a thread has started. */
const WORTH_A_THREAD = 20_000;

export const today = (options: RunOptions) => options.today ?? new Date().toISOString().slice(0, 10);

/** More than so many only take memory; asked for more, a run works with these. */
const LIMIT = 64;

export const threadCount = ({ threads }: RunOptions) =>
  Math.min(LIMIT, threads ?? Math.min(MOST_THREADS, availableParallelism()));

/** Sources of the plan with other inputs in their places, as the options say. */
export function placeInputs(plan: Plan, options: RunOptions): Plan {
  if (options.master !== undefined) return planOnMaster(plan, options.master);
  const names = plan.sources.map(({ name }) => name);
  for (const name of Object.keys(options.sources ?? {})) {
    if (!names.includes(name))
      throw new UsageError(
        `the rules have no source "${name}"`,
        didYouMean(name, names) || `they have: ${names.join(', ')}`,
      );
  }
  return { ...plan, sources: plan.sources.map((source) => placeInput(source, inputOf(options, source.name))) };
}

function inputOf(options: RunOptions, name: string): Input | undefined {
  return options.sources !== undefined && Object.hasOwn(options.sources, name) ? options.sources[name] : undefined;
}

/** An empty list is no records, not no files. */
const isFiles = (input: Input): input is string | readonly string[] =>
  isPaths(input) && !(Array.isArray(input) && input.length === 0);

/** A path given on the command line is relative to where the user stands, not to the rule file. */
function placeInput(source: SourcePlan, input: Input | undefined): SourcePlan {
  if (input === undefined || !isFiles(input)) return source;
  const paths = typeof input === 'string' ? [input] : input;
  return { ...source, file: paths.map((path) => (path === '-' ? path : resolve(path))) };
}

/** Reads all sources, one after the other. */
export async function readSources(
  plan: Plan,
  directory: string,
  options: RunOptions,
  workers: Workers = oneThread,
): Promise<SourceResult[]> {
  const results: SourceResult[] = [];
  for (const source of plan.sources) {
    const input = inputOf(options, source.name);
    if (source.file.length === 0 && (input === undefined || isFiles(input))) {
      throw new UsageError(`source "${source.name}" has no file`, 'name one in the rules, or pass its records');
    }
    const read = await readSource(source, { ...sourceInput(source, directory, input, options), workers });
    results.push(source.sourceBy === '' ? read : sourcesByColumn(read, source));
  }
  return results;
}

function sourceInput(
  source: SourcePlan,
  directory: string,
  input: Input | undefined,
  options: RunOptions,
): SourceInput {
  const stage = `read ${source.name}`;
  return {
    baseDirectory: directory,
    ...(options.stdin !== undefined && { stdin: options.stdin }),
    ...(options.limit !== undefined && { limit: options.limit }),
    ...(input !== undefined && !isFiles(input) && { records: input as NonNullable<SourceInput['records']> }),
    onProgress: (done, total) => options.onProgress?.({ stage, done: total === 0 ? null : done / total, amount: done }),
  };
}

export interface Cleaning {
  readonly context: CleanContext;
  /** The threads; this one alone where there are no others. */
  readonly workers: Workers;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** What cleaning needs, with threads for large fields of built-in types. A script's own types stay on this thread. */
export function makeCleaning(plan: Plan, registries: Registries, resources: Resources, options: RunOptions): Cleaning {
  const threads = threadCount(options);
  const pool = threads > 1 ? new Pool(threads, { today: plan.today, rates: resources.rates }) : null;
  const readContext = makeReadContext(plan.today, resources.rates);
  const cleaning = cleanTask(readContext);
  const context: CleanContext = {
    fieldTypes: registries.fieldTypes,
    readContext,
    references: resources.references,
    lookups: resources.lookups,
    corrections: resources.corrections,
    ...(pool !== null && {
      worthThreads: (task) => task.end - task.start >= WORTH_A_THREAD && Object.hasOwn(fieldTypes, task.field.type),
      runField: (task) => Promise.all(divideTask(task, threads).map((part) => pool.run(cleaning, part))),
    }),
  };
  return { context, workers: pool ?? oneThread, close: async () => pool?.close() };
}
