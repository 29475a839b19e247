import { type Finding, makeFinding } from '../finding/finding.ts';
import type { CleanPlan, SourceTable } from './clean-context.ts';
import type { FieldPlan } from './rules.ts';

/**
 * Columns that the rules name and no record has tonight. Where a file must have its columns, the plan was refused before;
 * of records that need not all have the same keys (JSON, records from memory) it is worth saying and no more.
 */
export function missingColumns(sources: readonly SourceTable[], plan: CleanPlan): Finding[] {
  const ofSources = sources.flatMap((source) =>
    columnsMissingFrom(source, plan).map((column) => columnMissing(column, source.plan.name)),
  );
  const known = namesKnown(sources, plan);
  const ofFields = plan.fields
    .filter((field) => field.declared)
    .flatMap((field) => columnMissingFor(field, known, sources) ?? [])
    .map((column) => columnMissing(column, null));
  return [...ofSources, ...ofFields];
}

function columnMissing(column: string, source: string | null): Finding {
  const place = { source, file: null, line: null };
  return makeFinding({ code: 'column-missing', level: 'warning', detail: { column }, place });
}

function columnsMissingFrom({ plan: source, table }: SourceTable, plan: CleanPlan): string[] {
  const headers = new Set(table.columns.map(({ name }) => name));
  const fields = new Set(plan.fields.map(({ name }) => name));
  const missing = source.columns.map(([column]) => column).filter((column) => !headers.has(column));
  const { updated } = source;
  return updated === '' || headers.has(updated) || fields.has(updated) ? missing : [...missing, updated];
}

function namesKnown(sources: readonly SourceTable[], plan: CleanPlan): Set<string> {
  const known = new Set(plan.fields.map(({ name }) => name));
  for (const { table, plan: source } of sources) {
    for (const { name } of table.columns) known.add(name);
    for (const [, to] of source.columns) known.add(to);
    for (const [name] of source.set) known.add(name);
  }
  return known;
}

/** The column that a field wants and no source has; null where it gets its values somehow. */
function columnMissingFor(
  field: FieldPlan,
  known: ReadonlySet<string>,
  sources: readonly SourceTable[],
): string | null {
  const ingredients = [field.split?.from, ...(field.join?.fields ?? [])].filter((name) => name !== undefined);
  if (ingredients.length > 0) return ingredients.find((name) => !known.has(name)) ?? null;
  if (field.fill.length > 0 || field.default !== undefined) return null;
  const names = field.from.length > 0 ? field.from : [field.name];
  const isFed = sources.some(
    ({ table, plan }) =>
      plan.columns.some(([, to]) => to === field.name) ||
      plan.set.some(([name]) => name === field.name) ||
      table.columns.some(({ name }) => names.includes(name)),
  );
  return isFed ? null : names[0]!;
}
