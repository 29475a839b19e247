import { resolve } from 'node:path';
import { makePlan } from '../plan/make-plan.ts';
import { rulesOf } from '../profile/proposal.ts';
import { proposeRules } from '../profile/propose.ts';
import { parseRules } from '../rulefile/parse-rules.ts';
import { UsageError } from '../util/usage-error.ts';
import { type DryRun, dryRunOf } from './dry-run.ts';
import type { RunOptions } from './options.ts';
import type { Prepared } from './prepare.ts';
import { type ProfiledFile, profileFiles } from './profile.ts';
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
export const dedupe = async (files: readonly string[], options: DedupeOptions = {}): Promise<RunOutcome> =>
  carryOut('dedupe', await prepareDedupe(files, options), options);

/** The rules it would use, and their pairs. */
export const dedupeDryRun = async (files: readonly string[], options: DedupeOptions = {}): Promise<DryRun> =>
  dryRunOf(await prepareDedupe(files, options), options);

async function prepareDedupe(files: readonly string[], options: DedupeOptions): Promise<Prepared> {
  if (files.length === 0) throw new UsageError('no file to look for duplicates in');
  const { key, sourceBy = '', uniqueSources = false } = options;
  const registries = registriesWith(options.extensions);
  const profiled = await profileFiles(files.map(asPath), options, key === undefined ? {} : { key });
  if (key !== undefined) for (const file of profiled) refuseRepeatedKeys(file);
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
  return {
    plan: { ...plan, sources: plan.sources.map((source) => ({ ...source, sourceBy })) },
    directory: '.',
    registries,
    model: null,
    decisionsFile: '',
  };
}

const asPath = (file: string) => (file === '-' ? file : resolve(file));

function refuseRepeatedKeys({ plan, read }: ProfiledFile): void {
  const repeated = read.findings.find(({ code }) => code === 'key-repeated');
  if (repeated === undefined) return;
  throw new UsageError(
    `${plan.file[0]}: the key ${plan.key.join(', ')} is not unique: "${repeated.value}" stands more than once`,
    'name a column that is, or leave --key out',
  );
}
