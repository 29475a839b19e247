import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { proposeRules } from '../profile/propose.ts';
import { writeRuleFile } from '../rulefile/write-rules.ts';
import { asOutputError } from '../sink/output-error.ts';
import { UsageError } from '../util/usage-error.ts';
import { namedInputs } from './inputs.ts';
import { type ProfileOptions, profileInputs } from './profile.ts';
import { today } from './world.ts';

export interface InitOptions extends ProfileOptions {
  /** Where to write the rule file; its paths are then relative to it. */
  readonly out?: string;
  /** Whether a file that exists is written over. */
  readonly force?: boolean;
}

/** A commented rule file from the data: a run with it exits 0. */
export async function init(files: readonly string[], options: InitOptions = {}): Promise<string> {
  const { out } = options;
  if (out !== undefined && existsSync(out) && !options.force) {
    throw new UsageError(`${out} exists already`, 'name another file with --out, or write over it with --force');
  }
  const profiled = await profileInputs(namedInputs(files), options);
  const directory = out === undefined ? '.' : dirname(resolve(out));
  const proposal = proposeRules(
    profiled.map(({ plan, profile }) => ({
      name: plan.name,
      file: pathFrom(directory, plan.file[0]!),
      profile,
      looseKey: true,
    })),
    today(options),
  );
  const broken = profiled.reduce((sum, { read }) => sum + read.rejects.length, 0);
  const text = writeRuleFile({
    comment:
      'Proposed from the data. Read it, keep what is right, and change what is not:\nevery line says something about your records.',
    missing: proposal.missing,
    sources: proposal.sources,
    fields: proposal.fields,
    sections: [
      ...proposal.sections,
      {
        name: 'budget',
        value: { error: broken },
        ...(broken > 0 && { comment: `${broken} records of today's files could not be read as records` }),
      },
    ],
  });
  if (out !== undefined) write(out, text);
  return text;
}

function write(out: string, text: string): void {
  try {
    writeFileSync(out, text);
  } catch (error) {
    throw asOutputError(error, out);
  }
}

const pathFrom = (directory: string, file: string) =>
  file === '-' ? file : relative(directory, resolve(file)) || file;
