import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { parseRules } from './parse-rules.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';

/** Lists longer than this belong in files of their own. */
const MAX_BYTES = 10_000_000;

/** Where rules come from: a path; text that is a rule file itself; or an object from a script, of the same form. */
export type RuleSource =
  | string
  | { readonly text: string; readonly file?: string; readonly directory?: string }
  | RuleObject;

/** The rule file as an object. `directory` is what its paths are relative to. */
export interface RuleObject {
  readonly recordmill: 1 | '1';
  readonly [key: string]: unknown;
}

export interface LoadedRules {
  readonly rules: Rules;
  /** What the paths in the rules are relative to. */
  readonly directory: string;
}

/** Reads and checks a rule file. Throws a UsageError; a RulesError where there are mistakes in it, with all of them. */
export function loadRules(source: RuleSource, registries: Registries): LoadedRules {
  const { content, file, directory } = readRuleSource(source);
  return { rules: parseRules(content, registries, file), directory };
}

export interface RuleContent {
  readonly content: string | object;
  readonly file: string;
  readonly directory: string;
}

/** The text or object of a rule source, and what its paths are relative to. */
export function readRuleSource(source: RuleSource): RuleContent {
  if (typeof source === 'string') {
    if (source.includes('\n')) return { content: source, file: 'rules', directory: '.' };
    return { content: readText(source), file: source, directory: dirname(source) };
  }
  if (!('recordmill' in source) && typeof source.text === 'string') {
    const { text, file = 'rules', directory = '.' } = source as { text: string; file?: string; directory?: string };
    return { content: text, file, directory };
  }
  return { content: source, file: 'rules', directory: '.' };
}

function readText(path: string): string {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such rule file`, hintFor(path));
  const { size, isDirectory } = factsOf(path);
  if (isDirectory) throw new UsageError(`${path}: is a folder, not a rule file`, hintFor(resolve(path, 'rules.yaml')));
  if (size > MAX_BYTES) {
    throw new UsageError(
      `${path}: has ${size} bytes; a rule file has at most ${MAX_BYTES}`,
      'put long lists into files of their own',
    );
  }
  const bytes = readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path}: is not UTF-8 text`, 'save it as UTF-8');
  }
}

function factsOf(path: string): { readonly size: number; readonly isDirectory: boolean } {
  const stat = statSync(path);
  return { size: stat.size, isDirectory: stat.isDirectory() };
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
}

/** What else lies in that folder. */
function hintFor(path: string): string {
  const folder = dirname(path);
  if (!existsSync(folder)) return `there is no folder ${folder}`;
  const files = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/i.test(name));
  const near = didYouMean(basename(path), files);
  if (near !== '') return near;
  return files.length === 0
    ? 'make one from your data with: recordmill init FILE…'
    : `in ${folder} there are: ${files.slice(0, 5).join(', ')}`;
}
