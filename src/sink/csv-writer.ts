import type { Column } from '../table/column.ts';
import type { Dictionary } from '../table/dictionary.ts';
import type { ByteWriter } from './byte-writer.ts';
import { isFormula } from './formula.ts';

const COMMA = 44;
const QUOTE = 34;
const LF = 10;
const APOSTROPHE = 39;

/** How a value is written, per dictionary code. */
const QUOTED = 1;
const GUARDED = 2;

/** A value with one of these stands in quotes. */
const needsQuotes = new Uint8Array(256);
for (const byte of [QUOTE, COMMA, LF, 13]) needsQuotes[byte] = 1;
/** A value may be a formula only if its first byte is one of these; 0xef begins the full-width signs. */
const mayBeFormula = new Uint8Array(256);
for (const byte of [...Buffer.from('=+-@\t\r\n'), 0xef]) mayBeFormula[byte] = 1;

export interface CsvFormat {
  /** For spreadsheets: a byte-order mark, and an apostrophe before what would run as a formula. */
  readonly spreadsheet: boolean;
}

/**
 * Writes CSV by RFC 4180 with LF: cells exactly as they are, in quotes where they must be.
 * What a value needs is found out once for each distinct value, however many rows and files hold it.
 */
export class CsvWriter {
  readonly out: ByteWriter;
  readonly #guard: boolean;
  #isFirst = true;
  #rowCount = 0;

  constructor(out: ByteWriter, { spreadsheet }: CsvFormat, header: readonly string[]) {
    this.out = out;
    this.#guard = spreadsheet;
    if (spreadsheet) out.text('\ufeff');
    for (const name of header) this.text(name);
    this.endRow();
    this.#rowCount = 0;
  }

  /** Rows written, without the header. */
  get rowCount(): number {
    return this.#rowCount;
  }

  #next(): void {
    if (this.#isFirst) this.#isFirst = false;
    else this.out.byte(COMMA);
  }

  /** A writer of one column's cells, to be called once a row. */
  cells({ dictionary, codes }: Pick<Column, 'dictionary' | 'codes'>): (row: number) => void {
    const { bytes, offsets } = dictionary;
    const needs = needsOf(dictionary);
    const { out } = this;
    return (row) => {
      const code = codes[row]!;
      this.#next();
      if (needs[code] === 0) out.bytes(bytes, offsets[code]!, offsets[code + 1]!);
      else this.#careful(bytes, offsets[code]!, offsets[code + 1]!, needs[code]!);
    };
  }

  #careful(bytes: Uint8Array, start: number, end: number, needs: number): void {
    const { out } = this;
    const isQuoted = (needs & QUOTED) !== 0;
    if (isQuoted) out.byte(QUOTE);
    if (this.#guard && (needs & GUARDED) !== 0) out.byte(APOSTROPHE);
    let from = start;
    if (isQuoted) {
      for (let at = start; at < end; at++) {
        if (bytes[at] !== QUOTE) continue;
        out.bytes(bytes, from, at + 1);
        out.byte(QUOTE);
        from = at + 1;
      }
    }
    out.bytes(bytes, from, end);
    if (isQuoted) out.byte(QUOTE);
  }

  /** A cell of text that is in no dictionary. */
  text(text: string): void {
    this.#next();
    if (text === '') return;
    const bytes = Buffer.from(text);
    this.#careful(bytes, 0, bytes.length, needOf(bytes, 0, bytes.length));
  }

  /** A cell whose bytes were made by `encodeCell`. */
  encoded(cell: Uint8Array): void {
    this.#next();
    this.out.bytes(cell);
  }

  /** The bytes of a cell that is written many times, as the name of a source. */
  encodeCell(text: string): Uint8Array {
    const guarded = this.#guard && isFormula(text) ? `'${text}` : text;
    return Buffer.from(/[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded);
  }

  integer(value: number): void {
    this.#next();
    this.out.integer(value);
  }

  hundredths(value: number): void {
    this.#next();
    if (!Number.isNaN(value)) this.out.hundredths(value);
  }

  endRow(): void {
    this.out.byte(LF);
    this.#isFirst = true;
    this.#rowCount++;
  }
}

const needsByDictionary = new WeakMap<Dictionary, Uint8Array>();

function needsOf(dictionary: Dictionary): Uint8Array {
  let needs = needsByDictionary.get(dictionary);
  if (needs === undefined) {
    needs = new Uint8Array(dictionary.size);
    const { bytes, offsets } = dictionary;
    for (let code = 1; code < needs.length; code++) needs[code] = needOf(bytes, offsets[code]!, offsets[code + 1]!);
    needsByDictionary.set(dictionary, needs);
  }
  return needs;
}

function needOf(bytes: Uint8Array, start: number, end: number): number {
  let needs = 0;
  for (let at = start; at < end; at++) if (needsQuotes[bytes[at]!] === 1) needs = QUOTED;
  if (mayBeFormula[bytes[start]!] === 1 && isFormula(Buffer.from(bytes.subarray(start, end)).toString()))
    needs |= GUARDED;
  return needs;
}
