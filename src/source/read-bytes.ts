import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../util/usage-error.ts';

const CHUNK = 1 << 20;

/** What is counted while the bytes of a file go by; complete when they have all gone by. */
export interface ByteCount {
  bytes: number;
  /** Of the file as it lies on disk, compressed or not; '' until its end was read. */
  sha256: string;
}

export interface ByteInput {
  readonly file: string;
  readonly baseDirectory: string;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
  readonly count: ByteCount;
  onBytes(bytes: number): void;
}

export function sizeOf(file: string, baseDirectory: string): number {
  return file === '-' ? 0 : (statSync(resolve(baseDirectory, file), { throwIfNoEntry: false })?.size ?? 0);
}

/** The bytes of a file in chunks, unpacked if they are gzip (known by its first two bytes, whatever the name says). */
export async function* readBytes(input: ByteInput): AsyncGenerator<Uint8Array> {
  const raw = counted(input)[Symbol.asyncIterator]();
  const first = await atLeast(raw, 4);
  if (first.length === 0)
    throw new UsageError(`${input.file} is empty (0 bytes)`, 'check the export that should have written it');
  refuseWorkbook(input.file, first);
  const all = resume(first, raw);
  if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzip(input.file, all);
  else yield* all;
}

async function* counted(input: ByteInput): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of open(input)) {
      hash.update(chunk);
      input.count.bytes += chunk.length;
      input.onBytes(chunk.length);
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    throw readError(input.file, error);
  }
  input.count.sha256 = hash.digest('hex');
}

function open(input: ByteInput): AsyncIterable<Uint8Array> {
  if (input.file !== '-') return createReadStream(resolve(input.baseDirectory, input.file), { highWaterMark: CHUNK });
  if (input.stdin === undefined) throw new UsageError('standard input was asked for ("-"), but none was given');
  return input.stdin;
}

function readError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UsageError || !('code' in error)) return error;
  return new UsageError(`${file} cannot be read: ${error.message}`);
}

async function atLeast(chunks: AsyncIterator<Uint8Array>, size: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < size) {
    const next = await chunks.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

/** The iterator's first chunk, which was taken to be looked at, and then the rest. Ending it early ends the iterator. */
async function* resume(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzip(file: string, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunks, { objectMode: true });
  const unpack = createGunzip({ chunkSize: CHUNK });
  packed.on('error', (error) => unpack.destroy(error));
  packed.pipe(unpack);
  let empty = true;
  try {
    for await (const chunk of unpack) {
      empty = false;
      yield chunk as Buffer;
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw error;
    const what =
      code === 'Z_BUF_ERROR' ? 'ends before its gzip data does' : `is not valid gzip (${(error as Error).message})`;
    throw new UsageError(`${file} ${what}`, 'it was probably cut off while it was written or copied: fetch it again');
  } finally {
    packed.destroy();
  }
  if (empty) throw new UsageError(`${file} is empty once unpacked`, 'check the export that should have written it');
}

function refuseWorkbook(file: string, head: Uint8Array): void {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return;
  throw new UsageError(
    `${file} is a zip archive or an Excel workbook, not CSV or JSON`,
    'save it as CSV (UTF-8), or unpack it first',
  );
}
