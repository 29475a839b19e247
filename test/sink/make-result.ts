import type { CleanedSource, FieldChange } from '../../src/clean/clean-result.ts';
import type { Finding, Reject } from '../../src/finding/finding.ts';
import { identify } from '../../src/identity/identify.ts';
import type { ReviewPair } from '../../src/link/link-result.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { RunResult } from '../../src/run-result.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { merge, type TestPlan, type TestRecord } from '../merge/make-table.ts';

export interface ResultParts {
  readonly plan?: TestPlan;
  readonly output?: Partial<Plan['output']>;
  readonly findings?: readonly Finding[];
  readonly rejects?: readonly Reject[];
  readonly review?: readonly ReviewPair[];
  /** Cells as read, where they differ from the clean ones of the records: field → texts, with the rule of the change. */
  readonly before?: readonly (readonly [field: string, texts: readonly string[], rule: string])[];
}

/** The result of a run over records of one source, as the stages before would have left it. */
export function makeResult(records: readonly TestRecord[], parts: ResultParts = {}): RunResult {
  const { table, merged } = merge(records, parts.plan ?? {});
  const { rejects = [], findings = [], review = [] } = parts;
  const rowCount = table.rowCount;
  const changes = (parts.before ?? []).map(([field, texts, rule]): FieldChange => {
    const after =
      table.columns.find(({ name }) => name === field) ??
      columnOfTexts(
        field,
        texts.map(() => ''),
      );
    const before = columnOfTexts(field, texts);
    const ruleOf = Uint16Array.from(texts, (text, row) => Number(text !== after.dictionary.text(after.codes[row]!)));
    return { field, before, after, ruleOf: ruleOf.some((one) => one > 0) ? ruleOf : null, rules: ['', rule] };
  });
  const columnNames = new Set(changes.map(({ field }) => field));
  const raw = {
    ...table,
    columns: [...changes.map(({ before }) => before), ...table.columns.filter(({ name }) => !columnNames.has(name))],
  };
  const source: CleanedSource = {
    name: table.origin.sources[0] ?? 'crm',
    rowStart: 0,
    raw,
    rowOf: null,
    changes,
    dropped: [],
  };
  const plan = {
    recordmill: 1,
    today: '2026-01-31',
    sources: [],
    fields: [],
    output: { changes: 'values', records: false, spreadsheet: false, without: [], ...parts.output },
  } as unknown as Plan;
  return {
    plan,
    files: [],
    cleaned: {
      table,
      updated: null,
      sources: [source],
      findings: [],
      rejects: [],
      rejected: [],
      evidence: [],
      learned: [],
      dependencies: [],
    },
    validated: { findings: [], rejected: [], rules: [] },
    accepted: table,
    updated: null,
    rowOf: null,
    linked: {
      clusterOf: Uint32Array.from(merged.entityOf),
      ruleOf: Uint16Array.from(table.origin.line, (_, row) =>
        merged.starts[merged.entityOf[row]! + 1]! - merged.starts[merged.entityOf[row]!]! > 1 ? 0 : 0xffff,
      ),
      ruleIds: ['same-email', 'model', 'decision'],
      weightOf: new Float32Array(rowCount).fill(Number.NaN),
      review,
      model: null,
      examples: [],
      stats: { pairsByRule: [], linksByRule: [], weights: { from: 0, counts: [] }, similarityCalls: 0 },
      findings: [],
    },
    merged,
    identified: identify(merged, table, null),
    findings,
    rejects,
    counts: {
      read: rowCount + rejects.length,
      rejected: rejects.length,
      accepted: rowCount,
      entities: merged.entityCount,
      findings: { error: 0, warning: 0, info: 0 },
    },
  };
}
