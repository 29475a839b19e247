import type { Finding, Level } from '../finding/finding.ts';
import { adviceOf, cutText, type MessageContext, messageOf, shownDetail } from '../finding/message.ts';
import type { RunResult } from '../run-result.ts';
import { BitSet } from '../table/bit-set.ts';
import { cellText } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { ShowKey } from './masking.ts';
import type { FindingExample, FindingGroup } from './run-report.ts';

const EXAMPLES = 5;
/** Offending values that a group lists, and all groups together: there may be very many groups. */
const VALUES = 40;
const ALL_VALUES = 4000;
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
  const { table } = result.cleaned;
  const counter = new RecordCounter(table.rowCount, table.origin);
  const values = Math.max(EXAMPLES, Math.min(VALUES, Math.floor(ALL_VALUES / groups.size)));
  return [...groups.values()]
    .map((findings) => toGroup(findings, table, context, showKey, counter, values))
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
  values: number,
): FindingGroup {
  const frequent = mostFrequent(findings, values);
  const examples = frequent.slice(0, EXAMPLES).map((finding) => toExample(finding, table, context, showKey));
  const { records, sources } = counter.count(findings);
  const first = findings[0]!;
  const why = findings.find(({ detail }) => typeof detail.why === 'string')?.detail.why;
  return {
    code: first.code,
    level: first.level,
    rule: first.rule,
    field: first.field,
    records,
    distinctValues: findings.length,
    message: examples[0]!.message,
    advice: adviceOf(first),
    why: typeof why === 'string' ? why : '',
    sources,
    examples,
    values: valuesOf(frequent, context),
  };
}

/** The values of some findings as they may be shown, those that are masked alike as one. */
function valuesOf(findings: readonly Finding[], context: MessageContext): FindingGroup['values'] {
  const merged = new Map<string, FindingGroup['values'][number]>();
  for (const finding of findings) {
    if (finding.value === null) continue;
    const { value, suggestion } = shownValues(finding, context);
    const id = JSON.stringify([value, suggestion]);
    const records = (merged.get(id)?.records ?? 0) + finding.rows.length;
    merged.set(id, { value: value!, suggestion, records });
  }
  return [...merged.values()].sort((a, b) => b.records - a.records);
}

/** Counts records at which any of some findings is, each once. One array serves all groups: there may be very many of them. */
class RecordCounter {
  readonly #lastGroup: Uint32Array;
  readonly #origin: Table['origin'];
  #group = 0;

  constructor(rowCount: number, origin: Table['origin']) {
    this.#lastGroup = new Uint32Array(rowCount);
    this.#origin = origin;
  }

  count(findings: readonly Finding[]): Pick<FindingGroup, 'records' | 'sources'> {
    const lastGroup = this.#lastGroup;
    const { source, sources } = this.#origin;
    const group = ++this.#group;
    const counts = new Map<number, number>();
    const named = new Map<string, number>();
    let records = 0;
    for (const { rows, place } of findings) {
      if (rows.length === 0 && place?.source) named.set(place.source, named.get(place.source) ?? 0);
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!;
        if (lastGroup[row] === group) continue;
        lastGroup[row] = group;
        records++;
        counts.set(source[row]!, (counts.get(source[row]!) ?? 0) + 1);
      }
    }
    for (const [index, count] of counts) named.set(sources[index]!, count);
    return {
      records,
      sources: [...named]
        .map(([name, count]) => ({ source: name, records: count }))
        .sort((a, b) => b.records - a.records || compareUtf8(a.source, b.source)),
    };
  }
}

/** The few findings with most rows, without sorting all of them; ties by value, so that the order of rows does not show. */
function mostFrequent(findings: readonly Finding[], most: number): readonly Finding[] {
  const best: Finding[] = [];
  for (const finding of findings) {
    if (best.length === most && !comesBefore(finding, best.at(-1)!)) continue;
    const at = best.findIndex((other) => comesBefore(finding, other));
    best.splice(at === -1 ? best.length : at, 0, finding);
    if (best.length > most) best.pop();
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
    ...shownValues(finding, context),
    records: finding.rows.length,
    ...place,
    key: place.key === null ? null : cutText(showKey(place.source ?? '', place.key), LONGEST_VALUE),
    detail: shownDetail(finding, context),
  };
}

function shownValues(finding: Finding, context: MessageContext): Pick<FindingExample, 'value' | 'suggestion'> {
  return {
    value: finding.value === null ? null : cutText(context.show(finding), LONGEST_VALUE),
    suggestion:
      finding.suggestion === undefined
        ? null
        : cutText(context.show({ ...finding, value: finding.suggestion }), LONGEST_VALUE),
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
