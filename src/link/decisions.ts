import type { Table } from '../table/table.ts';
import type { Decision } from './link-result.ts';

/** A decision whose two records are in the table. */
export interface DecidedPair {
  readonly left: number;
  readonly right: number;
  readonly judgement: Decision['judgement'];
}

/**
 * Decisions by row: a record is found by source and key. Of several decisions on one pair the last stands, so that a
 * person can change their mind by a new line. Records that are gone are passed over.
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
