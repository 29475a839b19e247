import type { Finding, Level } from '../finding/finding.ts';
import { adviceOf, cutText, type MessageContext, messageOf } from '../finding/message.ts';
import type { RunResult } from '../run-result.ts';
import { BitSet } from '../table/bit-set.ts';
import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { ShowKey } from './masking.ts';
import type { FindingExample, FindingGroup } from './run-report.ts';

const EXAMPLES = 5;
/** A cell may hold 50 MB; whoever wants all of it finds it in findings.ndjson. */
const LONGEST_VALUE = 200;
const order: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** Findings gathered by rule, code, level and field; worst level first, then most records. */
export function groupFindings(
  result: Pick<RunResult, 'findings' | 'cleaned'>,
  context: MessageContext,
  showKey: ShowKey,
): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  let last: Finding | null = null;
  let group: Finding[] = [];
  for (const finding of result.findings) {
    // Findings of one kind come one after the other: most need no look at the map.
    if (last === null || !isSameKind(finding, last)) {
      const id = JSON.stringify([finding.code, finding.level, finding.rule, finding.field]);
      group = groups.get(id) ?? [];
      if (group.length === 0) groups.set(id, group);
    }
    group.push(finding);
    last = finding;
  }
  const counter = new RecordCounter(result.cleaned.table.rowCount);
  return [...groups.values()]
    .map((findings) => toGroup(findings, result.cleaned.table, context, showKey, counter))
    .map((group) => ({ group, name: `${group.code} ${group.rule ?? ''} ${group.field ?? ''}` }))
    .sort(
      (a, b) =>
        order[a.group.level] - order[b.group.level] || b.group.records - a.group.records || compareUtf8(a.name, b.name),
    )
    .map(({ group }) => group);
}

const isSameKind = (a: Finding, b: Finding) =>
  a.code === b.code && a.level === b.level && a.rule === b.rule && a.field === b.field;

function toGroup(
  findings: readonly Finding[],
  table: Table,
  context: MessageContext,
  showKey: ShowKey,
  counter: RecordCounter,
): FindingGroup {
  const examples = mostFrequent(findings).map((finding) => toExample(finding, table, context, showKey));
  const first = findings[0]!;
  const why = findings.find(({ detail }) => typeof detail.why === 'string')?.detail.why;
  return {
    code: first.code,
    level: first.level,
    rule: first.rule,
    field: first.field,
    records: counter.count(findings),
    distinctValues: findings.length,
    message: examples[0]!.message,
    advice: adviceOf(first),
    why: typeof why === 'string' ? why : '',
    examples,
  };
}

/** Counts records at which any of some findings is, each once. One array serves all groups: there may be very many of them. */
class RecordCounter {
  readonly #lastGroup: Uint32Array;
  #group = 0;

  constructor(rowCount: number) {
    this.#lastGroup = new Uint32Array(rowCount);
  }

  count(findings: readonly Finding[]): number {
    if (findings.length === 1) return findings[0]!.rows.length;
    const lastGroup = this.#lastGroup;
    const group = ++this.#group;
    let count = 0;
    for (const { rows } of findings) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!;
        if (lastGroup[row] === group) continue;
        lastGroup[row] = group;
        count++;
      }
    }
    return count;
  }
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
  if (a.rows.length !== b.rows.length) return a.rows.length > b.rows.length;
  if (a.value === null || b.value === null) return a.value === null && b.value !== null;
  return compareUtf8(a.value, b.value) < 0;
}

function toExample(finding: Finding, table: Table, context: MessageContext, showKey: ShowKey): FindingExample {
  const place = placeOf(finding, table);
  return {
    message: messageOf(finding, context),
    value: finding.value === null ? null : cutText(context.show(finding), LONGEST_VALUE),
    suggestion:
      finding.suggestion === undefined
        ? null
        : cutText(context.show({ ...finding, value: finding.suggestion }), LONGEST_VALUE),
    records: finding.rows.length,
    ...place,
    key: place.key === null ? null : cutText(showKey(place.source ?? '', place.key), LONGEST_VALUE),
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
  const seen: Partial<Record<Level, BitSet>> = {};
  for (const { level, rows } of findings) {
    if (rows.length === 0) {
      counts[level]++;
      continue;
    }
    seen[level] ??= new BitSet(rowCount);
    const set = seen[level];
    for (let at = 0; at < rows.length; at++) set.add(rows[at]!);
  }
  for (const level of ['error', 'warning', 'info'] as const) counts[level] += seen[level]?.count() ?? 0;
  return counts;
}
