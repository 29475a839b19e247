import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { SourcePlan } from './rules.ts';

/**
 * The files of a source, as the user wrote them with globs resolved, in the order they are read: as listed, and what
 * one glob finds by its UTF-8 bytes. Every path is known to be a file with content, so a run fails before it reads.
 */
export async function resolveFiles(plan: SourcePlan, baseDirectory: string): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of plan.file) {
    const files = isGlob(pattern, baseDirectory) ? expandGlob(pattern, baseDirectory, plan.latest) : [pattern];
    for (const file of files) {
      if (found.includes(file)) continue;
      if (file !== '-') checkFile(plan.name, file, baseDirectory);
      found.push(file);
    }
  }
  return found;
}

/** A file whose own name has a star or a question mark is taken at its word. */
function isGlob(pattern: string, baseDirectory: string): boolean {
  return /[*?]/.test(pattern) && !existsSync(resolve(baseDirectory, pattern));
}

function checkFile(source: string, file: string, baseDirectory: string): void {
  const path = resolve(baseDirectory, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`source ${source}: ${file} does not exist`, adviceForMissing(path));
  if (stat.isDirectory())
    throw new UsageError(`source ${source}: ${file} is a folder`, `name its files, as in "${join(file, '*.csv')}"`);
  if (stat.isFile() && stat.size === 0)
    throw new UsageError(
      `source ${source}: ${file} is empty (0 bytes)`,
      'check the export that should have written it',
    );
}

function adviceForMissing(path: string): string {
  const folder = dirname(path);
  const names = namesIn(folder);
  if (names === null) return `there is no folder ${folder}; paths are relative to the rule file`;
  const hint = didYouMean(basename(path), names);
  if (hint !== '') return hint;
  if (names.length === 0) return `the folder ${folder} is empty; paths are relative to the rule file`;
  return `${folder} holds ${listSome(names)}; paths are relative to the rule file`;
}

export function listSome(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${name}"`);
  return names.length > 8 ? `${shown.join(', ')} and ${names.length - 8} more` : shown.join(', ');
}

function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder).sort(compareUtf8);
  } catch {
    return null;
  }
}

function expandGlob(pattern: string, baseDirectory: string, latest: boolean): string[] {
  const found: string[] = [];
  const parts = pattern.split('/');
  if (parts[0] === '') walk(parts, 1, '/', baseDirectory, found);
  else walk(parts, 0, '', baseDirectory, found);
  const files = [...new Set(found)].sort(compareUtf8);
  if (files.length === 0) {
    const firstGlob = parts.findIndex((part) => /[*?]/.test(part));
    const folder = resolve(baseDirectory, parts.slice(0, firstGlob).join('/'));
    const names = namesIn(folder);
    const advice = names === null ? `there is no folder ${folder}` : `${folder} holds ${listSome(names) || 'nothing'}`;
    throw new UsageError(`no file matches ${pattern}`, `${advice}; paths are relative to the rule file`);
  }
  return latest ? files.slice(-1) : files;
}

/**
 * Descends part by part; `prefix` is the path so far, with its slash. `**` stands for any number of folders, none
 * included, and follows no links. Names with a leading dot need one in the pattern.
 */
function walk(parts: readonly string[], index: number, prefix: string, base: string, found: string[]): void {
  const part = parts[index]!;
  const last = index === parts.length - 1;
  const enter = (name: string) => walk(parts, index + 1, `${prefix}${name}/`, base, found);
  if (!/[*?]/.test(part)) {
    if (!last) enter(part);
    else if (existsSync(resolve(base, prefix + part))) found.push(prefix + part);
    return;
  }
  const isDeep = part === '**' && !last;
  if (isDeep) walk(parts, index + 1, prefix, base, found);
  const matches = isDeep ? /^[^.]/s : toPattern(part);
  for (const name of namesIn(resolve(base, prefix)) ?? []) {
    if (!matches.test(name)) continue;
    const path = resolve(base, prefix + name);
    const stat = isDeep ? lstatSync(path) : statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      if (isDeep) walk(parts, index, `${prefix}${name}/`, base, found);
      else if (!last) enter(name);
    } else if (last && stat !== undefined) found.push(prefix + name);
  }
}

function toPattern(part: string): RegExp {
  // Several stars in a row say no more than one, and would make the pattern slow.
  const body = part.replace(/\*+/g, '*').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${/^[*?]/.test(part) ? '(?!\\.)' : ''}${body.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'su');
}
