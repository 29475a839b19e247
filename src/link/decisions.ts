import { type Finding, makeFinding } from '../finding/finding.ts';
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
  const rowOf = rowsByRecord(table, decisions);
  const pairs = new Map<string, DecidedPair>();
  for (const { left, right, judgement } of decisions) {
    const a = rowOf(left);
    const b = rowOf(right);
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
  const rowOf = rowsByRecord(table, decisions);
  const counts = new Map<string, { left: string; right: string; decisions: number }>();
  for (const { left, right } of decisions) {
    if (rowOf(left) !== undefined && rowOf(right) !== undefined) continue;
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

function rowsByRecord({ origin, rowCount }: Table, decisions: readonly Decision[]) {
  const wanted = new Set(decisions.flatMap(({ left, right }) => [left.key, right.key]));
  const { dictionary, codes } = origin.key;
  const textOf = new Map<number, string>();
  for (let code = 1; code < dictionary.size; code++) {
    const text = dictionary.text(code);
    if (wanted.has(text)) textOf.set(code, text);
  }
  const rows = new Map<string, number>();
  const id = (source: string, key: string) => JSON.stringify([source, key]);
  for (let row = rowCount - 1; row >= 0; row--) {
    const key = textOf.get(codes[row]!);
    if (key !== undefined) rows.set(id(origin.sources[origin.source[row]!]!, key), row);
  }
  return ({ source, key }: Decision['left']) => rows.get(id(source, key));
}
