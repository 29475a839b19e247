import type { Finding } from '../finding/finding.ts';
import { refuseBadCells } from './cell-check.ts';
import type { AboutRow, RowLog, SourceCode, SourceLog } from './source-log.ts';

/** Something that was noticed in a part of a file, whose place in the whole is not known yet. Plain data. */
export type PartEvent =
  | { readonly code: SourceCode; readonly row: number; readonly about: AboutRow }
  | { readonly code: SourceCode; readonly line: number; readonly raw: string; readonly detail: Finding['detail'] };

/** Notes what is odd in a part of a file; rows and lines count from 0 at its beginning. */
export class PartLog implements RowLog {
  #events: PartEvent[] = [];

  atRow(code: SourceCode, row: number, about: AboutRow): void {
    this.#events.push({ code, row, about });
  }

  reject(code: SourceCode, line: number, raw: string, detail: Finding['detail']): void {
    this.#events.push({ code, line, raw, detail });
  }

  take(): PartEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/** Tells the log of a source what was noticed in the parts of one file, in their order. */
export class PartEvents {
  readonly #log: SourceLog;
  readonly #file: string;
  #badCells = 0;

  constructor(log: SourceLog, file: string) {
    this.#log = log;
    this.#file = file;
  }

  tell(events: readonly PartEvent[], firstRow: number, firstLine: number): void {
    for (const event of events) {
      const { code } = event;
      if ('row' in event) this.#log.atRow(code, firstRow + event.row, event.about);
      else this.#log.reject(code, { file: this.#file, line: firstLine + event.line }, event.raw, event.detail);
      if (code === 'bad-utf8') refuseBadCells(++this.#badCells, this.#file);
    }
  }
}
