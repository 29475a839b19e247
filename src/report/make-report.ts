import type { AnyFieldType } from '../field-type/field-type.ts';
import type { Language } from '../finding/language/language.ts';
import { cutText, type MessageContext } from '../finding/message.ts';
import type { QualityEstimate } from '../link/link-result.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunResult } from '../run-result.ts';
import type { FileFacts } from '../source/source-result.ts';
import { allowedBy, type Tolerance } from '../util/rule-schema.ts';
import { groupFindings } from './finding-groups.ts';
import { makeShow, makeShowFinding, makeShowKey, type Show } from './masking.ts';
import { clusterSizes, matchingReport, mergeExamples } from './merges.ts';
import { fieldProfiles } from './profiles.ts';
import { cleaningReport, fieldQuality } from './quality.ts';
import type { BudgetReport, ConflictReport, ReportCounts, RunReport, SourceReport } from './run-report.ts';

const LONGEST_VALUE = 200;

export interface ReportOptions {
  readonly command: RunReport['command'];
  readonly reveal: boolean;
  readonly fieldTypes: ReadonlyMap<string, AnyFieldType>;
  /** In place of the rule file's. */
  readonly language?: Language;
}

/** What the sentences of findings need: the reasons of all types, and how values may be shown. */
export function messageContext(plan: Plan, options: Pick<ReportOptions, 'reveal' | 'fieldTypes'>): MessageContext {
  const show = makeShow(plan, options.fieldTypes, options.reveal);
  const reasons = new Map<string, string>();
  for (const type of options.fieldTypes.values()) {
    for (const [reason, sentence] of Object.entries(type.reasons))
      reasons.set(`${type.id}/${reason}`, sentence as string);
  }
  return { reasons, show: makeShowFinding(plan, show) };
}

/** The report of a run: a pure function of its result. */
export function makeReport(result: RunResult, options: ReportOptions): RunReport {
  const show = makeShow(result.plan, options.fieldTypes, options.reveal);
  const showKey = makeShowKey(result.plan, show);
  const context = messageContext(result.plan, options);
  const merges = options.command === 'run' || options.command === 'dedupe';
  const cleaning = cleaningReport(result, show);
  return {
    recordmill: 1,
    command: options.command,
    revealed: options.reveal,
    language: options.language ?? result.plan.report?.language ?? 'en',
    today: result.plan.today,
    counts: reportCounts(
      result,
      cleaning.reduce((sum, { records }) => sum + records, 0),
      merges,
    ),
    budget: checkBudget(result),
    sources: sourceReports(result),
    findings: groupFindings(result, context, showKey),
    rules: result.validated.rules,
    quality: fieldQuality(result, merges),
    profiles: fieldProfiles(result, show),
    cleaning,
    evidence: result.cleaned.evidence.map((entry) => ({
      ...entry,
      evidence: entry.evidence.map((one) => ({
        ...one,
        examples: one.examples.map((value) => cutText(show(entry.field, value), LONGEST_VALUE)),
        against: one.against.map((value) => cutText(show(entry.field, value), LONGEST_VALUE)),
      })),
    })),
    matching: merges ? matchingReport(result) : null,
    merges: merges ? mergeExamples(result, show, showKey) : [],
    conflicts: merges ? conflictReports(result, show) : [],
    identities: merges ? identityCounts(result) : null,
  };
}

function reportCounts(result: RunResult, changedCells: number, merges: boolean): ReportCounts {
  const several = merges ? clusterSizes(result).filter(([size]) => size > 1) : [];
  return {
    read: result.counts.read,
    rejected: result.counts.rejected,
    accepted: result.counts.accepted,
    entities: merges ? result.counts.entities : 0,
    mergedEntities: several.reduce((sum, [, entities]) => sum + entities, 0),
    mergedRecords: several.reduce((sum, [size, entities]) => sum + size * entities, 0),
    reviewPairs: result.linked.review.filter(({ judgement }) => judgement === null || judgement === 'unsure').length,
    changedCells,
    findings: result.counts.findings,
  };
}

/** Where sources disagree: most frequent first, so that the first lines say which sources to talk about. */
function conflictReports({ merged }: RunResult, show: Show): ConflictReport[] {
  return merged.conflicts
    .map(({ field, winner, loser, count, examples }) => ({
      field,
      winner,
      loser,
      count,
      examples: examples.map(({ won, lost }) => ({
        won: cutText(show(field, won), LONGEST_VALUE),
        lost: cutText(show(field, lost), LONGEST_VALUE),
      })),
    }))
    .sort((a, b) => b.count - a.count);
}

/** Whether the findings stay within the rule file's budget. A share is of the records read. */
export function checkBudget({
  plan,
  counts,
  linked,
}: Pick<RunResult, 'plan' | 'counts'> & Partial<Pick<RunResult, 'linked'>>): BudgetReport {
  const limits = (['error', 'warning'] as const).flatMap((level) => {
    const limit = plan.budget[level];
    return limit === null ? [] : [{ level, found: counts.findings[level], allowed: allowedBy(limit, counts.read) }];
  });
  const falseMerges = falseMergesOf(plan.budget.falseMerges, linked?.stats.estimate ?? null);
  const isWithin = falseMerges === null || falseMerges.expected <= falseMerges.allowed;
  return {
    within: isWithin && limits.every(({ found, allowed }) => found <= allowed),
    limits,
    ...(falseMerges !== null && { falseMerges }),
  };
}

/** A share is of the joined pairs of records; a fraction of a pair counts, because the expected number is no whole one. */
function falseMergesOf(
  limit: Tolerance | undefined,
  estimate: QualityEstimate | null,
): NonNullable<BudgetReport['falseMerges']> | null {
  if (limit === undefined || estimate === null) return null;
  const { joinedPairs, falseMerges } = estimate;
  const allowed = 'records' in limit ? limit.records : limit.share * joinedPairs;
  return { expected: falseMerges.value, allowed: Number(allowed.toFixed(3)), joined: joinedPairs };
}

function sourceReports(result: RunResult): SourceReport[] {
  const filesOf = new Map<string, FileFacts[]>(result.plan.sources.map(({ name }) => [name, []]));
  for (const file of result.files) filesOf.get(file.source)?.push(file);
  const rowsRead = new Map(result.cleaned.sources.map(({ name, rowStart, raw }) => [name, { rowStart, raw }]));
  return result.plan.sources.map(({ name }) => {
    const files = filesOf.get(name)!;
    const read = files.reduce((sum, file) => sum + file.records + file.rejects, 0);
    const rows = rowsRead.get(name);
    const accepted =
      rows === undefined ? 0 : acceptedRows(result.rowOf, rows.rowStart, rows.rowStart + rows.raw.rowCount);
    return {
      name,
      read,
      rejected: read - accepted,
      accepted,
      files: files.map((file) => ({
        file: file.file,
        format: file.format,
        encoding: file.encoding.used,
        delimiter: file.delimiter?.used ?? null,
        records: file.records,
        sure: file.encoding.how !== 'guessed' && file.delimiter?.how !== 'guessed',
      })),
    };
  });
}

/** Rows of the unified table in [start, end) that were not put aside. `rowOf` ascends. */
function acceptedRows(rowOf: Uint32Array | null, start: number, end: number): number {
  return rowOf === null ? end - start : firstFrom(rowOf, end) - firstFrom(rowOf, start);
}

function firstFrom(rowOf: Uint32Array, row: number): number {
  let [low, high] = [0, rowOf.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rowOf[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function identityCounts({ identified }: RunResult): NonNullable<RunReport['identities']> {
  const counts = { created: 0, merged: 0, split: 0, retired: 0 };
  for (const { kind } of identified.events) counts[kind]++;
  return counts;
}
