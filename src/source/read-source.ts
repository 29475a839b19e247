import type { Finding, Reject } from '../finding/finding.ts';
import type { Table } from '../table/table.ts';
import { oneThread, type Workers } from '../util/task.ts';
import { resolveFiles } from './files.ts';
import { makeKeys } from './keys.ts';
import { readRecords } from './memory-reader.ts';
import { type ByteCount, readBytes, sizeOf } from './read-bytes.ts';
import { readText } from './read-text.ts';
import type { SourcePlan } from './rules.ts';
import { SourceLog } from './source-log.ts';
import type { FileFacts, SourceResult } from './source-result.ts';
import { TableBuilder } from './table-builder.ts';
import { type EncodingFacts, toUtf8 } from './to-utf8.ts';

/** Where a source's bytes or records come from, and how much of them is wanted. */
export interface SourceInput {
  /** Paths of the plan are relative to it. */
  readonly baseDirectory: string;
  /** What "-" stands for. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Records from memory; the plan's files are not looked at then. */
  readonly records?: Iterable<Record<string, unknown>> | AsyncIterable<Record<string, unknown>>;
  /** Who reads large files in pieces; this thread alone when left out. */
  readonly workers?: Workers;
  /** Bytes to such a piece; by the size of the file when left out. */
  readonly pieceSize?: number;
  /** Only the first records of the source, over all its files. What is not read has no hash. */
  readonly limit?: number;
  /** Bytes read so far of all files of the source; the total is 0 for standard input. */
  onProgress?(bytesDone: number, bytesTotal: number): void;
}

/**
 * Reads one source into one table, its cells exactly as they stand in the files. What cannot be read as a record is
 * a finding and a reject; only a request that makes no sense throws (UsageError).
 */
export async function readSource(plan: SourcePlan, input: SourceInput): Promise<SourceResult> {
  const builder = new TableBuilder();
  const log = new SourceLog(plan.name);
  const files = input.records === undefined ? await resolveFiles(plan, input.baseDirectory) : [''];
  const facts =
    input.records === undefined
      ? await readFiles(plan, files, input, builder, log)
      : [await readMemory(plan, input, builder, log)];
  const { columns, file, line } = await builder.build(input.workers ?? oneThread);
  const hasNames = columns.length > 0 || facts.some((fact) => fact.format === 'csv');
  const key = makeKeys(hasNames ? plan : { ...plan, key: [] }, columns, builder.rowCount, log);
  const source = new Uint16Array(new SharedArrayBuffer(builder.rowCount * 2));
  const table: Table = {
    rowCount: builder.rowCount,
    columns,
    origin: { sources: [plan.name], files, source, file, line, key },
  };
  return { table, files: facts, findings: log.findings() satisfies Finding[], rejects: log.rejects satisfies Reject[] };
}

async function readFiles(
  plan: SourcePlan,
  files: readonly string[],
  input: SourceInput,
  builder: TableBuilder,
  log: SourceLog,
): Promise<FileFacts[]> {
  const sizes = files.map((file) => sizeOf(file, input.baseDirectory));
  const total = files.includes('-') ? 0 : sizes.reduce((sum, size) => sum + size, 0);
  const maxRows = input.limit ?? Number.POSITIVE_INFINITY;
  const facts: FileFacts[] = [];
  let done = 0;
  for (const [fileNumber, file] of files.entries()) {
    if (builder.rowCount >= maxRows) break;
    const count: ByteCount = { bytes: 0, sha256: '' };
    const encoding: EncodingFacts = { used: 'utf-8', how: 'proven', guess: null };
    const onBytes = (bytes: number) => {
      done += bytes;
      input.onProgress?.(done, total);
    };
    const before = { rows: builder.rowCount, rejects: log.rejects.length };
    const bytes = readBytes({ file, baseDirectory: input.baseDirectory, stdin: input.stdin, count, onBytes });
    const context = { builder, log, file, fileNumber, maxRows };
    const size = input.pieceSize ?? pieceSize(sizes[fileNumber]!, input);
    const inPieces =
      size === null || input.limit !== undefined || file === '-'
        ? null
        : { workers: input.workers ?? oneThread, size, reopen: () => again(plan, file, input.baseDirectory) };
    const read = await readText(toUtf8(bytes, plan.encoding, encoding), plan, context, inPieces);
    reportEncoding(encoding, file, log);
    const records = builder.rowCount - before.rows;
    const rejects = log.rejects.length - before.rejects;
    if (records === 0) log.note('no-records', { file, line: null });
    facts.push({
      source: plan.name,
      file,
      bytes: count.sha256 === '' ? sizes[fileNumber]! || count.bytes : count.bytes,
      sha256: count.sha256,
      format: read.format,
      encoding: { used: encoding.used, how: encoding.how },
      delimiter: read.delimiter,
      records,
      rejects,
    });
  }
  return facts;
}

/** Smaller files are read before a thread has started. */
const LARGE_FILE = 24 << 20;
const LARGEST_PIECE = 32 << 20;

/** With fewer, putting the pieces together costs more than reading side by side saves: 4.5 s for 1,000,000 records with two, 3.5 s with one. */
const WORTH_PIECES = 4;

/** A few pieces for each thread, so that they end at about the same time; null where it is not worth it. */
function pieceSize(fileSize: number, { workers }: SourceInput): number | null {
  if (workers === undefined || workers.count < WORTH_PIECES || fileSize < LARGE_FILE) return null;
  return Math.min(LARGEST_PIECE, Math.ceil(fileSize / (workers.count * 4)));
}

/** The text of a file once more; what is counted and found out on the way is known already. */
function again(plan: SourcePlan, file: string, baseDirectory: string): AsyncGenerator<Uint8Array> {
  const count: ByteCount = { bytes: 0, sha256: '' };
  const facts: EncodingFacts = { used: 'utf-8', how: 'proven', guess: null };
  return toUtf8(readBytes({ file, baseDirectory, stdin: undefined, count, onBytes: () => {} }), plan.encoding, facts);
}

async function readMemory(
  plan: SourcePlan,
  input: SourceInput,
  builder: TableBuilder,
  log: SourceLog,
): Promise<FileFacts> {
  const maxRows = input.limit ?? Number.POSITIVE_INFINITY;
  await readRecords(input.records ?? [], { builder, log, file: '', fileNumber: 0, maxRows });
  if (builder.rowCount === 0) log.note('no-records', { file: null, line: null });
  return {
    source: plan.name,
    file: '',
    bytes: 0,
    sha256: '',
    format: 'memory',
    encoding: { used: 'utf-8', how: 'proven' },
    delimiter: null,
    records: builder.rowCount,
    rejects: log.rejects.length,
  };
}

/** A guess on few letters, or against a likely rival, deserves a second look. */
function reportEncoding({ used, guess }: EncodingFacts, file: string, log: SourceLog): void {
  if (guess === null) return;
  const isWeak = guess.evidence < 20 && guess.others.length > 0;
  log.note(
    'encoding-guessed',
    { file, line: null },
    { used, evidence: guess.evidence, others: [...guess.others] },
    isWeak ? 'warning' : 'info',
  );
}
