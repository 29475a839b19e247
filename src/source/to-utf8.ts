import { isAscii } from 'node:buffer';
import { detectUtf16, type Encoding, type EncodingGuess, guessEncoding, HEAD_SIZE } from './detect-encoding.ts';
import { makeTranscoder } from './transcode.ts';

/** The encoding as it became known; UTF-8, proven, as long as every byte was ASCII. */
export interface EncodingFacts {
  used: Encoding;
  how: 'declared' | 'proven' | 'guessed';
  guess: EncodingGuess | null;
}

/** How much is looked at from the first byte above 127 on. */
const SAMPLE_SIZE = 1 << 20;

/**
 * Chunks of any encoding as chunks of UTF-8, without a byte-order mark.
 *
 * Up to the first byte above 127 all 8-bit encodings and UTF-8 are the same, so the guess waits for that byte and for a
 * good sample after it. What is found does not depend on how the bytes were cut into chunks.
 */
export async function* toUtf8(
  chunks: AsyncGenerator<Uint8Array>,
  declared: Encoding | 'auto',
  facts: EncodingFacts,
): AsyncGenerator<Uint8Array> {
  let head = await chunks.next();
  let first: Uint8Array = new Uint8Array(0);
  for (; !head.done && first.length < HEAD_SIZE; head = await chunks.next()) first = Buffer.concat([first, head.value]);
  const all = (async function* () {
    yield first;
    if (!head.done) yield head.value;
    yield* chunks;
  })();
  if (declared !== 'auto') {
    facts.used = declared;
    facts.how = 'declared';
    yield* withoutMark(transcode(all, declared));
    return;
  }
  const utf16 = detectUtf16(first);
  if (utf16 !== null) {
    facts.used = utf16.encoding;
    facts.how = utf16.how;
    if (utf16.how === 'guessed') facts.guess = { ...utf16, how: 'guessed', others: [], evidence: first.length };
    yield* withoutMark(transcode(all, utf16.encoding));
    return;
  }
  yield* withoutMark(guessWhenNeeded(all, facts));
}

async function* transcode(chunks: AsyncGenerator<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const transcoder = makeTranscoder(encoding);
  for await (const chunk of chunks) yield transcoder.push(chunk);
  yield transcoder.end();
}

async function* guessWhenNeeded(chunks: AsyncGenerator<Uint8Array>, facts: EncodingFacts): AsyncGenerator<Uint8Array> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const chunk = next.value;
    if (isAscii(chunk)) {
      yield chunk;
      continue;
    }
    const firstHigh = chunk.findIndex((byte) => byte > 127);
    yield chunk.subarray(0, firstHigh);
    const gathered = [chunk.subarray(firstHigh)];
    let size = chunk.length - firstHigh;
    while (size < SAMPLE_SIZE) {
      const more = await chunks.next();
      if (more.done) break;
      gathered.push(more.value);
      size += more.value.length;
    }
    const sample = Buffer.concat(gathered);
    settle(sample.subarray(0, SAMPLE_SIZE), facts);
    yield* transcode(
      (async function* () {
        yield sample;
        yield* chunks;
      })(),
      facts.used,
    );
    return;
  }
}

function settle(sample: Uint8Array, facts: EncodingFacts): void {
  // A byte-order mark is its own proof, even when a broken byte follows.
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return;
  const guess = guessEncoding(sample);
  facts.used = guess.encoding;
  facts.how = guess.how;
  if (guess.how === 'guessed') facts.guess = guess;
}

async function* withoutMark(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield startsWithMark(head) ? head.subarray(3) : head;
    head = null;
  }
  if (head !== null) yield head;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
