import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { learnTable } from '../profile/learn-table.ts';
import type { Proposal } from '../profile/proposal.ts';
import { proposeRules } from '../profile/propose.ts';
import { bindLearned, type FieldSpellings, withCorrections } from '../profile/propose-corrections.ts';
import { writeRuleFile } from '../rulefile/write-rules.ts';
import { toBytes } from '../sink/byte-writer.ts';
import { writeLearned } from '../sink/corrections.ts';
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
  /** Whether values that are valid keep their spelling: nothing but what is wrong or missing is changed. */
  readonly asRead?: boolean;
}

/**
 * A commented rule file from the data: a run with it exits 0. The corrections that it proposes lie beside it, as
 * `rules.corrections.csv` beside `rules.yaml`; where the rules go to nobody knows, each run looks for them again.
 */
export async function init(files: readonly string[], options: InitOptions = {}): Promise<string> {
  const { out } = options;
  const corrections = out === undefined ? null : correctionFileOf(out);
  for (const path of [out, corrections]) {
    if (typeof path === 'string' && existsSync(path) && !options.force)
      throw new UsageError(`${path} exists already`, 'name another file with --out, or write over it with --force');
  }
  const profiled = await profileInputs(namedInputs(files), options);
  const directory = out === undefined ? '.' : dirname(resolve(out));
  const sources = profiled.map(({ plan, profile }) => ({
    name: plan.name,
    file: pathFrom(directory, plan.file[0]!),
    profile,
    looseKey: true,
  }));
  const plain = proposeRules(sources, today(options));
  const learned = bindLearned(
    sources,
    profiled.map(({ read, profile }) => learnTable(read.table, profile)),
    plain,
  );
  const corrected = withCorrections(plain, learned, corrections === null ? null : basename(corrections));
  const proposal = options.asRead ? asRead(corrected) : corrected;
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
  if (corrections !== null && learned.spellings.length > 0) write(corrections, correctionText(learned.spellings));
  return text;
}

const correctionFileOf = (out: string) =>
  join(dirname(out), `${basename(out, extname(out)) || 'rules'}.corrections.csv`);

const correctionText = (spellings: readonly FieldSpellings[]): string =>
  toBytes((out) => writeLearned(spellings, out, { spreadsheet: false })).toString();

/** Types write their canonical form; text is as it is anyway. */
const asRead = (proposal: Proposal): Proposal => ({
  ...proposal,
  fields: proposal.fields.map((field) =>
    field.type === 'text' ? field : { ...field, options: { ...field.options, write: 'as-read' } },
  ),
});

function write(out: string, text: string): void {
  try {
    writeFileSync(out, text);
  } catch (error) {
    throw asOutputError(error, out);
  }
}

const pathFrom = (directory: string, file: string) =>
  file === '-' ? file : relative(directory, resolve(file)) || file;
