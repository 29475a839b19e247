import { type Finding, makeFinding } from '../finding/finding.ts';
import type { CleanPlan, SourceTable } from './clean-context.ts';
import { columnsLacking, supplyOf } from './fed.ts';

/**
 * Columns that the rules name and no record has tonight. Where a file must have its columns, the plan was refused before;
 * of records that need not all have the same keys (JSON, records from memory) it is worth saying and no more.
 */
export function missingColumns(sources: readonly SourceTable[], plan: CleanPlan): Finding[] {
  const ofSources = sources.flatMap((source) =>
    columnsMissingFrom(source, plan).map((column) => columnMissing(column, source.plan.name)),
  );
  const supply = supplyOf(sources, plan.fields);
  const ofFields = plan.fields
    .filter((field) => field.declared)
    .flatMap((field) => columnsLacking(field, supply).slice(0, 1))
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
