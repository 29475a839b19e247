import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Language, languages } from '../finding/language/language.ts';
import type { RunOptions } from '../library/options.ts';
import { showNote, showProgress } from './progress.ts';

/** The options that several commands share, as typed. */
export interface TypedOptions {
  readonly out?: string;
  readonly source?: readonly (readonly [name: string, path: string])[];
  readonly master?: string;
  readonly today?: string;
  readonly threads?: number;
  readonly limit?: number;
  readonly reveal?: boolean;
  readonly language?: Language;
  readonly quiet?: boolean;
  readonly format?: string;
  readonly dryRun?: boolean;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

function isoDate(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  const valid = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (!valid) throw new InvalidArgumentError('It must be a date such as 2026-11-30.');
  return text;
}

type SourceArgument = readonly (readonly [string, string])[];

function sourceArgument(text: string, before: SourceArgument = []): SourceArgument {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It must be NAME=PATH, as crm=exports/today.csv.');
  return [...before, [text.slice(0, equals), text.slice(equals + 1)]];
}

/** Options of every command that reads files. */
export function addReadOptions(command: Command): Command {
  return command
    .option('--today <DATE>', 'the date that counts as today', isoDate)
    .option('--limit <N>', 'read only the first N records of each source', count)
    .option('--quiet', 'no progress and no summary');
}

/** Options of every command that reads by a rule file. */
export function addRunOptions(command: Command): Command {
  command.option('--source <NAME=PATH>', 'read another file in a source’s place; may be repeated', sourceArgument);
  return addReadOptions(command)
    .option('--threads <N>', 'worker threads; the result does not depend on it', count)
    .option('--reveal', 'show personal values in messages and reports; they are masked otherwise')
    .addOption(languageOption());
}

/** The language of the report; the rule file's where nothing is said. */
export const languageOption = () =>
  new Option('--language <LANGUAGE>', 'language in which report.html opens').choices([...languages]);

export const formatOption = (choices: readonly string[]) =>
  new Option('--format <FORMAT>', 'what is printed on standard output').choices([...choices]).default(choices[0]);

/** What was typed → what the library takes. */
export function toRunOptions(typed: TypedOptions): RunOptions {
  return {
    ...(typed.out !== undefined && { out: typed.out }),
    ...(typed.source !== undefined && { sources: Object.fromEntries(typed.source) }),
    ...(typed.master !== undefined && { master: typed.master }),
    ...(typed.today !== undefined && { today: typed.today }),
    ...(typed.threads !== undefined && { threads: typed.threads }),
    ...(typed.limit !== undefined && { limit: typed.limit }),
    ...(typed.reveal !== undefined && { reveal: typed.reveal }),
    ...(typed.language !== undefined && { language: typed.language }),
    stdin: process.stdin,
    ...(!typed.quiet && { onProgress: showProgress(process.stderr) }),
    onNote: showNote,
  };
}
