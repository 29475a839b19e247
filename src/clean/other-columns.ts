import type { SourcePlan } from '../source/rules.ts';
import type { Column } from '../table/column.ts';
import { columnOfTexts, makeColumn } from '../table/make-column.ts';
import type { Table } from '../table/table.ts';
import type { BoundSource } from './bind.ts';
import type { FieldChange } from './clean-result.ts';
import type { FieldPlan } from './rules.ts';

/** Columns of a source that feed no field, as they are, and those that it sets though no field bears their name. */
export function otherColumns(
  { others }: BoundSource,
  { set }: SourcePlan,
  fields: readonly FieldPlan[],
  rowCount: number,
): Column[] {
  const columns = new Map<string, Column>();
  for (const column of others) if (!columns.has(column.name)) columns.set(column.name, column);
  const named = new Set(fields.map(({ name }) => name));
  for (const [name, value] of set) if (!named.has(name)) columns.set(name, constantColumn(name, value, rowCount));
  return [...columns.values()].filter(({ name }) => !named.has(name));
}

export function constantColumn(name: string, value: string, rowCount: number): Column {
  const column = columnOfTexts(name, [value]);
  const codes = new Uint32Array(new SharedArrayBuffer(rowCount * 4)).fill(column.codes[0]!);
  return makeColumn(name, column.dictionary, codes);
}

/** Columns whose cells are found in no field's `before` and in no column that was kept. */
export function droppedColumns(table: Table, changes: readonly FieldChange[], others: readonly Column[]): Column[] {
  const kept = new Set([...changes.map(({ before }) => before.codes), ...others.map(({ codes }) => codes)]);
  return table.columns.filter(({ codes }) => !kept.has(codes));
}
