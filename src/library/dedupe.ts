import { resolve } from 'node:path';
import { makePlan } from '../plan/make-plan.ts';
import { rulesOf } from '../profile/proposal.ts';
import { proposeRules } from '../profile/propose.ts';
import { parseRules } from '../rulefile/parse-rules.ts';
import type { Registries } from '../rulefile/registries.ts';
import { UsageError } from '../util/usage-error.ts';
import { type DryRun, dryRunOf } from './dry-run.ts';
import { type Inputs, kept, namedInputs, rereadable } from './inputs.ts';
import type { RunOptions } from './options.ts';
import type { Prepared } from './prepare.ts';
import { type ProfiledFile, profileInputs } from './profile.ts';
import { registriesWith } from './registries.ts';
import { carryOut, type RunOutcome } from './run.ts';
import { today } from './world.ts';

export interface DedupeOptions extends Omit<RunOptions, 'sources' | 'master'> {
  /** Column that identifies a record in its file; copied to the crosswalk, never compared. */
  readonly key?: string;
  /** Column that names the source of each record, for a file that holds several. */
  readonly sourceBy?: string;
  /** No source holds an entity twice. */
  readonly uniqueSources?: boolean;
}

/** Finds and joins duplicates with no rule file: the rules are proposed from the data. */
export async function dedupe(inputs: Inputs, options: DedupeOptions = {}): Promise<RunOutcome> {
  const ready = await prepareDedupe(inputs, options);
  return carryOut('dedupe', ready.prepared, ready.options);
}

/** The rules it would use, and their pairs. */
export async function dedupeDryRun(inputs: Inputs, options: DedupeOptions = {}): Promise<DryRun> {
  const ready = await prepareDedupe(inputs, options);
  return dryRunOf(ready.prepared, ready.options);
}

/** The plan, and options by which its sources are read a second time: to profile them was the first. */
async function prepareDedupe(
  inputs: Inputs,
  given: DedupeOptions,
): Promise<{ readonly prepared: Prepared; readonly options: RunOptions }> {
  const sources = (await rereadable(namedInputs(inputs))).map((input) => ({
    ...input,
    paths: input.paths.map(asPath),
  }));
  if (sources.length === 0) throw new UsageError('no file to look for duplicates in');
  const options = await withStdinKept(
    given,
    sources.flatMap(({ paths }) => paths),
  );
  const { key, sourceBy = '', uniqueSources = false } = options;
  const registries = registriesWith(options.extensions);
  const profiled = await profileInputs(sources, options, key === undefined ? {} : { key });
  if (key !== undefined) for (const file of profiled) refuseRepeatedKeys(file, key, options, registries);
  const proposal = proposeRules(
    profiled.map(({ plan, profile }) => ({
      name: plan.name,
      file: plan.file,
      profile: { ...profile, columns: profile.columns.filter(({ name }) => name !== sourceBy) },
      ...(key !== undefined && { key }),
      unique: uniqueSources,
    })),
    today(options),
  );
  // Matching is all that is asked: values stay as they are read but for their canonical form, and nothing is validated.
  const rules = rulesOf({ ...proposal, sections: proposal.sections.filter(({ name }) => name !== 'validate') });
  const plan = makePlan(parseRules({ ...rules, budget: { error: '100%' } }, registries), registries, {
    today: today(options),
  });
  const records = sources.flatMap((source) =>
    source.records === null ? [] : [[source.name, source.records] as const],
  );
  return {
    prepared: {
      plan: { ...plan, sources: plan.sources.map((source) => ({ ...source, sourceBy })) },
      directory: '.',
      registries,
      model: null,
      decisionsFile: '',
    },
    options: { ...options, sources: Object.fromEntries(records) },
  };
}

const asPath = (file: string) => (file === '-' ? file : resolve(file));

const withStdinKept = async (options: DedupeOptions, paths: readonly string[]): Promise<DedupeOptions> =>
  paths.includes('-') && options.stdin !== undefined ? { ...options, stdin: await kept(options.stdin) } : options;

/** A key may be an e-mail address: it is shown as a value of its column is. */
function refuseRepeatedKeys(
  { plan, read, profile }: ProfiledFile,
  key: string,
  { reveal = false }: DedupeOptions,
  { fieldTypes }: Registries,
): void {
  const repeated = read.findings.find(({ code }) => code === 'key-repeated');
  if (repeated === undefined) return;
  const type = fieldTypes.get(profile.columns.find(({ name }) => name === key)?.type.id ?? '');
  const value = repeated.value ?? '';
  throw new UsageError(
    `${plan.file[0] ?? plan.name}: the key ${key} is not unique: "${type?.personal && !reveal ? type.mask(value) : value}" stands more than once`,
    'name a column that is, or leave --key out',
  );
}
