import { compareUtf8 } from '../util/utf8-order.ts';
import type { Column } from './column.ts';
import type { Table } from './table.ts';
import { compareValues } from './value-order.ts';

/**
 * Orders records by what they are, never by where they stand: source name, key, then the cells themselves.
 * Row numbers decide only between records that are alike in all of this, where it makes no difference.
 */
export function makeRecordOrder(table: Table, updated: Column | null = null): (left: number, right: number) => number {
  const rank = sourceRanks(table.origin.sources);
  const { source, key } = table.origin;
  const columns = [...table.columns].sort((left, right) => compareUtf8(left.name, right.name));
  if (updated !== null) columns.push(updated);
  return (left, right) => {
    const bySource = rank[source[left]!]! - rank[source[right]!]!;
    if (bySource !== 0) return bySource;
    const byKey = compareValues(key.dictionary, key.codes[left]!, key.codes[right]!);
    if (byKey !== 0) return byKey;
    for (const { dictionary, codes } of columns) {
      const byCell = compareValues(dictionary, codes[left]!, codes[right]!);
      if (byCell !== 0) return byCell;
    }
    return left - right;
  };
}

/** The place of each source when they are ordered by name. */
export function sourceRanks(sources: readonly string[]): Uint32Array {
  const byName = sources.map((_, number) => number).sort((left, right) => compareUtf8(sources[left]!, sources[right]!));
  const ranks = new Uint32Array(sources.length);
  for (const [rank, number] of byName.entries()) ranks[number] = rank;
  return ranks;
}
