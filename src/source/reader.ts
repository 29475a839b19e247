import type { SourceLog } from './source-log.ts';
import type { TableBuilder } from './table-builder.ts';

/** What every reader of a format gets. */
export interface ReaderContext {
  readonly builder: TableBuilder;
  readonly log: SourceLog;
  /** As the user wrote it. */
  readonly file: string;
  /** Its number among the files of the source. */
  readonly fileNumber: number;
  /** Rows the source may have in all; Infinity without a limit. */
  readonly maxRows: number;
}

/** Reads the records of one file from UTF-8 bytes that come in pieces. */
export interface Reader {
  /** Uses the whole records in `bytes[start, end)` and gives the position up to which they reach. `final`: no more bytes come. */
  read(bytes: Uint8Array, start: number, end: number, final: boolean): number;
}
