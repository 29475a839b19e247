import { EMPTY } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';
import { type MergeResult, NO_ROW } from './merge-result.ts';

/** Where one golden cell comes from. Rows count in the accepted table. */
export interface CellLineage {
  readonly field: string;
  readonly value: string;
  /** The record that gave it; null where it is empty or was computed from several. */
  readonly winner: number | null;
  /** Records whose cell is filled and says something else. */
  readonly losers: readonly { readonly row: number; readonly value: string }[];
  /** What decided; '' where there was nothing to decide. */
  readonly strategy: string;
}

/** The lineage of one golden record, made on demand: most of them are never looked at. */
export function lineageOf(table: Table, merged: MergeResult, entity: number): CellLineage[] {
  const rows = merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!);
  return merged.columns.map(({ column, winner, decidedBy, strategies }, at) => {
    const { name, codes, dictionary } = table.columns[at]!;
    const value = column.dictionary.text(column.codes[entity]!);
    const won = winner[entity]!;
    const losers: { row: number; value: string }[] = [];
    for (const row of rows) {
      // A golden column keeps the codes of its cleaned column, whatever was added to its dictionary.
      if (row !== won && codes[row] !== EMPTY && codes[row] !== column.codes[entity])
        losers.push({ row, value: dictionary.text(codes[row]!) });
    }
    return {
      field: name,
      value,
      winner: won === NO_ROW ? null : won,
      losers,
      strategy: strategies[decidedBy[entity]!]!,
    };
  });
}
