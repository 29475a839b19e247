import { makeCodes } from '../table/make-column.ts';
import { runOf, type ValueRun } from '../table/merge-runs.ts';
import { ValueGatherer } from '../table/value-gatherer.ts';
import type { Task } from '../util/task.ts';
import type { CsvShape } from './csv-batch.ts';
import { type CsvPart, CsvRows } from './csv-rows.ts';
import type { PartEvent } from './part-log.ts';

/** Bytes that seem to begin and to end between two records of a file. */
export interface CsvPieceInput {
  /** In shared memory, and given away: doubled quotes are halved where they stand. */
  readonly bytes: Uint8Array;
  /** Whether the file ends with them. */
  readonly final: boolean;
  readonly shape: CsvShape;
  readonly file: string;
}

/** What such bytes hold; rows and lines count from 0 at their beginning. All that is large lies in shared memory. */
export interface CsvPiece {
  readonly rowCount: number;
  readonly lines: Uint32Array;
  readonly lineCount: number;
  readonly columns: readonly PieceColumn[];
  readonly events: readonly PartEvent[];
  /** How many bytes its whole records take: all, unless the end was not between two records. */
  readonly consumed: number;
}

/** The first rows have codes, which count from 1 among `values` (0 is an empty cell); those after them stand as runs. */
export interface PieceColumn {
  readonly codes: Uint32Array;
  readonly values: ValueRun;
  readonly runs: readonly ValueRun[];
}

export const csvPieceTask: Task<CsvPieceInput, CsvPiece> = { name: 'source/csv-piece', run: readPiece };

function readPiece({ bytes, final, shape, file }: CsvPieceInput): CsvPiece {
  const gatherers = shape.names.map(() => new ValueGatherer());
  const rows = new CsvRows(shape, file, gatherers);
  const parts: CsvPart[] = [];
  const range = { start: 0, end: bytes.length, final, keeps: true };
  const consumed = rows.read(bytes, range, Number.POSITIVE_INFINITY, (part) => {
    // Its codes are good until the next part only.
    parts.push({ ...part, codes: part.codes.slice() });
  });
  const lines = makeCodes(parts.reduce((sum, { rowCount }) => sum + rowCount, 0));
  const events: PartEvent[] = [];
  let row = 0;
  let line = 0;
  for (const part of parts) {
    for (let at = 0; at < part.rowCount; at++) lines[row + at] = part.lines[at]! + line;
    for (const event of part.events) events.push(moved(event, row, line));
    row += part.rowCount;
    line += part.lineCount;
  }
  const columns = gatherers.map((gatherer, column) => pieceColumn(gatherer, parts, column));
  return { rowCount: row, lines, lineCount: line, columns, events, consumed };
}

const moved = (event: PartEvent, row: number, line: number): PartEvent =>
  'row' in event ? { ...event, row: event.row + row } : { ...event, line: event.line + line };

function pieceColumn({ dictionary }: ValueGatherer, parts: readonly CsvPart[], column: number): PieceColumn {
  const runs = parts.flatMap((part) => part.runs.filter((run) => run.column === column).map(({ run }) => run));
  const coded = parts.slice(0, parts.length - runs.length);
  const codes = makeCodes(coded.reduce((sum, { rowCount }) => sum + rowCount, 0));
  let row = 0;
  for (const part of coded) {
    codes.set(part.codes.subarray(column * part.stride, column * part.stride + part.rowCount), row);
    row += part.rowCount;
  }
  return { codes, values: runOf(dictionary.build(), 1, dictionary.size), runs };
}
