import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CleanContext } from '../clean/clean-context.ts';
import type { CorrectionLine } from '../clean/correction-file.ts';
import type { ReferenceList } from '../clean/corrector.ts';
import type { Plan } from '../plan/plan.ts';
import { cellText } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { nearest } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Reference, ValidateContext } from '../validate/validation.ts';
import { columnOfFile, readTableFile } from './read-table-file.ts';

/** Files beside the sources that a plan needs, loaded before its stages begin. Paths are as written in the rules. */
export interface Resources {
  /** Text of each rates file, by path. */
  readonly rates: readonly (readonly [path: string, text: string])[];
  readonly references: CleanContext['references'];
  readonly lookups: CleanContext['lookups'];
  readonly corrections: (path: string) => readonly CorrectionLine[];
  readonly reference: ValidateContext['reference'];
}

/** Reads every file that the plan names, each once. A missing one is a UsageError, before any work is done. */
export async function loadResources(plan: Plan, directory: string): Promise<Resources> {
  const tables = new Map<string, Table>();
  for (const path of tablePaths(plan)) tables.set(path, await readTableFile(path, directory));
  const tableOf = (path: string) => tables.get(path)!;
  const texts = (path: string, name: string) => {
    const table = tableOf(path);
    const column = columnOfFile(table, path, name);
    return Array.from({ length: table.rowCount }, (_, row) => cellText(column, row));
  };
  return {
    rates: ratesPaths(plan).map((path) => [path, readText(resolve(directory, path), path)]),
    references: (path, column, aliases) =>
      referenceList(texts(path, column), aliases === '' ? null : texts(path, aliases)),
    lookups: (path, key, value) => {
      const values = texts(path, value);
      return new Map(texts(path, key).map((name, row) => [name, values[row]!]));
    },
    corrections: (path) => correctionLines(tableOf(path), path),
    reference: (path, column) => knownValues(texts(path, column)),
  };
}

function tablePaths(plan: Plan): Set<string> {
  const paths = new Set<string>();
  for (const { correct, fill } of plan.fields) {
    if (correct?.from.length === 1) paths.add(correct.from[0]!);
    if (correct?.file) paths.add(correct.file);
    for (const { file } of fill) if (file !== undefined) paths.add(file);
  }
  for (const { kind, options } of plan.validations) {
    const file =
      kind === 'reference' && options !== null && typeof options === 'object' && 'file' in options
        ? options.file
        : undefined;
    if (typeof file === 'string') paths.add(file);
  }
  return paths;
}

function ratesPaths(plan: Plan): string[] {
  const paths = plan.fields.flatMap(({ options }) =>
    typeof options.rates === 'string' && options.rates !== '' ? [options.rates] : [],
  );
  return [...new Set(paths)];
}

function readText(path: string, asWritten: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${asWritten}: cannot be read`, 'the path is relative to the rule file');
  }
}

const SEPARATOR = '|';

function referenceList(values: readonly string[], aliases: readonly string[] | null): ReferenceList {
  return {
    values: [...new Set(values)].filter((value) => value !== ''),
    aliases: (aliases ?? []).flatMap((cell, row) =>
      cell
        .split(SEPARATOR)
        .map((alias) => alias.trim())
        .filter((alias) => alias !== '')
        .map((alias) => [alias, values[row]!] as const),
    ),
  };
}

/** The lines of a correction file; `from` and `to` it must have, the other columns it may. */
function correctionLines(table: Table, path: string): CorrectionLine[] {
  const from = columnOfFile(table, path, 'from');
  const to = columnOfFile(table, path, 'to');
  const field = findColumn(table, 'field');
  const confidence = findColumn(table, 'confidence');
  return Array.from({ length: table.rowCount }, (_, row) => {
    const sure = confidence === undefined ? '' : cellText(confidence, row).trim();
    if (sure !== '' && !(Number(sure) >= 0 && Number(sure) <= 1)) {
      throw new UsageError(
        `${path}: line ${row + 2} has the confidence ${JSON.stringify(sure)}`,
        'it is a number from 0 to 1, or empty where somebody has decided',
      );
    }
    return {
      field: field === undefined ? '' : cellText(field, row).trim(),
      from: cellText(from, row),
      to: cellText(to, row),
      confidence: sure === '' ? null : Number(sure),
    };
  });
}

function knownValues(values: readonly string[]): Reference {
  const known = new Set(values);
  return { has: (value) => known.has(value), nearest: (value) => nearest(value, known) };
}
