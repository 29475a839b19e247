import type { Evidence } from '../field-type/field-type.ts';
import type { Finding, Reject } from '../finding/finding.ts';
import type { Strength } from '../learn/groups.ts';
import type { Spelling } from '../learn/spellings.ts';
import type { Column } from '../table/column.ts';
import type { Table } from '../table/table.ts';

/** What cleaning did to one field of one source, row by row. */
export interface FieldChange {
  readonly field: string;
  /** The cells as read; a field made of several columns (split, join) has its own first source column here, or an empty column. */
  readonly before: Column;
  readonly after: Column;
  /** Per row of the source: an index into `rules`, 0 where nothing changed; null when nothing changed anywhere. */
  readonly ruleOf: Uint16Array | null;
  /** Names of what changed a value, joined by "+" where several steps did: `trim+phone`, `default`, `fill:city`. Index 0 is ''. */
  readonly rules: readonly string[];
}

export interface CleanedSource {
  readonly name: string;
  /** Its rows in the unified table: `rowStart .. rowStart + raw.rowCount`, end exclusive. */
  readonly rowStart: number;
  /** The source as read, without the records that `where` put aside. */
  readonly raw: Table;
  /** For each row of `raw`, its row in the table that was read; ascending; null where `where` put none aside. */
  readonly rowOf: Uint32Array | null;
  /** One for each field, in plan order. */
  readonly changes: readonly FieldChange[];
  /** Columns of `raw` whose cells are neither a field's `before` nor in the unified table: left out, or joined into a field. */
  readonly dropped: readonly Column[];
}

/** All sources cleaned and put together. */
export interface CleanResult {
  /** Fields in plan order, then other columns by first appearance. Rows: sources in plan order, then file order. */
  readonly table: Table;
  /** Time of the last change of each row: canonical text that sorts by time ('' unknown); null where no source says. */
  readonly updated: Column | null;
  readonly sources: readonly CleanedSource[];
  readonly findings: readonly Finding[];
  /** Records that a source's `where` put aside. */
  readonly rejects: readonly Reject[];
  /** Rows with a value that was declined in a field that says `declined: reject`; they are still in the table. */
  readonly rejected: readonly { readonly rows: Uint32Array; readonly reason: string }[];
  /** How options left to `auto` were settled, by source and field. */
  readonly evidence: readonly {
    readonly source: string;
    readonly field: string;
    readonly evidence: readonly Evidence[];
  }[];
  /** Corrections of values that were learned from a field's columns, of all sources together. */
  readonly learned: readonly { readonly field: string; readonly spellings: readonly Spelling[] }[];
  /** How well each dependency of the plan holds on these records, and what was done by it. */
  readonly dependencies: readonly DependencyFacts[];
}

export interface DependencyFacts {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  /** As it holds before anything is changed by it. */
  readonly strength: Strength;
  /** Cells corrected and filled by it. */
  readonly corrected: number;
  readonly filled: number;
}
