import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../util/usage-error.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import { nearest } from './nearest.ts';
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
  const close = nearest(basename(path), names);
  if (close.length > 0) return `did you mean ${close.map((name) => `"${name}"`).join(' or ')}?`;
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
  walk(parts, 0, '', baseDirectory, found);
  const files = [...new Set(found)].sort(compareUtf8);
  if (files.length === 0) {
    const fixed = parts
      .slice(
        0,
        Math.max(
          0,
          parts.findIndex((part) => /[*?]/.test(part)),
        ),
      )
      .join('/');
    const folder = resolve(baseDirectory, fixed);
    const names = namesIn(folder);
    const advice = names === null ? `there is no folder ${folder}` : `${folder} holds ${listSome(names) || 'nothing'}`;
    throw new UsageError(`no file matches ${pattern}`, `${advice}; paths are relative to the rule file`);
  }
  return latest ? files.slice(-1) : files;
}

/** Descends part by part; `**` stands for any number of folders, none included. Names with a leading dot need one in the pattern. */
function walk(parts: readonly string[], index: number, path: string, base: string, found: string[]): void {
  const part = parts[index]!;
  const last = index === parts.length - 1;
  if (!/[*?]/.test(part)) {
    const next = index === 0 ? part : `${path}/${part}`;
    if (!last) walk(parts, index + 1, next, base, found);
    else if (existsSync(resolve(base, next))) found.push(next);
    return;
  }
  const folder = resolve(base, index === 0 ? '.' : path === '' ? '/' : path);
  if (part === '**' && !last) walk(parts, index + 1, path === '' && index === 0 ? '.' : path, base, found);
  const matches = part === '**' ? /^[^.]/s : toPattern(part);
  for (const name of namesIn(folder) ?? []) {
    if (!matches.test(name)) continue;
    const next = index === 0 || path === '.' ? name : `${path}/${name}`;
    const isFolder = statSync(resolve(base, next), { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (part === '**' && isFolder) walk(parts, index, next, base, found);
    else if (isFolder && !last) walk(parts, index + 1, next, base, found);
    else if (!isFolder && last) found.push(next);
  }
}

function toPattern(part: string): RegExp {
  // Several stars in a row say no more than one, and would make the pattern slow.
  const body = part.replace(/\*+/g, '*').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${/^[*?]/.test(part) ? '(?!\\.)' : ''}${body.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'su');
}
