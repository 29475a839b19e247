import type { Reject } from '../finding/finding.ts';
import type { Spelling } from '../learn/spellings.ts';
import type { Column } from '../table/column.ts';
import { selectRows } from '../table/select-rows.ts';
import { concatColumns } from '../table/unify.ts';
import { applyDependencies, lateDefaults } from './apply-dependencies.ts';
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
  const cleaned: SourcePart[] = [];
  let rowStart = 0;
  const early = withoutLateDefaults(plan);
  for (const { source } of chosen) {
    cleaned.push(await cleanSource(source, early, rowStart, context));
    rowStart += source.table.rowCount;
  }
  const { parts, table, findings, facts } = applyDependencies(cleaned, plan, context);
  return {
    table,
    updated: unifiedTimes(parts),
    sources: parts.map(({ source }) => source),
    findings: [...missingColumns(sources, plan), ...parts.flatMap((part) => part.findings), ...findings],
    rejects: chosen.flatMap(({ rejects }) => rejects),
    rejected: parts.flatMap(({ rejected }) => rejected),
    evidence: parts.flatMap(({ evidence }) => evidence),
    learned: learnedSpellings(parts, plan),
    dependencies: facts,
  };
}

/** What dependencies may fill is not to be taken by a default before. */
function withoutLateDefaults(plan: CleanPlan): CleanPlan {
  const late = new Set(lateDefaults(plan));
  if (late.size === 0) return plan;
  return {
    ...plan,
    fields: plan.fields.map((field) => {
      if (!late.has(field.name)) return field;
      const { default: _, ...rest } = field;
      return rest;
    }),
  };
}

/** The corrections learned from each field, of all sources: the same one from several with all its rows. */
function learnedSpellings(parts: readonly SourcePart[], { fields }: CleanPlan): CleanResult['learned'] {
  return fields.flatMap(({ name }, at) => {
    const found = new Map<string, Spelling>();
    for (const one of parts.flatMap(({ learned }) => learned[at]!.spellings)) {
      const key = JSON.stringify([one.from, one.to]);
      const other = found.get(key);
      const confidence = Math.max(one.confidence, other?.confidence ?? 0);
      found.set(key, { ...one, confidence, count: one.count + (other?.count ?? 0) });
    }
    return found.size === 0 ? [] : [{ field: name, spellings: [...found.values()] }];
  });
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
