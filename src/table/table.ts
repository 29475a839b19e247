import type { Column } from './column.ts';

/**
 * Where each row of a table comes from. A row number is an index into these arrays.
 * `line` is the line of the file on which the record starts, the first line being 1 (of NDJSON, the line; of a
 * JSON array, the line of the record's opening brace). 0 where records came from memory: then `record` counts from 1.
 */
export interface Origin {
  /** Names of the sources, in rule-file order. */
  readonly sources: readonly string[];
  /** Paths as the user wrote them (globs resolved), by file number. */
  readonly files: readonly string[];
  /** Source number of each row. */
  readonly source: Uint16Array;
  /** File number of each row. */
  readonly file: Uint32Array;
  readonly line: Uint32Array;
  /**
   * The key of each row, exactly as read; a composite key as a JSON array; empty where the cell is. Where none is declared,
   * `record-` and a hash of the record's raw cells, with "-2" and so on for further records of the same content: master
   * ids and decisions are found by it, so it must go with the record and not with its line.
   */
  readonly key: Column;
}

/** Rows of one or several sources, by columns. Never changed once made. */
export interface Table {
  readonly rowCount: number;
  readonly columns: readonly Column[];
  readonly origin: Origin;
}

/** The column of that name, or undefined. Names come from data: never index an object by them. */
export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The column of that name; a missing one is a fault of the program, because plans are checked against tables first. */
export function columnOf(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (column === undefined) throw new Error(`no column "${name}" in the table`);
  return column;
}
