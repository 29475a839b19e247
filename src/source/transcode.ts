import { isAscii } from 'node:buffer';
import { windows1252Upper } from '../util/windows-1252.ts';
import type { Encoding } from './detect-encoding.ts';

/** Turns chunks of one encoding into UTF-8 bytes; a character that a chunk cuts in two is kept for the next. */
export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

const nothing = new Uint8Array(0);

export function makeTranscoder(encoding: Encoding): Transcoder {
  if (encoding === 'utf-8') return { push: (chunk) => chunk, end: () => nothing };
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Transcoder(encoding === 'utf-16be');
  return new CodePageTranscoder(encoding);
}

class CodePageTranscoder implements Transcoder {
  readonly #lengths = new Uint8Array(256);
  readonly #bytes = new Uint8Array(256 * 3);

  constructor(encoding: Encoding) {
    const decoder = new TextDecoder(encoding);
    for (let byte = 0; byte < 256; byte++) {
      const utf8 = Buffer.from(characterOf(byte, encoding, decoder));
      this.#lengths[byte] = utf8.length;
      this.#bytes.set(utf8, byte * 3);
    }
  }

  push(chunk: Uint8Array): Uint8Array {
    if (isAscii(chunk)) return chunk;
    const out = Buffer.allocUnsafe(chunk.length * 3);
    let to = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte < 128) out[to++] = byte;
      else for (let part = 0; part < this.#lengths[byte]!; part++) out[to++] = this.#bytes[byte * 3 + part]!;
    }
    return out.subarray(0, to);
  }

  end(): Uint8Array {
    return nothing;
  }
}

/** A byte that windows-1252 leaves undefined stays the control character of its number, as in every decoder. */
function characterOf(byte: number, encoding: Encoding, decoder: InstanceType<typeof TextDecoder>): string {
  const written = encoding === 'windows-1252' ? windows1252Upper[byte - 0x80] : undefined;
  return written === undefined || written === ' ' ? decoder.decode(Uint8Array.of(byte)) : written;
}

/**
 * By hand, because a decoder would turn half a surrogate pair into U+FFFD without a word. Here it becomes the three
 * bytes that UTF-8 forbids, and is found at its line like any other byte that is not UTF-8.
 */
class Utf16Transcoder implements Transcoder {
  readonly #bigEndian: boolean;
  #rest: Uint8Array = nothing;

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  push(chunk: Uint8Array): Uint8Array {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let end = bytes.length & ~1;
    if (end >= 2 && (this.#unit(bytes, end - 2) & 0xfc00) === 0xd800) end -= 2;
    this.#rest = Uint8Array.from(bytes.subarray(end));
    return this.#encode(bytes, end);
  }

  end(): Uint8Array {
    const whole = this.#rest.length & ~1;
    const text = this.#encode(this.#rest, whole);
    // A byte too many at the end of the file: kept as one that is not UTF-8 unless it is plain.
    return this.#rest.length > whole ? Buffer.concat([text, this.#rest.subarray(whole)]) : text;
  }

  #unit(bytes: Uint8Array, at: number): number {
    return this.#bigEndian ? (bytes[at]! << 8) | bytes[at + 1]! : (bytes[at + 1]! << 8) | bytes[at]!;
  }

  #encode(bytes: Uint8Array, end: number): Uint8Array {
    const out = Buffer.allocUnsafe((end >>> 1) * 3);
    let to = 0;
    for (let at = 0; at < end; at += 2) {
      let point = this.#unit(bytes, at);
      if ((point & 0xfc00) === 0xd800 && at + 2 < end) {
        const low = this.#unit(bytes, at + 2);
        if ((low & 0xfc00) === 0xdc00) {
          point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
          at += 2;
        }
      }
      to = putCodePoint(out, to, point);
    }
    return out.subarray(0, to);
  }
}

/** Writes a code point as UTF-8, half a surrogate pair too; gives the position after it. */
export function putCodePoint(out: Uint8Array, at: number, point: number): number {
  if (point < 0x80) out[at++] = point;
  else if (point < 0x800) {
    out[at++] = 0xc0 | (point >>> 6);
    out[at++] = 0x80 | (point & 0x3f);
  } else {
    if (point < 0x10000) out[at++] = 0xe0 | (point >>> 12);
    else {
      out[at++] = 0xf0 | (point >>> 18);
      out[at++] = 0x80 | ((point >>> 12) & 0x3f);
    }
    out[at++] = 0x80 | ((point >>> 6) & 0x3f);
    out[at++] = 0x80 | (point & 0x3f);
  }
  return at;
}
