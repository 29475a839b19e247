import type { CleanContext } from './clean/clean-context.ts';
import type { CleanResult, FieldChange } from './clean/clean-result.ts';
import { cleanSources } from './clean/clean-sources.ts';
import type { CelType } from './expression/cel-value.ts';
import type { Finding } from './finding/finding.ts';
import { givenIds } from './identity/given-ids.ts';
import { identify } from './identity/identify.ts';
import type { Identities } from './identity/identity-result.ts';
import type { Decision, Model } from './link/link-result.ts';
import { type LinkInputs, linkTable } from './link/link-table.ts';
import type { MatchPlan } from './link/rules.ts';
import { numberEntities } from './merge/entities.ts';
import { applyEdits, type GoldenEdit } from './merge/golden-edits.ts';
import { mergeClustersOn } from './merge/merge-clusters.ts';
import { checkPlanAgainstHeaders } from './plan/check-headers.ts';
import type { Plan } from './plan/plan.ts';
import { putAside, rejectsOf } from './put-aside.ts';
import { countByLevel } from './report/finding-groups.ts';
import type { Registries } from './rulefile/registries.ts';
import type { RunResult } from './run-result.ts';
import type { SourceResult } from './source/source-result.ts';
import { findColumn } from './table/table.ts';
import { unmatched } from './unmatched.ts';
import type { Workers } from './util/task.ts';
import { validateTable } from './validate/validate-table.ts';
import type { ValidateContext } from './validate/validation.ts';

/** What a run needs beside its plan: units, files of reference values, and what earlier runs and people left. */
export interface RunInputs {
  readonly registries: Registries;
  readonly clean: CleanContext;
  readonly reference: ValidateContext['reference'];
  readonly identities: Identities | null;
  readonly decisions: readonly Decision[];
  /** Golden values that people set. */
  readonly edits: readonly GoldenEdit[];
  readonly model: Model | null;
  /** Told of the model's links: see LinkInputs. */
  readonly onScored?: NonNullable<LinkInputs['onScored']>;
  /** What was found while these were read. */
  readonly findings: readonly Finding[];
  /** Threads for work on large tables. */
  readonly workers: Workers;
  /** Told when a stage begins, and how far it is. */
  readonly onProgress: (stage: string, done: number | null, amount?: number) => void;
}

/** How far a command goes: `validate` and `clean` need no matching. */
export type Extent = 'clean' | 'validate' | 'merge';

/**
 * The main job, stage by stage. The page to read first: each line is a folder of src, and what passes between them
 * is a table, findings or clusters. Reading comes before it and writing after it; nothing here touches the world.
 */
export async function runPlan(
  plan: Plan,
  sources: readonly SourceResult[],
  inputs: RunInputs,
  extent: Extent = 'merge',
): Promise<RunResult> {
  const { registries, onProgress } = inputs;
  checkPlanAgainstHeaders(plan, sources);

  onProgress('clean', null);
  const read = plan.sources.map((source, index) => ({ plan: source, table: sources[index]!.table }));
  const cleaned = await cleanSources(read, plan, inputs.clean);

  onProgress('validate', null);
  const aside = putAside(cleaned.table.rowCount, cleaned.rejected);
  const validated = validateTable(
    cleaned.table,
    plan.validations,
    registries.validations,
    validateContext(plan, cleaned, inputs),
    aside.excluded,
  );
  const { accepted, updated, rowOf, reasons } = aside.accept(cleaned, validated.rejected);

  const { linked, merged, identified } =
    extent === 'validate'
      ? unmatched(accepted)
      : await matchAndMerge(plan, sources, { cleaned, accepted, updated }, inputs, extent);

  const findings = [
    ...inputs.findings,
    ...sourceFindings(sources, cleaned),
    ...cleaned.findings,
    ...validated.findings,
    ...[...linked.findings, ...merged.findings, ...identified.findings].map((finding) => onAllRows(finding, rowOf)),
  ];
  const rejects = rejectsOf(sources, cleaned, reasons);
  return {
    plan,
    files: sources.flatMap(({ files }) => files),
    cleaned,
    validated,
    accepted,
    updated,
    rowOf,
    linked,
    merged,
    identified,
    findings,
    rejects,
    counts: {
      read: sources.reduce((sum, source) => sum + source.table.rowCount + source.rejects.length, 0),
      rejected: rejects.length,
      accepted: accepted.rowCount,
      entities: merged.entityCount,
      findings: countByLevel(findings, cleaned.table.rowCount),
    },
  };
}

/** From accepted records to golden ones with their ids; only records of one key are joined where nothing is to be matched. */
async function matchAndMerge(
  plan: Plan,
  sources: readonly SourceResult[],
  { cleaned, accepted, updated }: Pick<RunResult, 'cleaned' | 'accepted' | 'updated'>,
  inputs: RunInputs,
  extent: Extent,
): Promise<Pick<RunResult, 'linked' | 'merged' | 'identified'>> {
  const { registries, onProgress } = inputs;
  onProgress('match', null);
  const golden = givenIds(accepted);
  const linked = await linkTable(accepted, extent === 'merge' ? matchPlan(plan, sources) : null, {
    comparators: registries.comparators,
    decisions: inputs.decisions,
    model: inputs.model,
    golden,
    ...(inputs.onScored !== undefined && { onScored: inputs.onScored }),
    celTypes: celTypesOf(plan, registries),
    workers: inputs.workers,
    onProgress: (done, total, pairs) => onProgress('match', total === 0 ? null : done / total, pairs),
  });

  onProgress('merge', null);
  const merging = { updated, strategies: registries.strategies, ...discrepancyFields(plan, cleaned) };
  const entities = numberEntities(linked.clusterOf);
  const deciding = mergeClustersOn(inputs.workers, accepted, entities, plan.merge, merging);
  deciding.catch(() => {}); // awaited below
  // The ids depend on the entities alone: they are made here while threads decide the values.
  const identified = identify(entities, accepted, inputs.identities, golden);
  const merged = applyEdits(accepted, await deciding, inputs.edits, consentFields(plan));
  return { linked, merged, identified };
}

/** The type of each field in expressions. */
export const celTypesOf = ({ fields }: Plan, { fieldTypes }: Registries): ReadonlyMap<string, CelType> =>
  new Map(fields.map(({ name, type }) => [name, fieldTypes.get(type)!.cel]));

function validateContext(plan: Plan, cleaned: CleanResult, { registries, reference }: RunInputs): ValidateContext {
  return {
    today: plan.today,
    celTypes: celTypesOf(plan, registries),
    reference,
    updated: cleaned.updated,
  };
}

/** Fields in which records of one entity differ without that being a discrepancy. */
export const discrepancyFields = (plan: Plan, cleaned: CleanResult) => ({
  times: timeFields(plan, cleaned),
  keys: keyFields(plan, cleaned),
});

/** Fields that hold a consent: by their type, or because the rules merge them as one. */
export const consentFields = ({ fields, merge }: Pick<Plan, 'fields' | 'merge'>): ReadonlySet<string> =>
  new Set([
    ...fields.filter(({ type }) => type === 'consent').map(({ name }) => name),
    ...merge.fields.filter(({ chain }) => chain.some(({ id }) => id === 'consent')).map(({ field }) => field),
    ...merge.groups.filter(({ chain }) => chain.some(({ id }) => id === 'consent')).flatMap(({ fields: own }) => own),
  ]);

/** The fields that a source fills from its column of last changes. */
const timeFields = ({ sources: plans }: Plan, { sources }: CleanResult): ReadonlySet<string> =>
  new Set(
    sources.flatMap(({ changes }, index) => {
      const { updated } = plans[index]!;
      const feeds = ({ before, field }: FieldChange) =>
        updated !== '' && (before.name === updated || field === updated);
      return changes.filter(feeds).map(({ field }) => field);
    }),
  );

/** The fields that are the key in every source that has them: no two records of one source agree in such a field. */
function keyFields({ sources: plans }: Plan, { sources }: CleanResult): ReadonlySet<string> {
  const keys = new Set<string>();
  const others = new Set<string>();
  for (const [index, { changes, raw }] of sources.entries()) {
    const { key } = plans[index]!;
    for (const { field, before } of changes) {
      if (key.length === 1 && key[0] === before.name) keys.add(field);
      else if (findColumn(raw, before.name) !== undefined) others.add(field);
    }
  }
  return new Set([...keys].filter((field) => !others.has(field)));
}

/** Findings of the readers count rows of their own table; `where` may have dropped some of them. */
function sourceFindings(sources: readonly SourceResult[], cleaned: CleanResult): Finding[] {
  return sources.flatMap(({ table, findings }, index) => {
    const toUnified = makeToUnified(table.rowCount, cleaned.sources[index]!);
    return findings.map((finding) =>
      finding.rows.length === 0 ? finding : { ...finding, rows: toUnified(finding.rows) },
    );
  });
}

const DROPPED = -1;

/** From rows of one source as read to rows of the unified table; those that `where` put aside are left out. */
function makeToUnified(rowCount: number, { rowStart, rowOf }: CleanResult['sources'][number]) {
  if (rowOf === null) return (rows: Uint32Array) => rows.map((row) => row + rowStart);
  const unified = new Int32Array(rowCount).fill(DROPPED);
  for (let row = 0; row < rowOf.length; row++) unified[rowOf[row]!] = row + rowStart;
  return (rows: Uint32Array) =>
    Uint32Array.from(Array.from(rows, (row) => unified[row]!).filter((row) => row !== DROPPED));
}

/** The matching part of the plan, with the sources that a column of a unique source names. */
function matchPlan({ match, sources: plans }: Plan, sources: readonly SourceResult[]): MatchPlan | null {
  if (match === null) return null;
  const named = plans.flatMap(({ unique, sourceBy }, index) =>
    unique && sourceBy !== '' ? sources[index]!.table.origin.sources : [],
  );
  return { ...match, uniqueSources: [...new Set([...match.uniqueSources, ...named])] };
}

const onAllRows = (finding: Finding, rowOf: Uint32Array | null): Finding =>
  rowOf === null || finding.rows.length === 0 ? finding : { ...finding, rows: finding.rows.map((row) => rowOf[row]!) };
