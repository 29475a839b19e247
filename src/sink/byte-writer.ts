const DEFAULT_SIZE = 1 << 18;

/**
 * Gathers bytes and hands them on in large pieces. Cells are copied from dictionaries as they are: no string is made
 * for them. Short pieces are copied by hand, because a call into the runtime costs more than the copy.
 */
export class ByteWriter {
  readonly #flush: (bytes: Uint8Array) => void;
  readonly #size: number;
  #buffer: Buffer;
  #at = 0;
  #total = 0;

  /** `flush` must be done with the bytes when it returns: the buffer is used again. */
  constructor(flush: (bytes: Uint8Array) => void, size = DEFAULT_SIZE) {
    this.#flush = flush;
    this.#size = size;
    this.#buffer = Buffer.allocUnsafe(size);
  }

  /** Bytes written so far. */
  get total(): number {
    return this.#total + this.#at;
  }

  byte(value: number): void {
    if (this.#at === this.#size) this.flush();
    this.#buffer[this.#at++] = value;
  }

  /** The bytes `source[start .. end)`. */
  bytes(source: Uint8Array, start = 0, end = source.length): void {
    const length = end - start;
    if (this.#size - this.#at < length) {
      this.flush();
      if (length > this.#size) {
        this.#flush(source.subarray(start, end));
        this.#total += length;
        return;
      }
    }
    const buffer = this.#buffer;
    if (length > 64) {
      buffer.set(source.subarray(start, end), this.#at);
      this.#at += length;
      return;
    }
    let to = this.#at;
    for (let at = start; at < end; at++) buffer[to++] = source[at]!;
    this.#at = to;
  }

  /** The bytes and then one more, as one step: most of what is written is a cell and the comma after it. */
  bytesThen(source: Uint8Array, start: number, end: number, last: number): void {
    const length = end - start;
    if (length > 64 || this.#size - this.#at <= length) {
      this.bytes(source, start, end);
      this.byte(last);
      return;
    }
    const buffer = this.#buffer;
    let to = this.#at;
    for (let at = start; at < end; at++) buffer[to++] = source[at]!;
    buffer[to] = last;
    this.#at = to + 1;
  }

  /** Puts another byte in the place of the last one. Only right after `byte` or `bytesThen`. */
  replaceLast(value: number): void {
    this.#buffer[this.#at - 1] = value;
  }

  text(text: string): void {
    if (text.length * 3 > this.#size - this.#at) {
      this.bytes(Buffer.from(text));
      return;
    }
    this.#at += this.#buffer.write(text, this.#at);
  }

  /** A whole number from 0 to 2^53. */
  integer(value: number): void {
    if (this.#size - this.#at < 20) this.flush();
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    const end = this.#at + digits;
    for (let to = end - 1, rest = value; to >= this.#at; to--) {
      const next = Math.floor(rest / 10);
      this.#buffer[to] = 48 + (rest - next * 10);
      rest = next;
    }
    this.#at = end;
  }

  /** A number with two decimals. */
  hundredths(value: number): void {
    if (value < 0) this.byte(45);
    const scaled = Math.round(Math.abs(value) * 100);
    this.integer(Math.floor(scaled / 100));
    this.byte(46);
    if (scaled % 100 < 10) this.byte(48);
    this.integer(scaled % 100);
  }

  flush(): void {
    if (this.#at === 0) return;
    this.#flush(this.#buffer.subarray(0, this.#at));
    this.#total += this.#at;
    this.#at = 0;
  }
}

/** Everything that `write` writes, in memory. For outputs that are wanted without a folder, and for tests. */
export function toBytes(write: (out: ByteWriter) => void): Buffer {
  const pieces: Buffer[] = [];
  const out = new ByteWriter((bytes) => pieces.push(Buffer.from(bytes)));
  write(out);
  out.flush();
  return Buffer.concat(pieces);
}
