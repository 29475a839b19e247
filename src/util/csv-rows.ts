const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Goes through the rows of a CSV file that recordmill wrote (UTF-8, comma, RFC 4180 quotes) without making strings.
 * Not for files of others: those go through a source.
 */
export class CsvRows {
  readonly #bytes: Buffer;
  #at: number;
  #fieldCount = 0;
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);
  /** 1 where the field holds doubled quotes that stand for one. */
  #doubled = new Uint8Array(64);
  #rowStart = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
    this.#at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  get fieldCount(): number {
    return this.#fieldCount;
  }

  /** Where the row's first byte and the byte after its line end are: to copy a row whole. */
  get range(): { readonly start: number; readonly end: number } {
    return { start: this.#rowStart, end: this.#at };
  }

  /** Moves to the next row; false at the end. */
  next(): boolean {
    const bytes = this.#bytes;
    const length = bytes.length;
    let at = this.#at;
    if (at >= length) return false;
    this.#rowStart = at;
    this.#fieldCount = 0;
    for (;;) {
      if (bytes[at] === QUOTE) {
        const start = ++at;
        let doubled = 0;
        for (; at < length; at++) {
          if (bytes[at] !== QUOTE) continue;
          if (bytes[at + 1] !== QUOTE) break;
          doubled = 1;
          at++;
        }
        this.#push(start, at, doubled);
        at++;
      } else {
        const start = at;
        while (at < length && bytes[at] !== COMMA && bytes[at] !== LF && bytes[at] !== CR) at++;
        this.#push(start, at, 0);
      }
      if (bytes[at] === COMMA) {
        at++;
        continue;
      }
      if (bytes[at] === CR) at++;
      this.#at = Math.min(at + 1, length);
      return true;
    }
  }

  #push(start: number, end: number, doubled: number): void {
    if (this.#fieldCount === this.#starts.length) this.#grow();
    this.#starts[this.#fieldCount] = start;
    this.#ends[this.#fieldCount] = end;
    this.#doubled[this.#fieldCount++] = doubled;
  }

  #grow(): void {
    const { length } = this.#starts;
    const starts = new Uint32Array(length * 2);
    const ends = new Uint32Array(length * 2);
    const doubled = new Uint8Array(length * 2);
    starts.set(this.#starts);
    ends.set(this.#ends);
    doubled.set(this.#doubled);
    this.#starts = starts;
    this.#ends = ends;
    this.#doubled = doubled;
  }

  /** A field of the row as text; '' where the row has fewer. */
  text(field: number): string {
    if (field < 0 || field >= this.#fieldCount) return '';
    const text = this.#bytes.toString('utf8', this.#starts[field], this.#ends[field]);
    return this.#doubled[field] ? text.replaceAll('""', '"') : text;
  }

  texts(): string[] {
    return Array.from({ length: this.#fieldCount }, (_, field) => this.text(field));
  }

  byteLength(field: number): number {
    return field < this.#fieldCount ? this.#ends[field]! - this.#starts[field]! : 0;
  }

  /** Copies a field's bytes to `target` and gives the position after them. `target` must have room for `byteLength`. */
  copy(field: number, target: Uint8Array, to: number): number {
    if (field >= this.#fieldCount) return to;
    const bytes = this.#bytes;
    const end = this.#ends[field]!;
    const doubled = this.#doubled[field] === 1;
    for (let at = this.#starts[field]!; at < end; at++) {
      target[to++] = bytes[at]!;
      if (doubled && bytes[at] === QUOTE) at++;
    }
    return to;
  }
}
