import type { Reject } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { selectRows } from '../table/select-rows.ts';
import { concatColumns, unify } from '../table/unify.ts';
import { bindSource } from './bind.ts';
import type { CleanContext, CleanPlan, SourceTable } from './clean-context.ts';
import type { CleanResult } from './clean-result.ts';
import { type ChosenSource, cleanSource, type SourcePart } from './clean-source.ts';
import { missingColumns } from './missing-columns.ts';
import { columnsAsRead, rejectsOf, rowsToKeep } from './where.ts';

/**
 * Cleans all sources and puts them together: binds the columns of each file to fields, rewrites every distinct value
 * once, fills what is missing, and reports what it could not read. The same for any order of rows and any division of
 * the work.
 */
export async function cleanSources(
  sources: readonly SourceTable[],
  plan: CleanPlan,
  context: CleanContext,
): Promise<CleanResult> {
  const chosen = sources.map((source) => applyWhere(source, plan, context));
  const parts: SourcePart[] = [];
  let rowStart = 0;
  for (const { source } of chosen) {
    parts.push(await cleanSource(source, plan, rowStart, context));
    rowStart += source.table.rowCount;
  }
  return {
    table: unify(parts.map(({ table }) => table)),
    updated: unifiedTimes(parts),
    sources: parts.map(({ source }) => source),
    findings: [...missingColumns(sources, plan), ...parts.flatMap(({ findings }) => findings)],
    rejects: chosen.flatMap(({ rejects }) => rejects),
    rejected: parts.flatMap(({ rejected }) => rejected),
    evidence: parts.flatMap(({ evidence }) => evidence),
  };
}

/** The source without the records that its `where` puts aside, and those. */
function applyWhere(
  source: SourceTable,
  plan: CleanPlan,
  context: CleanContext,
): { readonly source: ChosenSource; readonly rejects: readonly Reject[] } {
  const { plan: sourcePlan, table } = source;
  if (sourcePlan.where === '') return { source: { ...source, rowOf: null }, rejects: [] };
  const bound = bindSource(table, sourcePlan, plan.fields);
  const asRead = { ...table, columns: columnsAsRead(bound, sourcePlan, table.rowCount) };
  const keep = rowsToKeep(sourcePlan.where, asRead, context.readContext.today);
  if (keep.count() === table.rowCount) return { source: { ...source, rowOf: null }, rejects: [] };
  const kept = selectRows(table, keep);
  return { source: { plan: sourcePlan, ...kept }, rejects: rejectsOf(table, keep) };
}

function unifiedTimes(parts: readonly SourcePart[]): Column | null {
  if (parts.every(({ updated }) => updated === null)) return null;
  const [only] = parts;
  if (parts.length === 1) return only!.updated;
  return concatColumns(
    'updated',
    parts.map(({ updated }) => updated),
    parts.map(({ table }) => table.rowCount),
  );
}
