import type { SourcePlan } from '../source/rules.ts';
import type { FieldPlan } from './rules.ts';

/** What the sources of a run have to feed fields with. */
export interface Supply {
  /** Names of columns as read. */
  readonly columns: ReadonlySet<string>;
  /** Of these, those that some source leaves their name, so that they feed the field of that name. */
  readonly own: ReadonlySet<string>;
  /** Fields that sources make by renaming a column, or set. */
  readonly made: ReadonlySet<string>;
  /** Fields that the rules declare. */
  readonly declared: ReadonlySet<string>;
}

interface NamedColumns {
  readonly plan: Pick<SourcePlan, 'columns' | 'set'>;
  readonly table: { readonly columns: readonly { readonly name: string }[] };
}

export function supplyOf(sources: readonly NamedColumns[], fields: readonly FieldPlan[]): Supply {
  const columns = new Set<string>();
  const own = new Set<string>();
  const made = new Set<string>();
  for (const { plan, table } of sources) {
    const renamed = new Set(plan.columns.map(([column]) => column));
    for (const { name } of table.columns) {
      columns.add(name);
      if (!renamed.has(name)) own.add(name);
    }
    for (const [, field] of plan.columns) made.add(field);
    for (const [field] of plan.set) made.add(field);
  }
  return { columns, own, made, declared: new Set(fields.filter((one) => one.declared).map(({ name }) => name)) };
}

/** The columns that a field wants and nothing gives; none where it gets its values somehow. */
export function columnsLacking(field: FieldPlan, { columns, own, made, declared }: Supply): readonly string[] {
  const { name, from, split, join, fill, default: otherwise } = field;
  if (split !== undefined || join !== undefined) {
    const parts = split === undefined ? join!.fields : [split.from];
    return parts.filter((part) => !columns.has(part) && !made.has(part) && (part === name || !declared.has(part)));
  }
  if (made.has(name) || fill.length > 0 || otherwise !== undefined) return [];
  if (from.length === 0) return own.has(name) ? [] : [name];
  return from.some((column) => columns.has(column)) ? [] : from;
}
