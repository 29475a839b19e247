import { type Finding, makeFinding } from '../finding/finding.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import type { CleanPlan, SourceTable } from './clean-context.ts';
import type { FieldPlan } from './rules.ts';

interface Problem {
  readonly message: string;
  readonly advice: string;
  readonly source: string | null;
  readonly column: string;
  /** Whether the file could lack the column tonight and have it tomorrow. */
  readonly mayComeBack: boolean;
}

/**
 * Refuses rules that name columns which no file has, all of them at once. Where records need not all have the same
 * keys (JSON, records from memory, a file without records), it is a finding: tomorrow's file may have them.
 */
export function checkColumns(sources: readonly SourceTable[], plan: CleanPlan): Finding[] {
  const problems = [...sources.flatMap((source) => sourceProblems(source, plan)), ...fieldProblems(sources, plan)];
  const fatal = problems.filter(({ mayComeBack }) => !mayComeBack);
  if (fatal.length > 0) {
    const advice = fatal.map((problem) => problem.advice).find((text) => text !== '') ?? '';
    throw new UsageError(fatal.map(({ message }) => message).join('\n'), advice);
  }
  return problems.map(({ source, column }) =>
    makeFinding({
      code: 'column-missing',
      level: 'warning',
      detail: { column },
      place: { source, file: null, line: null },
    }),
  );
}

function sourceProblems(source: SourceTable, plan: CleanPlan): Problem[] {
  const { plan: sourcePlan, table } = source;
  const headers = new Set(table.columns.map(({ name }) => name));
  const fields = new Set(plan.fields.map(({ name }) => name));
  const named = sourcePlan.columns.map(([column]) => column).filter((column) => !headers.has(column));
  const { updated } = sourcePlan;
  if (updated !== '' && !headers.has(updated) && !fields.has(updated)) named.push(updated);
  return named.map((column) => ({
    message: `source ${JSON.stringify(sourcePlan.name)} has no column ${JSON.stringify(column)}`,
    advice: didYouMean(column, headers),
    source: sourcePlan.name,
    column,
    mayComeBack: hasLooseColumns(source),
  }));
}

function fieldProblems(sources: readonly SourceTable[], plan: CleanPlan): Problem[] {
  const known = new Set(plan.fields.map(({ name }) => name));
  for (const { table } of sources) for (const { name } of table.columns) known.add(name);
  for (const { plan: source } of sources) {
    for (const [, to] of source.columns) known.add(to);
    for (const [name] of source.set) known.add(name);
  }
  const mayComeBack = sources.length === 0 || sources.some(hasLooseColumns);
  return plan.fields.flatMap((field) => {
    if (!field.declared) return [];
    const column = missingColumn(field, sources, known);
    if (column === null) return [];
    const headers = sources.flatMap(({ table }) => table.columns.map(({ name }) => name));
    const message = `no source has a column ${JSON.stringify(column)} for the field ${JSON.stringify(field.name)}`;
    return [{ message, advice: didYouMean(column, headers), source: null, column, mayComeBack }];
  });
}

/** The column that a field wants and no source has; null where it gets its values somehow. */
function missingColumn(field: FieldPlan, sources: readonly SourceTable[], known: ReadonlySet<string>): string | null {
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

/** Whether the source's columns are only those that its records happen to have. */
function hasLooseColumns({ plan, table }: SourceTable): boolean {
  if (table.columns.length === 0 || plan.format === 'json' || plan.format === 'ndjson') return true;
  return table.origin.files.every((file) => file === '' || /\.(json|ndjson|jsonl)(\.gz)?$/i.test(file));
}
