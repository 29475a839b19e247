import { type Finding, makeFinding } from '../finding/finding.ts';
import { recordId, rowsByRecord } from '../table/rows-by-record.ts';
import type { Table } from '../table/table.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Decision } from './link-result.ts';

/** A decision whose two records are in the table. */
export interface DecidedPair {
  readonly left: number;
  readonly right: number;
  readonly judgement: Decision['judgement'];
}

/**
 * Decisions by row: a record is found by source and key. Of several decisions on one pair the last stands, so that a
 * person can change their mind by a new line. Records that are gone are passed over, see `unusedDecisions`.
 */
export function decidedPairs(table: Table, decisions: readonly Decision[]): DecidedPair[] {
  if (decisions.length === 0) return [];
  const rows = rowsByRecord(table, recordsOf(decisions));
  const pairs = new Map<string, DecidedPair>();
  for (const { left, right, judgement } of decisions) {
    const a = rows.get(recordId(left));
    const b = rows.get(recordId(right));
    if (a === undefined || b === undefined || a === b) continue;
    const pair = { left: Math.min(a, b), right: Math.max(a, b), judgement };
    const id = `${pair.left} ${pair.right}`;
    pairs.delete(id);
    pairs.set(id, pair);
  }
  return [...pairs.values()];
}

/** Decisions of which a record is not in the table, counted by the two sources: keys may be personal. */
export function unusedDecisions(table: Table, decisions: readonly Decision[]): Finding[] {
  if (decisions.length === 0) return [];
  const rows = rowsByRecord(table, recordsOf(decisions));
  const counts = new Map<string, { left: string; right: string; decisions: number }>();
  for (const { left, right } of decisions) {
    if (rows.has(recordId(left)) && rows.has(recordId(right))) continue;
    const [first, second] = [left.source, right.source].sort(compareUtf8) as [string, string];
    const id = JSON.stringify([first, second]);
    const counted = counts.get(id) ?? { left: first, right: second, decisions: 0 };
    counted.decisions++;
    counts.set(id, counted);
  }
  return [...counts]
    .sort(([left], [right]) => compareUtf8(left, right))
    .map(([, detail]) => makeFinding({ code: 'decision-without-record', level: 'warning', detail }));
}

const recordsOf = (decisions: readonly Decision[]) => decisions.flatMap(({ left, right }) => [left, right]);
