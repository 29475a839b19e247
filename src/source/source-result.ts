import type { Finding, Reject } from '../finding/finding.ts';
import type { Table } from '../table/table.ts';

/** What was found out about one input file; goes to the terminal, report.json and (the hash) run.json. */
export interface FileFacts {
  readonly source: string;
  /** As the user wrote it, globs resolved; '-' for standard input; '' for records from memory. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: 'csv' | 'json' | 'ndjson' | 'memory';
  /** What was used, and whether it was declared, proven (a byte-order mark, valid UTF-8) or guessed from the bytes. */
  readonly encoding: { readonly used: string; readonly how: 'declared' | 'proven' | 'guessed' };
  readonly delimiter: { readonly used: string; readonly how: 'declared' | 'proven' | 'guessed' } | null;
  readonly records: number;
  readonly rejects: number;
}

/** One source as read: cells are exactly what the file holds, columns are named by its header. */
export interface SourceResult {
  /** One source; row numbers of the findings count in this table. */
  readonly table: Table;
  readonly files: readonly FileFacts[];
  readonly findings: readonly Finding[];
  readonly rejects: readonly Reject[];
}
