import { readSource } from '../source/read-source.ts';
import { sourceRules } from '../source/rules.ts';
import type { Column } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';

/** A file of reference values, read like any source: delimiter and encoding are found. */
export async function readTableFile(path: string, baseDirectory: string): Promise<Table> {
  const plan = { ...sourceRules.parse({ file: path }), name: path };
  return (await readSource(plan, { baseDirectory })).table;
}

/** A column of such a file; '' takes the first. */
export function columnOfFile(table: Table, path: string, name: string): Column {
  const column = name === '' ? table.columns[0] : findColumn(table, name);
  if (column !== undefined) return column;
  const names = table.columns.map((other) => other.name);
  throw new UsageError(
    `${path} has no column "${name}"`,
    didYouMean(name, names) || `it has: ${names.join(', ') || 'no columns at all'}`,
  );
}
