import type { Workers } from '../util/task.ts';
import { UsageError } from '../util/usage-error.ts';
import { ByteWindow } from './byte-window.ts';
import { CsvReader } from './csv-reader.ts';
import { delimiterName, detectDelimiter } from './detect-delimiter.ts';
import { detectFormat, type Format } from './detect-format.ts';
import { JsonReader } from './json-reader.ts';
import { NdjsonReader } from './ndjson-reader.ts';
import { readPieces } from './read-pieces.ts';
import type { Reader, ReaderContext } from './reader.ts';
import type { SourcePlan } from './rules.ts';
import type { FileFacts } from './source-result.ts';

/** How much of a file's beginning is looked at for its format and delimiter. */
const HEAD_SIZE = 1 << 16;

export interface TextFacts {
  readonly format: Format;
  readonly delimiter: FileFacts['delimiter'];
}

/** Reads the records of one file, once it is known from its name and beginning what it is. */
export async function readText(
  chunks: AsyncGenerator<Uint8Array>,
  plan: SourcePlan,
  context: ReaderContext,
  inPieces: InPieces | null = null,
): Promise<TextFacts> {
  const window = new ByteWindow();
  let isWhole = false;
  while (window.length < HEAD_SIZE && !isWhole) {
    const next = await chunks.next();
    if (next.done) isWhole = true;
    else window.append(next.value);
  }
  const head = window.bytes.subarray(window.start, Math.min(window.end, window.start + HEAD_SIZE));
  if (isWhole && isBlank(head))
    throw new UsageError(
      `${context.file} holds nothing but blank lines`,
      'check the export that should have written it',
    );
  const format = plan.format === 'auto' ? detectFormat(context.file, head, isWhole) : plan.format;
  const { reader, delimiter } =
    format === 'csv' ? csvReader(head, isWhole, plan, context) : jsonReader(format, plan, context);
  let rest = chunks;
  // Pieces end at line feeds: of a file that has none the first would be all of it.
  if (inPieces !== null && reader instanceof CsvReader && !isWhole && head.includes(10)) {
    const to = reader.read(window.bytes, window.start, window.end, false);
    const before = to - window.start;
    window.drop(to);
    if (reader.shape !== null && reader.shape.names.length <= MOST_COLUMNS) {
      const left = await readInPieces(chunks, window, reader, inPieces, { file: context.file, before });
      if (left === null) return { format, delimiter };
      rest = left;
    }
  }
  if (isWhole || !(await readOn(rest, window, reader, context)))
    window.drop(reader.read(window.bytes, window.start, window.end, true));
  return { format, delimiter };
}

/** How the rows of a large file may be read by several threads. */
export interface InPieces {
  readonly workers: Workers;
  /** Bytes to a piece. */
  readonly size: number;
  /** The same bytes from the beginning. */
  reopen(): AsyncGenerator<Uint8Array>;
}

/** More columns than this, and a piece would cost more for its columns than for its rows. */
const MOST_COLUMNS = 1000;

/** Reads what comes after the first `before` bytes. Gives the chunks that are left where a guess was wrong, else null. */
async function readInPieces(
  chunks: AsyncGenerator<Uint8Array>,
  window: ByteWindow,
  reader: CsvReader,
  { workers, size, reopen }: InPieces,
  { file, before }: { readonly file: string; readonly before: number },
): Promise<AsyncGenerator<Uint8Array> | null> {
  const first = Uint8Array.from(window.bytes.subarray(window.start, window.end));
  window.drop(window.end);
  const { used, isWhole } = await readPieces({ chunks, first, reader, workers, file, size });
  return isWhole ? null : afterBytes(reopen(), before + used, window);
}

/** The chunks without their first bytes, which were read; the window takes what is left of the chunk that holds their end. */
async function afterBytes(
  chunks: AsyncGenerator<Uint8Array>,
  count: number,
  window: ByteWindow,
): Promise<AsyncGenerator<Uint8Array>> {
  for (let left = count; left > 0; ) {
    const next = await chunks.next();
    if (next.done) break;
    if (next.value.length > left) window.append(next.value.subarray(left));
    left -= next.value.length;
  }
  return chunks;
}

/** Feeds the reader until the bytes end (false) or there are rows enough (true). */
async function readOn(
  chunks: AsyncGenerator<Uint8Array>,
  window: ByteWindow,
  reader: Reader,
  context: ReaderContext,
): Promise<boolean> {
  for (;;) {
    if (window.isWorthReading) window.drop(reader.read(window.bytes, window.start, window.end, false));
    if (context.builder.rowCount >= context.maxRows) {
      await chunks.return(undefined);
      return true;
    }
    const next = await chunks.next();
    if (next.done) return false;
    window.append(next.value);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 32 || byte === 9);
}

function jsonReader(format: 'json' | 'ndjson', plan: SourcePlan, context: ReaderContext) {
  const reader: Reader = format === 'json' ? new JsonReader(context, plan.path) : new NdjsonReader(context);
  return { reader, delimiter: null };
}

function csvReader(
  head: Uint8Array,
  isWhole: boolean,
  plan: SourcePlan,
  context: ReaderContext,
): { reader: Reader; delimiter: FileFacts['delimiter'] } {
  checkQuote(plan);
  const hint = separatorLine(head);
  const skip = plan.skip + (hint === null ? 0 : 1);
  const make = (delimiter: string, how: 'declared' | 'proven' | 'guessed') => {
    if (delimiter === plan.quote)
      throw new UsageError(`source ${plan.name}: delimiter and quote are both ${JSON.stringify(delimiter)}`);
    const reader = new CsvReader(context, { delimiter, quote: plan.quote, header: plan.header, skip });
    return { reader, delimiter: { used: delimiterName(delimiter), how } };
  };
  if (plan.delimiter !== 'auto') return make(declaredDelimiter(plan), 'declared');
  if (hint !== null) return make(hint, 'declared');
  const guess = detectDelimiter(afterLines(head, skip), isWhole, plan.quote);
  if (guess.rival !== null) {
    const detail = { used: delimiterName(guess.used), other: delimiterName(guess.rival) };
    context.log.note('delimiter-guessed', { file: context.file, line: null }, detail);
  }
  return make(guess.used, guess.how);
}

function declaredDelimiter({ name, delimiter }: SourcePlan): string {
  if (delimiter === 'tab' || delimiter === '\\t') return '\t';
  if (delimiter !== '' && !/[\r\n]/.test(delimiter)) return delimiter;
  throw new UsageError(
    `source ${name}: delimiter must be one character or several of one line, "tab" or "auto" (found ${JSON.stringify(delimiter)})`,
  );
}

function checkQuote({ name, quote }: SourcePlan): void {
  if (quote !== '' && (quote.charCodeAt(0) > 126 || /\s/.test(quote))) {
    throw new UsageError(
      `source ${name}: quote must be a visible ASCII character, such as ", or empty (found ${JSON.stringify(quote)})`,
    );
  }
}

/** The delimiter that a first line `sep=;` names for spreadsheets; null where there is no such line. */
function separatorLine(head: Uint8Array): string | null {
  const first = Buffer.from(head.subarray(0, 16)).toString('latin1');
  return /^"?sep=([^\r\n"])"?[\r\n]/i.exec(first)?.[1] ?? null;
}

function afterLines(bytes: Uint8Array, lines: number): Uint8Array {
  let at = 0;
  for (let left = lines; left > 0 && at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) left--;
  }
  return bytes.subarray(at);
}
