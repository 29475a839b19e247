import type { AnyFieldType } from '../field-type/field-type.ts';
import { isPersonalHeader } from '../profile/header-names.ts';
import { type LearnedFacts, learnTable } from '../profile/learn-table.ts';
import { profileTable } from '../profile/profile-column.ts';
import type { ColumnProfile, TableProfile } from '../profile/profile-result.ts';
import { readSource } from '../source/read-source.ts';
import { type SourcePlan, sourceRules } from '../source/rules.ts';
import type { SourceResult } from '../source/source-result.ts';
import { type Inputs, type NamedInput, namedInputs } from './inputs.ts';
import type { Extensions, RunOptions } from './options.ts';
import { registriesWith } from './registries.ts';
import { today } from './world.ts';

export interface ProfileOptions extends Pick<RunOptions, 'limit' | 'reveal' | 'stdin' | 'today' | 'onProgress'> {
  readonly extensions?: Extensions;
}

/** Facts of one file: of the file itself, and of each column. */
export interface FileProfile {
  readonly source: string;
  /** '' for records from memory. */
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly rejects: number;
  readonly profile: TableProfile;
  /** Values that are probably typing errors of others, and columns that decide others; none of personal columns. */
  readonly learned: LearnedFacts;
}

/** A file read and profiled, with its values as they are. */
export interface ProfiledFile {
  readonly plan: SourcePlan;
  readonly read: SourceResult;
  readonly profile: TableProfile;
}

/** Profiles files or records, each source by itself. Values of personal columns are masked unless revealed. */
export async function profile(inputs: Inputs, options: ProfileOptions = {}): Promise<FileProfile[]> {
  const { fieldTypes } = registriesWith(options.extensions);
  const profiled = await profileInputs(namedInputs(inputs), options);
  const isShown = (column: ColumnProfile) => options.reveal || masked(column, fieldTypes) === column;
  return profiled.map(({ plan, read, profile: facts }) => ({
    source: plan.name,
    file: plan.file[0] ?? '',
    encoding: read.files[0]?.encoding.used ?? '',
    delimiter: read.files[0]?.delimiter?.used ?? null,
    rejects: read.rejects.length,
    profile: options.reveal ? facts : { ...facts, columns: facts.columns.map((column) => masked(column, fieldTypes)) },
    learned: shownOf(learnTable(read.table, facts), facts.columns.filter(isShown)),
  }));
}

/** Corrections without those of columns whose values are hidden. */
function shownOf({ spellings, dependencies }: LearnedFacts, shown: readonly ColumnProfile[]): LearnedFacts {
  const names = new Set(shown.map(({ name }) => name));
  return { spellings: spellings.filter(({ column }) => names.has(column)), dependencies };
}

/** Reads and profiles inputs. `more` goes into the plan of every source. */
export async function profileInputs(
  inputs: readonly NamedInput[],
  options: ProfileOptions,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ProfiledFile[]> {
  const { fieldTypes } = registriesWith(options.extensions);
  const profiled: ProfiledFile[] = [];
  for (const { name, paths, records } of inputs) {
    const plan: SourcePlan = { ...sourceRules.parse({ ...(paths.length > 0 && { file: paths }), ...more }), name };
    const read = await readSource(plan, {
      baseDirectory: '.',
      ...(records !== null && { records }),
      ...(options.stdin !== undefined && { stdin: options.stdin }),
      ...(options.limit !== undefined && { limit: options.limit }),
      onProgress: (done, total) =>
        options.onProgress?.({ stage: `read ${name}`, done: total === 0 ? null : done / total, amount: done }),
    });
    profiled.push({ plan, read, profile: profileTable(read.table, { fieldTypes, today: today(options) }) });
  }
  options.onProgress?.({ stage: '', done: null });
  return profiled;
}

/** Text of which so large a share is said once only is free text, as notes are: it may hold anything about anybody. */
const FREE_TEXT = 0.5;

/** Whether values are personal under the options that were found. */
const isPersonalAs = (type: AnyFieldType, options: unknown): boolean =>
  type.isPersonal?.(type.options.parse(options)) ?? type.personal;

function masked(column: ColumnProfile, fieldTypes: ReadonlyMap<string, AnyFieldType>): ColumnProfile {
  const type = fieldTypes.get(column.type.id);
  const isText = column.type.id === 'text' || column.type.id === 'category';
  const isFreeText =
    isText &&
    (isPersonalHeader(column.name) || (column.type.id === 'text' && column.distinct > column.filled * FREE_TEXT));
  if (type === undefined || !(isPersonalAs(type, column.type.options) || isFreeText)) return column;
  const hide = (text: string) => (text === '' ? '' : type.mask(text));
  return {
    ...column,
    top: column.top.map(({ text, count }) => ({ text: hide(text), count })),
    range: column.range === null ? null : { min: hide(column.range.min), max: hide(column.range.max) },
    evidence: column.evidence.map((one) => ({
      ...one,
      examples: one.examples.map(hide),
      against: one.against.map(hide),
    })),
  };
}
