import { isUtf8 } from 'node:buffer';
import { UsageError } from '../util/usage-error.ts';
import { rawText } from './raw-text.ts';
import type { RowLog } from './source-log.ts';

/** From here on a cell is worth a finding: it is no value a person typed. */
export const HUGE_CELL = 1 << 20;

/** A file with more broken cells than this is not UTF-8 at all, and to list them one by one helps nobody. */
const MAX_BAD_CELLS = 100_000;

/** Looks at what is odd within single cells: bytes that are not UTF-8, NUL, sheer size. All three are kept and reported. */
export class CellCheck {
  readonly #log: RowLog;
  readonly #file: string;
  #badCells = 0;

  constructor(log: RowLog, file: string) {
    this.#log = log;
    this.#file = file;
  }

  /** Whether cells of this stretch of bytes need to be looked at one by one. */
  isSuspect(bytes: Uint8Array, start: number, end: number): boolean {
    const stretch = bytes.subarray(start, end);
    return !isUtf8(stretch) || stretch.includes(0);
  }

  /** Reports a suspect cell; gives the text to keep where the bytes are not text, null where they can be kept as they are. */
  look(bytes: Uint8Array, start: number, end: number, row: number, field: string): string | null {
    const cell = bytes.subarray(start, end);
    if (cell.includes(0)) this.#log.atRow('nul-byte', row, { field });
    if (isUtf8(cell)) return null;
    refuseBadCells(++this.#badCells, this.#file);
    this.#log.atRow('bad-utf8', row, { field, value: rawText(bytes, start, end) });
    return Buffer.from(cell).toString('utf8');
  }

  lookAtSize(length: number, row: number, field: string): void {
    this.#log.atRow('huge-cell', row, { field, isAlone: true, detail: { bytes: length } });
  }
}

export function refuseBadCells(count: number, file: string): void {
  if (count <= MAX_BAD_CELLS) return;
  throw new UsageError(
    `${file} is not UTF-8: more than ${MAX_BAD_CELLS.toLocaleString('en')} cells hold other bytes`,
    'name its encoding in the source, as in "encoding: windows-1254"',
  );
}
