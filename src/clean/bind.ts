import type { SourcePlan } from '../source/rules.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { FieldPlan } from './rules.ts';

/** What one source has for one field: cells as read, and what the source sets. */
export interface BoundField {
  readonly field: FieldPlan;
  /** The field's own cells; null where the source has no column for it. */
  readonly own: Column | null;
  /** The columns that feed it, the first that is not empty wins; more than one is rare. */
  readonly columns: readonly Column[];
  readonly setTo: string | null;
}

export interface BoundSource {
  readonly fields: readonly BoundField[];
  /** Columns of the source that feed no field, by the name they have after renaming. */
  readonly others: readonly Column[];
}

/** Which columns of a source feed which field, by the source's `columns` and `set` and the fields' `from`. */
export function bindSource(table: Table, plan: SourcePlan, fields: readonly FieldPlan[]): BoundSource {
  const renamed = new Map(plan.columns);
  const setTo = new Map(plan.set);
  const used = new Set<Column>();
  const bound = fields.map((field): BoundField => {
    const columns = columnsFor(field, table, plan, renamed);
    for (const column of columns) used.add(column);
    return { field, columns, own: firstFilled(field.name, columns), setTo: setTo.get(field.name) ?? null };
  });
  for (const column of ingredients(fields, table)) used.add(column);
  const others = table.columns
    .filter((column) => !used.has(column))
    .map((column) => ({ ...column, name: renamed.get(column.name) ?? column.name }));
  return { fields: bound, others };
}

function columnsFor(field: FieldPlan, table: Table, plan: SourcePlan, renamed: ReadonlyMap<string, string>): Column[] {
  const names = plan.columns.filter(([, to]) => to === field.name).map(([from]) => from);
  if (field.from.length > 0) names.push(...field.from);
  else if (!renamed.has(field.name) && !isMadeOf(field, field.name)) names.push(field.name);
  return [...new Set(names)].flatMap((name) => findColumn(table, name) ?? []);
}

/** A field that takes apart the column of its own name has no other cells of its own. */
function isMadeOf(field: FieldPlan, name: string): boolean {
  return field.split?.from === name || (field.join?.fields.includes(name) ?? false);
}

/** Columns that fields are split or joined from: they are named by a field, though they feed none alone. */
function ingredients(fields: readonly FieldPlan[], table: Table): Column[] {
  const names = new Set(fields.map(({ name }) => name));
  return fields
    .flatMap(({ name, split, join }) => [split?.from, ...(join?.fields ?? [])].map((from) => ({ name, from })))
    .filter(({ name, from }) => from !== undefined && (!names.has(from) || from === name))
    .flatMap(({ from }) => findColumn(table, from!) ?? []);
}

/** Row by row the first cell that is not empty; null for no columns. */
function firstFilled(name: string, columns: readonly Column[]): Column | null {
  const [first] = columns;
  if (first === undefined || columns.length === 1) return first ?? null;
  const builder = new DictionaryBuilder();
  const codes = makeCodes(first.codes.length);
  const maps = columns.map(({ dictionary }) => new Int32Array(dictionary.size).fill(-1));
  for (let row = 0; row < codes.length; row++) {
    const index = columns.findIndex((column) => column.codes[row] !== EMPTY);
    if (index < 0) continue;
    const code = columns[index]!.codes[row]!;
    const map = maps[index]!;
    if (map[code] === -1) {
      const { bytes, offsets } = columns[index]!.dictionary;
      map[code] = builder.addBytes(bytes, offsets[code]!, offsets[code + 1]!);
    }
    codes[row] = map[code]!;
  }
  return makeColumn(name, builder.build(), codes);
}
