/** The code of the empty cell, in every dictionary. A missing value is an empty cell. */
export const EMPTY = 0;

/**
 * The distinct values of a column, as UTF-8 bytes one after the other.
 *
 * Value `code` is `bytes[offsets[code] .. offsets[code + 1])`, end exclusive. Code 0 is always the empty value.
 * Both arrays lie in shared memory, so that a worker thread reads them without a copy.
 */
export class Dictionary {
  /** How many values, the empty one included. */
  readonly size: number;
  readonly bytes: Uint8Array;
  /** `size + 1` positions in `bytes`. */
  readonly offsets: Uint32Array;
  /** The same bytes, with the decoders that plain arrays lack. */
  readonly #view: Buffer;

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.size = offsets.length - 1;
    this.#view = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The value as text. Decodes at each call: keep what you need twice. */
  text(code: number): string {
    const start = this.offsets[code]!;
    const end = this.offsets[code + 1]!;
    return decode(this.#view, start, end);
  }

  byteLength(code: number): number {
    return this.offsets[code + 1]! - this.offsets[code]!;
  }

  /** All values as text, by code. For small dictionaries and tests. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) => this.text(code));
  }
}

/** UTF-8 bytes to text. Short plain ASCII, which most values are, is read as latin1: the same and three times as fast. */
function decode(bytes: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at++) if (bytes[at]! > 127) return bytes.toString('utf8', start, end);
  return bytes.toString('latin1', start, end);
}
