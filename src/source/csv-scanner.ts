import { finishHash } from '../table/dictionary-builder.ts';

/*
 * Finds the cells of one CSV record at a time in UTF-8 bytes, and hashes each on the way: no string is made.
 *
 * Kept as RFC 4180 has it: a cell in quotes may hold delimiters, line breaks and doubled quotes. Beyond it:
 * - CR, LF and CRLF each end a record, mixed as they come.
 * - A quote inside a cell that does not begin with one is text.
 * - A cell that begins with a quote may hold quotes that nobody doubled ("The "best" shop"): it ends at the first quote
 *   before a delimiter on its line. Where there is none, the whole cell is plain text, its quotes with it.
 * - A quote that is still open where a later line has one that cannot close it, or at the end of the file, was never
 *   meant to span lines. The record is put aside up to the end of the line where the quote opened, and reading goes on
 *   after it. Such a search ends at the next odd run of quotes, so all searches together pass the file a few times at most.
 */

const PLAIN = 0;
const DELIMITER = 1;
const LF = 2;
const CR = 3;
const QUOTE = 4;

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A quoted cell longer than this is taken as one whose quote was never closed. */
const MAX_QUOTED = 256 << 20;

/** How a cell is to be read: as it stands, or with doubled quotes to be halved. */
export const AS_IS = 0;
const DOUBLED = 1;

export class CsvScanner {
  /** Cells of the last record; positions in the bytes that were scanned, hashes valid for cells that are AS_IS. */
  cellCount = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  hashes = new Uint32Array(64);
  modes = new Uint8Array(64);
  /** End of the record's text, before its line break. */
  textEnd = 0;
  /** Line breaks from the record's start to the next record's. */
  lineBreaks = 0;
  /** The record has a quote that was never closed; `textEnd` is the end of the line to put aside, and there are no cells. */
  isUnclosed = false;
  /** The record has a quote where RFC 4180 allows none. */
  hasStrayQuote = false;

  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;
  #final = false;
  /** On the line that ends here no quote closes a cell: known from one search, so that a line is searched once. */
  #noCloseBefore = -1;

  constructor(delimiter: string, quote: string) {
    this.#delimiter = Buffer.from(delimiter);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    this.#kinds[10] = LF;
    this.#kinds[13] = CR;
    if (this.#quote >= 0) this.#kinds[this.#quote] = QUOTE;
    this.#kinds[this.#delimiter[0]!] = DELIMITER;
  }

  /**
   * Scans the record that begins at `from`. Gives the position of the next one, or -1 when the record is not complete
   * before `end` and more bytes may come (`final` is false).
   */
  next(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    this.#bytes = bytes;
    this.#end = end;
    this.#final = final;
    this.#noCloseBefore = -1;
    this.cellCount = 0;
    this.lineBreaks = 0;
    this.isUnclosed = false;
    this.hasStrayQuote = false;
    let at = from;
    for (;;) {
      const cell = this.cellCount++;
      if (cell >= this.starts.length) this.#grow();
      at = at < end && bytes[at] === this.#quote ? this.#quoted(cell, at) : this.#plain(cell, at);
      if (at < 0) return at === UNCLOSED ? this.#putAside(from) : -1;
      if (at >= end) return this.#finish(at, at);
      const byte = bytes[at]!;
      if (byte === 10) return this.#finish(at, at + 1, 1);
      if (byte === 13) {
        if (at + 1 === end && !final) return -1;
        return this.#finish(at, at + 1 < end && bytes[at + 1] === 10 ? at + 2 : at + 1, 1);
      }
      at += this.#delimiter.length;
    }
  }

  #finish(textEnd: number, next: number, breaks = 0): number {
    this.textEnd = textEnd;
    this.lineBreaks += breaks;
    return next;
  }

  /** Position of the delimiter or line break after a cell without quotes around it; -1 when it may go on. The hottest loop of all. */
  #plain(cell: number, start: number): number {
    const bytes = this.#bytes;
    const kinds = this.#kinds;
    const end = this.#end;
    let hash = FNV_START;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      const kind = kinds[byte]!;
      if (kind !== PLAIN) {
        if (kind === DELIMITER) {
          if (this.#delimiter.length === 1 || this.#isDelimiter(at)) break;
        } else if (kind === QUOTE) this.hasStrayQuote = true;
        else break;
      }
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    if (at === end && !this.#final) return INCOMPLETE;
    this.starts[cell] = start;
    this.ends[cell] = at;
    this.modes[cell] = AS_IS;
    this.hashes[cell] = finishHash(hash ^ (at - start));
    return at;
  }

  #quoted(cell: number, open: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const quote = this.#quote;
    let hash = FNV_START;
    let breaks = 0;
    let mode = AS_IS;
    let isLoose = false; // a quote that nobody doubled was seen
    let at = open + 1;
    for (; ; at++) {
      if (at >= end) return this.#atEndInQuotes(cell, open, isLoose);
      const byte = bytes[at]!;
      if (byte === quote) {
        const after = this.#afterQuote(at + 1);
        if (after === INCOMPLETE) return INCOMPLETE;
        if (after === CLOSES) break;
        if (after === IS_DOUBLED) {
          mode = DOUBLED;
          at++;
        } else if (breaks > 0) return UNCLOSED;
        else if (at < this.#noCloseBefore || (isLoose && this.#isAfterDelimiter(at))) return this.#loosely(cell, open);
        else isLoose = true;
      } else if (byte === 10 || byte === 13) {
        if (isLoose) {
          this.#noCloseBefore = at;
          return this.#loosely(cell, open);
        }
        if (byte === 10 || bytes[at + 1] !== 10) breaks++;
        if (at - open > MAX_QUOTED) return UNCLOSED;
      }
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    if (isLoose) this.hasStrayQuote = true;
    this.lineBreaks += breaks;
    this.starts[cell] = open + 1;
    this.ends[cell] = at;
    this.modes[cell] = mode;
    this.hashes[cell] = finishHash(hash ^ (at - open - 1));
    return at + 1;
  }

  #atEndInQuotes(cell: number, open: number, isLoose: boolean): number {
    if (!this.#final) return this.#end - open > MAX_QUOTED ? UNCLOSED : INCOMPLETE;
    return isLoose ? this.#loosely(cell, open) : UNCLOSED;
  }

  #loosely(cell: number, open: number): number {
    this.hasStrayQuote = true;
    return this.#plain(cell, open);
  }

  /** What a quote in a quoted cell is, by what follows it at `at`. */
  #afterQuote(at: number): number {
    if (at >= this.#end) return this.#final ? CLOSES : INCOMPLETE;
    const byte = this.#bytes[at]!;
    if (byte === this.#quote) return IS_DOUBLED;
    if (byte === 10 || byte === 13) return CLOSES;
    if (this.#kinds[byte] !== DELIMITER) return IS_STRAY;
    if (!this.#final && at + this.#delimiter.length > this.#end) return INCOMPLETE;
    return this.#isDelimiter(at) ? CLOSES : IS_STRAY;
  }

  #isAfterDelimiter(at: number): boolean {
    return this.#isDelimiter(at - this.#delimiter.length);
  }

  /** Never looks past the end: what lies there in the window is left over from earlier. */
  #isDelimiter(at: number): boolean {
    if (at + this.#delimiter.length > this.#end) return false;
    for (let part = 0; part < this.#delimiter.length; part++) {
      if (this.#bytes[at + part] !== this.#delimiter[part]) return false;
    }
    return true;
  }

  /** Ends the record after the line on which its last cell, whose quote is open, begins. */
  #putAside(from: number): number {
    const bytes = this.#bytes;
    let at = this.cellCount === 1 ? from : this.ends[this.cellCount - 2]!;
    // Closed cells before it may span lines; the search begins after them.
    while (at < this.#end && bytes[at] !== 10 && bytes[at] !== 13) at++;
    this.cellCount = 0;
    this.isUnclosed = true;
    if (at >= this.#end) return this.#finish(at, at);
    return this.#finish(at, bytes[at] === 13 && at + 1 < this.#end && bytes[at + 1] === 10 ? at + 2 : at + 1, 1);
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const larger = <T extends Int32Array | Uint32Array | Uint8Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.starts = larger(new Int32Array(size), this.starts);
    this.ends = larger(new Int32Array(size), this.ends);
    this.hashes = larger(new Uint32Array(size), this.hashes);
    this.modes = larger(new Uint8Array(size), this.modes);
  }
}

const INCOMPLETE = -1;
const UNCLOSED = -2;
const CLOSES = 1;
const IS_DOUBLED = 2;
const IS_STRAY = 3;

/** Halves the doubled quotes of `bytes[start, end)` into `out`; gives the length. */
export function halveQuotes(bytes: Uint8Array, start: number, end: number, quote: number, out: Uint8Array): number {
  let to = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    out[to++] = byte;
    if (byte === quote && bytes[at + 1] === quote && at + 1 < end) at++;
  }
  return to;
}
