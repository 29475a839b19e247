import { JsonRecords } from './json-record.ts';
import { JsonScanner } from './json-scanner.ts';
import { rawText } from './raw-text.ts';
import type { Reader, ReaderContext } from './reader.ts';

/** One JSON object a line. A line that is not JSON is put aside, and reading goes on with the next. */
export class NdjsonReader implements Reader {
  readonly #context: ReaderContext;
  readonly #records: JsonRecords;
  readonly #scanner = new JsonScanner();
  #line = 1;

  constructor(context: ReaderContext) {
    this.#context = context;
    this.#records = new JsonRecords(context);
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = start;
    while (at < end && this.#context.builder.rowCount < this.#context.maxRows) {
      const feed = bytes.indexOf(10, at);
      const isWhole = feed >= 0 && feed < end;
      if (!isWhole && !final) return at;
      const lineEnd = isWhole ? feed : end;
      this.#readLine(bytes, at, lineEnd);
      this.#line++;
      at = isWhole ? lineEnd + 1 : end;
    }
    return at;
  }

  #readLine(bytes: Uint8Array, start: number, end: number): void {
    const scanner = this.#scanner;
    scanner.use(bytes, end, true);
    const from = scanner.space(start);
    if (from === end) return;
    let after = scanner.value(from);
    const depth = scanner.deepest;
    if (after >= 0 && scanner.space(after) < end)
      after = scanner.fail(scanner.space(after), 'something follows the value');
    if (after >= 0) this.#records.add(bytes, from, after, depth, this.#line);
    else this.#reject(bytes, start, bytes[end - 1] === 13 ? end - 1 : end);
  }

  #reject(bytes: Uint8Array, start: number, end: number): void {
    const { log, file } = this.#context;
    const column = rawText(bytes, start, Math.min(end, this.#scanner.problemAt)).length + 1;
    log.reject('bad-json', { file, line: this.#line }, rawText(bytes, start, end), {
      column,
      problem: this.#scanner.problem,
    });
  }
}
