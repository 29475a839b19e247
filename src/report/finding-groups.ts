import type { Finding, Level } from '../finding/finding.ts';
import { adviceOf, type MessageContext, messageOf } from '../finding/message.ts';
import type { RunResult } from '../run-result.ts';
import { BitSet } from '../table/bit-set.ts';
import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { FindingExample, FindingGroup } from './run-report.ts';

const EXAMPLES = 5;
const order: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** Findings gathered by rule, code, level and field; worst level first, then most records. */
export function groupFindings(
  result: Pick<RunResult, 'findings' | 'cleaned'>,
  context: MessageContext,
): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    const id = JSON.stringify([finding.code, finding.level, finding.rule, finding.field]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [finding]);
    else group.push(finding);
  }
  return [...groups.values()]
    .map((findings) => toGroup(findings, result.cleaned.table, context))
    .sort(
      (a, b) => order[a.level] - order[b.level] || b.records - a.records || compareUtf8(groupName(a), groupName(b)),
    );
}

const groupName = (group: FindingGroup) => `${group.code} ${group.rule ?? ''} ${group.field ?? ''}`;

function toGroup(findings: readonly Finding[], table: Table, context: MessageContext): FindingGroup {
  const examples = mostFrequent(findings).map((finding) => toExample(finding, table, context));
  const first = findings[0]!;
  const why = findings.map((finding) => finding.detail.why).find((text) => typeof text === 'string');
  return {
    code: first.code,
    level: first.level,
    rule: first.rule,
    field: first.field,
    records: recordCount(findings, table.rowCount),
    distinctValues: findings.length,
    message: examples[0]!.message,
    advice: adviceOf(first),
    why: typeof why === 'string' ? why : '',
    examples,
  };
}

/** Records at which any of the findings is, each counted once. */
function recordCount(findings: readonly Finding[], rowCount: number): number {
  if (findings.length === 1) return findings[0]!.rows.length;
  const seen = new BitSet(rowCount);
  for (const { rows } of findings) for (const row of rows) seen.add(row);
  return seen.count();
}

/** The few findings with most rows, without sorting all of them; ties by value, so that the order of rows does not show. */
function mostFrequent(findings: readonly Finding[]): readonly Finding[] {
  const best: Finding[] = [];
  for (const finding of findings) {
    if (best.length === EXAMPLES && !comesBefore(finding, best.at(-1)!)) continue;
    const at = best.findIndex((other) => comesBefore(finding, other));
    best.splice(at === -1 ? best.length : at, 0, finding);
    if (best.length > EXAMPLES) best.pop();
  }
  return best;
}

function comesBefore(a: Finding, b: Finding): boolean {
  return a.rows.length !== b.rows.length
    ? a.rows.length > b.rows.length
    : compareUtf8(a.value ?? '', b.value ?? '') < 0;
}

function toExample(finding: Finding, table: Table, context: MessageContext): FindingExample {
  return {
    message: messageOf(finding, context),
    value: finding.value === null ? null : context.show(finding),
    suggestion: finding.suggestion === undefined ? null : context.show({ ...finding, value: finding.suggestion }),
    records: finding.rows.length,
    ...placeOf(finding, table),
  };
}

/** Where a finding is first seen. */
export function placeOf(finding: Finding, table: Table): Pick<FindingExample, 'source' | 'file' | 'line' | 'key'> {
  const row = finding.rows[0];
  if (row === undefined) {
    return {
      source: finding.place?.source ?? null,
      file: finding.place?.file ?? null,
      line: finding.place?.line ?? null,
      key: null,
    };
  }
  const { origin } = table;
  return {
    source: origin.sources[origin.source[row]!]!,
    file: origin.files[origin.file[row]!]!,
    line: origin.line[row]!,
    key: cellText(origin.key, row),
  };
}

/** Records with a finding of each level; a finding without rows counts once. */
export function countByLevel(findings: readonly Finding[], rowCount: number): Record<Level, number> {
  const counts: Record<Level, number> = { error: 0, warning: 0, info: 0 };
  for (const level of ['error', 'warning', 'info'] as const) {
    const seen = new BitSet(rowCount);
    for (const finding of findings) {
      if (finding.level !== level) continue;
      if (finding.rows.length === 0) counts[level]++;
      for (const row of finding.rows) seen.add(row);
    }
    counts[level] += seen.count();
  }
  return counts;
}
