import type { Column } from '../table/column.ts';
import type { Dictionary } from '../table/dictionary.ts';
import { isFormula } from '../util/formula.ts';
import type { ByteWriter } from './byte-writer.ts';

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

  /** A writer of one column's cells, to be called once a row. */
  cells({ dictionary, codes }: Pick<Column, 'dictionary' | 'codes'>): (row: number) => void {
    const { bytes, offsets } = dictionary;
    const needs = needsOf(dictionary, this.#guard);
    const { out } = this;
    return (row) => {
      const code = codes[row]!;
      if (needs[code] === 0) out.bytesThen(bytes, offsets[code]!, offsets[code + 1]!, COMMA);
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
    out.byte(COMMA);
  }

  /** A cell of text that is in no dictionary. */
  text(text: string): void {
    const bytes = Buffer.from(text);
    this.#careful(bytes, 0, bytes.length, needOf(bytes, 0, bytes.length, this.#guard));
  }

  /** A cell whose bytes were made by `encodeCell`. */
  encoded(cell: Uint8Array): void {
    this.out.bytesThen(cell, 0, cell.length, COMMA);
  }

  /** The bytes of a cell that is written many times, as the name of a source. */
  encodeCell(text: string): Uint8Array {
    const guarded = this.#guard && isFormula(text) ? `'${text}` : text;
    return Buffer.from(/[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded);
  }

  integer(value: number): void {
    this.out.integer(value);
    this.out.byte(COMMA);
  }

  hundredths(value: number): void {
    if (!Number.isNaN(value)) this.out.hundredths(value);
    this.out.byte(COMMA);
  }

  /** Every cell is followed by a comma; the row's last one becomes the line end. */
  endRow(): void {
    this.out.replaceLast(LF);
    this.#rowCount++;
  }
}

const plainNeeds = new WeakMap<Dictionary, Uint8Array>();
const guardedNeeds = new WeakMap<Dictionary, Uint8Array>();

/** What each value of a dictionary needs. Formulas are looked for only where they matter: a phone column is all plus signs. */
function needsOf(dictionary: Dictionary, guard: boolean): Uint8Array {
  const known = guard ? guardedNeeds : plainNeeds;
  let needs = known.get(dictionary);
  if (needs === undefined) {
    needs = new Uint8Array(dictionary.size);
    const { bytes, offsets } = dictionary;
    for (let code = 1; code < needs.length; code++)
      needs[code] = needOf(bytes, offsets[code]!, offsets[code + 1]!, guard);
    known.set(dictionary, needs);
  }
  return needs;
}

function needOf(bytes: Uint8Array, start: number, end: number, guard: boolean): number {
  let needs = 0;
  for (let at = start; at < end; at++) {
    if (needsQuotes[bytes[at]!] === 0) continue;
    needs = QUOTED;
    break;
  }
  if (!guard || mayBeFormula[bytes[start]!] === 0) return needs;
  return isFormula(Buffer.from(bytes.subarray(start, end)).toString()) ? needs | GUARDED : needs;
}
