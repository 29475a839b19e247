import type { Workers } from '../util/task.ts';
import { type CsvPiece, csvPieceTask } from './csv-piece.ts';
import type { CsvReader } from './csv-reader.ts';
import { CsvScanner } from './csv-scanner.ts';

export interface Pieces {
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** What was read of them already, and not yet used. */
  readonly first: Uint8Array;
  readonly reader: CsvReader;
  readonly workers: Workers;
  readonly file: string;
  /** Bytes to a piece. */
  readonly size: number;
}

/** Records that must follow a line end before it is taken for the end of a record. */
const LOOK_AHEAD = 3;
/** Line ends that are tried. */
const TRIES = 200;

/**
 * Reads the rest of a file in pieces, several at a time. Where a piece ends between two records is guessed from the
 * lines after it, and known when the piece is read: a quote may be open there. What was read beyond a wrong guess is
 * thrown away.
 *
 * Gives the count of bytes up to which the file was read; all of them, unless a guess was wrong.
 */
export async function readPieces(pieces: Pieces): Promise<{ readonly used: number; readonly isWhole: boolean }> {
  const { chunks, reader, workers, file } = pieces;
  const shape = reader.shape!;
  const waiting: { readonly length: number; readonly piece: Promise<CsvPiece> }[] = [];
  let used = 0;
  let isRight = true;
  const take = async () => {
    const { length, piece } = waiting.shift()!;
    const read = await piece;
    if (!isRight) return;
    reader.addPiece(read);
    used += read.consumed;
    isRight = read.consumed === length;
  };
  try {
    for await (const { bytes, final } of cut(pieces)) {
      const piece = workers.run(csvPieceTask, { bytes, final, shape, file });
      piece.catch(() => {}); // it is told when its turn comes
      waiting.push({ length: bytes.length, piece });
      if (waiting.length > workers.count * 2) await take();
      if (!isRight) break;
    }
    while (waiting.length > 0) await take();
    // What is left of a file that was not read to its end still counts for its hash.
    while (!(await chunks.next()).done);
  } finally {
    await Promise.allSettled(waiting.map(({ piece }) => piece));
    await chunks.return(undefined);
  }
  return { used, isWhole: isRight };
}

async function* cut({ chunks, first, reader, size }: Pieces): AsyncGenerator<{ bytes: Uint8Array; final: boolean }> {
  let bytes = room(first, size);
  let length = first.length;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const chunk = next.value;
    if (length + chunk.length > bytes.length) {
      const end = likelyEnd(bytes.subarray(0, length), reader);
      if (end > 0) yield { bytes: bytes.subarray(0, end), final: false };
      const rest = bytes.subarray(end, length);
      length = rest.length;
      bytes = room(rest, Math.max(size, length * 2) + chunk.length);
    }
    bytes.set(chunk, length);
    length += chunk.length;
  }
  yield { bytes: bytes.subarray(0, length), final: true };
}

/** Shared memory that begins with some bytes. */
function room(begin: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(Math.max(size, begin.length)));
  bytes.set(begin);
  return bytes;
}

/** The end of a line near the end of the bytes after which records of the right width follow; 0 where there is no line end. */
function likelyEnd(bytes: Uint8Array, { shape }: CsvReader): number {
  const { delimiter, quote, names } = shape!;
  const scanner = new CsvScanner(delimiter, quote);
  const looksRight = (from: number) => {
    let at = from;
    for (let record = 0; record < LOOK_AHEAD; record++) {
      at = scanner.next(bytes, at, bytes.length, false);
      if (at < 0 || scanner.isUnclosed || scanner.hasStrayQuote || scanner.cellCount !== names.length) return false;
    }
    return true;
  };
  let end = bytes.lastIndexOf(10) + 1;
  const last = end;
  for (let tries = 0; tries < TRIES && end > 0; tries++) {
    if (looksRight(end)) return end;
    end = end < 2 ? 0 : bytes.lastIndexOf(10, end - 2) + 1;
  }
  return last;
}
