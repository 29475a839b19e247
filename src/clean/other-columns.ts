import type { SourcePlan } from '../source/rules.ts';
import type { Column } from '../table/column.ts';
import { columnOfTexts, makeColumn } from '../table/make-column.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { BoundSource } from './bind.ts';
import type { FieldChange } from './clean-result.ts';
import type { FieldPlan } from './rules.ts';
import { distinctTuples } from './tuples.ts';

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

function constantColumn(name: string, value: string, rowCount: number): Column {
  const column = columnOfTexts(name, [value]);
  const codes = new Uint32Array(new SharedArrayBuffer(rowCount * 4)).fill(column.codes[0]!);
  return makeColumn(name, column.dictionary, codes);
}

/**
 * Cells that went into a field and are not its `before`: of a second column that feeds it, or of one that it is joined
 * from. So that every cell that was read can be found again.
 */
export function setAside(bound: BoundSource, table: Table, changes: readonly FieldChange[]): FieldChange[] {
  const kept = new Set([...bound.others.map(({ codes }) => codes), ...changes.map(({ before }) => before.codes)]);
  const aside: FieldChange[] = [];
  bound.fields.forEach(({ field, columns }, index) => {
    const names = [field.split?.from, ...(field.join?.fields ?? [])].filter((name) => name !== undefined);
    const ingredients = names.flatMap((name) => findColumn(table, name) ?? []);
    for (const column of [...columns, ...ingredients]) {
      if (kept.has(column.codes)) continue;
      kept.add(column.codes);
      aside.push(asideChange(field.name, column, changes[index]!.after));
    }
  });
  return aside;
}

function asideChange(field: string, before: Column, after: Column): FieldChange {
  const tuples = distinctTuples([before.codes, after.codes], [before.dictionary.size, after.dictionary.size]);
  const differs = new Uint16Array(tuples.count);
  for (let tuple = 0; tuple < tuples.count; tuple++) {
    const [left, right] = tuples.members;
    if (before.dictionary.text(left![tuple]!) !== after.dictionary.text(right![tuple]!)) differs[tuple] = 1;
  }
  const ruleOf = new Uint16Array(new SharedArrayBuffer(before.codes.length * 2));
  for (let row = 0; row < ruleOf.length; row++) ruleOf[row] = differs[tuples.ofRow[row]!]!;
  return { field, before, after, ruleOf: ruleOf.includes(1) ? ruleOf : null, rules: ['', 'from'] };
}
