import type { Reject } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';
import { selectRows } from '../table/select-rows.ts';
import { concatColumns, emptyColumn, unify } from '../table/unify.ts';
import { bindSource } from './bind.ts';
import { checkColumns } from './check-columns.ts';
import type { CleanResult } from './clean-result.ts';
import { cleanSource, type SourcePart } from './clean-source.ts';
import type { CleanContext, CleanPlan, SourceTable } from './context.ts';
import { otherColumns } from './other-columns.ts';
import { matchingRows, rejectsOf } from './where.ts';

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
  const missing = checkColumns(sources, plan);
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
    findings: [...missing, ...parts.flatMap(({ findings }) => findings)],
    rejects: chosen.flatMap(({ rejects }) => rejects),
    rejected: parts.flatMap(({ rejected }) => rejected),
    evidence: parts.flatMap(({ evidence }) => evidence),
  };
}

interface Chosen {
  readonly source: SourceTable;
  readonly rejects: readonly Reject[];
}

/** The source without the records that its `where` puts aside. */
function applyWhere(source: SourceTable, plan: CleanPlan, context: CleanContext): Chosen {
  const { plan: sourcePlan, table } = source;
  if (sourcePlan.where === '') return { source, rejects: [] };
  const bound = bindSource(table, sourcePlan, plan.fields);
  const fields = bound.fields.map(({ field, own }) => ({
    ...(own ?? emptyColumn(field.name, table.rowCount)),
    name: field.name,
  }));
  const columns = [...fields, ...otherColumns(bound, sourcePlan, plan.fields, table.rowCount)];
  const keep = matchingRows(sourcePlan.where, columns, table.rowCount, context.readContext.today);
  if (keep === null) return { source, rejects: [] };
  return { source: { plan: sourcePlan, table: selectRows(table, keep).table }, rejects: rejectsOf(table, keep) };
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
