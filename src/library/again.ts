import { givenIds } from '../identity/given-ids.ts';
import type { Decision } from '../link/link-result.ts';
import type { LinkInputs } from '../link/link-table.ts';
import { celTypesOf, runPlan } from '../run.ts';
import type { RunResult } from '../run-result.ts';
import { openRun, type PublishedRun } from '../sink/read-run.ts';
import { UsageError } from '../util/usage-error.ts';
import { loadHistory } from './history.ts';
import type { Extensions, Progress } from './options.ts';
import { type Prepared, prepare } from './prepare.ts';
import { loadResources } from './resources.ts';
import { runInputs } from './run-inputs.ts';
import { makeCleaning, readSources } from './world.ts';

/** A published run, carried out again in memory: what explains it, reviews it or measures it starts from here. */
export interface Again extends Prepared {
  readonly published: PublishedRun;
  readonly result: RunResult;
  readonly decisions: readonly Decision[];
}

export interface AgainOptions {
  readonly extensions?: Extensions;
  /** Told of the model's links: see LinkInputs. */
  readonly onScored?: NonNullable<LinkInputs['onScored']>;
  readonly onProgress?: (progress: Progress) => void;
}

/** Reads and cleans the inputs of the run in `out` again, which must be unchanged, and links by its plan and its model. */
export async function runAgain(out: string, { extensions, onScored, onProgress }: AgainOptions = {}): Promise<Again> {
  const published = openRun(out);
  const prepared = prepare(published.path('plan.json'), extensions === undefined ? {} : { extensions });
  const { plan, directory, registries } = prepared;
  const resources = await loadResources(plan, directory);
  const cleaning = makeCleaning(plan, registries, resources, { threads: 1 });
  const facts = JSON.parse(published.text('run.json')) as {
    readonly limit: number | null;
    readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  };
  const sources = await readSources(plan, directory, {
    ...(facts.limit !== null && { limit: facts.limit }),
    ...(onProgress !== undefined && { onProgress }),
  });
  const now = new Map(sources.flatMap(({ files }) => files.map(({ file, sha256 }) => [file, sha256])));
  const changed = facts.inputs.find(({ file, sha256 }) => now.get(file) !== sha256);
  if (changed !== undefined)
    throw new UsageError(
      `${changed.file} has changed since the run in ${out}`,
      'run the rules again, then ask about the result',
    );
  const history = loadHistory(out, prepared, 'published');
  // What was found while the decisions were read is no news of the run.
  const inputs = runInputs(prepared, resources, cleaning, { ...history, findings: [] }, (stage, done) =>
    onProgress?.({ stage, done }),
  );
  const result = await runPlan(plan, sources, { ...inputs, ...(onScored !== undefined && { onScored }) });
  return { ...prepared, published, result, decisions: history.decisions };
}

/** What the matching of the run was given. */
export function linkInputs({ result, plan, registries, model, decisions }: Again): LinkInputs {
  return {
    comparators: registries.comparators,
    decisions,
    model,
    golden: givenIds(result.accepted),
    celTypes: celTypesOf(plan, registries),
  };
}
