import type { Finding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';

export const NO_ROW = 0xffff_ffff;

/** One golden column. Entity numbers index its codes; they ascend with the entity's lowest row. */
export interface GoldenColumn {
  /** Dictionary shared with the cleaned column unless a strategy computed new values. */
  readonly column: Column;
  /** Row that gave each entity's value; NO_ROW where it is empty or was computed from several. */
  readonly winner: Uint32Array;
  /** What decided, per entity: an index into `strategies`. */
  readonly decidedBy: Uint8Array;
  /** 0 is '' (nothing to decide: one record, or all agree), then strategy ids and 'value-order'. */
  readonly strategies: readonly string[];
}

export interface MergeResult {
  readonly entityCount: number;
  /** Entity number of each row. */
  readonly entityOf: Uint32Array;
  /** Rows of each entity: `rows[starts[e] .. starts[e + 1])`, ascending. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** Same order as the table's columns. */
  readonly columns: readonly GoldenColumn[];
  /** Discrepancies: fields in which records of one entity disagree, by field and pair of sources. */
  readonly findings: readonly Finding[];
  readonly conflicts: readonly {
    readonly field: string;
    readonly winner: string;
    readonly loser: string;
    readonly count: number;
    readonly examples: readonly { readonly won: string; readonly lost: string; readonly entity: number }[];
  }[];
}
