import { CellCheck, HUGE_CELL } from './cell-check.ts';
import { JsonScanner } from './json-scanner.ts';
import { compactInto, stringText, unescapeInto } from './json-string.ts';
import { rawText } from './raw-text.ts';
import type { ReaderContext } from './reader.ts';
import { canJoin, LIST_SEPARATOR, MAX_DEPTH } from './values.ts';

/** A name at its place in the records, as `address` and in it `city`; found again by its bytes, without making a string. */
class PathNode {
  readonly path: string;
  readonly raw: Uint8Array;
  readonly children: PathNode[] = [];
  readonly byName = new Map<string, PathNode>();
  /** Its column; -1 until a record has a value there. */
  column = -1;
  /** The last row that has the name, plus 1. */
  seen = 0;
  /** Which child comes next if this record is built like the last one. */
  next = 0;

  constructor(path: string, raw: Uint8Array) {
    this.path = path;
    this.raw = raw;
  }
}

/**
 * Puts JSON objects into the table. Nested objects become columns with dotted names; a list of texts is joined with
 * ";" unless a text is empty or holds one; any other list is kept as compact JSON; null and empty lists are empty cells.
 * Numbers, true and false stay as they stand. Of a name that an object has twice, the last value counts.
 */
export class JsonRecords {
  readonly #context: ReaderContext;
  readonly #check: CellCheck;
  readonly #scanner = new JsonScanner();
  readonly #root = new PathNode('', new Uint8Array(0));
  /** By column: the last row that has a cell there, plus 1, and where its text stands. */
  readonly #lastRow: number[] = [];
  readonly #lastStart: number[] = [];
  readonly #lastEnd: number[] = [];
  #bytes: Uint8Array = new Uint8Array(0);
  #scratch = Buffer.allocUnsafe(1024);
  #suspect = false;
  #filled = false;

  constructor(context: ReaderContext) {
    this.#context = context;
    this.#check = new CellCheck(context.log, context.file);
  }

  /** Takes the valid value `bytes[start, end)`, which is `depth` levels deep: as a row, or among the rejects. */
  add(bytes: Uint8Array, start: number, end: number, depth: number, line: number): void {
    const { builder, log, file, fileNumber } = this.#context;
    if (bytes[start] !== 0x7b) {
      log.reject('not-a-record', { file, line }, rawText(bytes, start, end), { found: describe(bytes[start]!) });
    } else if (depth > MAX_DEPTH) {
      log.reject('json-too-deep', { file, line }, rawText(bytes, start, end), { limit: MAX_DEPTH });
    } else {
      this.#bytes = bytes;
      this.#suspect = this.#check.isSuspect(bytes, start, end);
      this.#filled = false;
      this.#scanner.use(bytes, end, true);
      this.#object(this.#root, start);
      if (!this.#filled) log.atRow('empty-record', builder.rowCount, {});
      builder.endRow(fileNumber, line);
    }
  }

  /** Recursion is safe here: the depth was checked. Gives the position after the object. */
  #object(node: PathNode, from: number): number {
    const bytes = this.#bytes;
    const scanner = this.#scanner;
    node.next = 0;
    let at = scanner.space(from + 1);
    while (bytes[at] !== 0x7d) {
      const nameEnd = scanner.string(at) - 1;
      const child = this.#child(node, at + 1, nameEnd);
      at = scanner.space(scanner.space(nameEnd + 1) + 1);
      at = scanner.space(this.#member(child, at));
      if (bytes[at] === 0x2c) at = scanner.space(at + 1);
    }
    return at + 1;
  }

  #child(node: PathNode, start: number, end: number): PathNode {
    const expected = node.children[node.next];
    if (expected !== undefined && this.#isSame(expected.raw, start, end)) {
      node.next++;
      return expected;
    }
    const name = stringText(this.#bytes, start, end);
    let child = node.byName.get(name);
    if (child === undefined) {
      const path = node === this.#root ? name : `${node.path}.${name}`;
      child = new PathNode(path, Uint8Array.from(this.#bytes.subarray(start, end)));
      node.byName.set(name, child);
      node.children.push(child);
      node.next = node.children.length;
    } else if (node.children.length < 1000) node.next = node.children.indexOf(child) + 1;
    return child;
  }

  #isSame(raw: Uint8Array, start: number, end: number): boolean {
    if (raw.length !== end - start) return false;
    for (let at = 0; at < raw.length; at++) if (raw[at] !== this.#bytes[start + at]) return false;
    return true;
  }

  #member(node: PathNode, at: number): number {
    const row = this.#context.builder.rowCount;
    if (node.seen === row + 1) this.#forget(node);
    node.seen = row + 1;
    const byte = this.#bytes[at]!;
    if (byte === 0x7b && this.#bytes[this.#scanner.space(at + 1)] !== 0x7d) return this.#object(node, at);
    const end = this.#scanner.value(at);
    if (node.column < 0) node.column = this.#context.builder.columnNumber(node.path === '' ? 'column_1' : node.path);
    const column = node.column;
    if (this.#lastRow[column] === row + 1) this.#reportLost(column);
    this.#lastRow[column] = row + 1;
    this.#lastStart[column] = at;
    this.#lastEnd[column] = end;
    const code = this.#cell(byte, at, end, column);
    if (code !== 0) this.#filled = true;
    this.#context.builder.columns[column]!.codes.put(row, code);
    return end;
  }

  /** The name comes again in one object: what it and all below it gave so far is reported and taken back. */
  #forget(node: PathNode): void {
    const { builder } = this.#context;
    if (node.column >= 0 && this.#lastRow[node.column] === builder.rowCount + 1) {
      this.#reportLost(node.column);
      this.#lastRow[node.column] = 0;
      builder.columns[node.column]!.codes.put(builder.rowCount, 0);
    }
    for (const child of node.children) {
      if (child.seen !== builder.rowCount + 1) continue;
      this.#forget(child);
      child.seen = 0;
    }
  }

  #reportLost(column: number): void {
    const { builder, log } = this.#context;
    const value = rawText(this.#bytes, this.#lastStart[column]!, this.#lastEnd[column]!);
    log.atRow('repeated-name', builder.rowCount, { field: builder.columns[column]!.name, value });
  }

  #cell(first: number, start: number, end: number, column: number): number {
    if (first === 0x22) return this.#string(start + 1, end - 1, column);
    if (first === 0x5b) return this.#list(start, end, column);
    if (first === 0x6e || first === 0x7b) return 0;
    return this.#context.builder.columns[column]!.dictionary.addBytes(this.#bytes, start, end);
  }

  #string(start: number, end: number, column: number): number {
    for (let at = start; at < end; at++) {
      if (this.#bytes[at] !== 0x5c) continue;
      const length = unescapeInto(this.#bytes, start, end, this.#room(end - start), 0);
      return this.#put(this.#scratch, 0, length, column, true);
    }
    return this.#put(this.#bytes, start, end, column, this.#suspect);
  }

  #list(start: number, end: number, column: number): number {
    const joined = this.#joinTexts(start);
    if (joined !== null) {
      const length = this.#room(joined.length * 3).write(joined);
      return this.#put(this.#scratch, 0, length, column, this.#suspect);
    }
    const length = compactInto(this.#bytes, start, end, this.#room(end - start));
    return this.#put(this.#scratch, 0, length, column, this.#suspect);
  }

  /** null where the list is to be kept as JSON. */
  #joinTexts(start: number): string | null {
    const texts: string[] = [];
    let at = this.#scanner.space(start + 1);
    while (this.#bytes[at] !== 0x5d) {
      if (this.#bytes[at] !== 0x22) return null;
      const after = this.#scanner.string(at);
      const text = stringText(this.#bytes, at + 1, after - 1);
      // What is not UTF-8 is reported with its bytes, which a joined text no longer has.
      if (text.includes('\ufffd')) return null;
      texts.push(text);
      at = this.#scanner.space(after);
      if (this.#bytes[at] === 0x2c) at = this.#scanner.space(at + 1);
    }
    return canJoin(texts) ? texts.join(LIST_SEPARATOR) : null;
  }

  #put(bytes: Uint8Array, start: number, end: number, column: number, isSuspect: boolean): number {
    const { builder } = this.#context;
    const { dictionary, name } = builder.columns[column]!;
    if (end - start > HUGE_CELL) this.#check.lookAtSize(end - start, builder.rowCount, name);
    const text = isSuspect ? this.#check.look(bytes, start, end, builder.rowCount, name) : null;
    return text === null ? dictionary.addBytes(bytes, start, end) : dictionary.add(text);
  }

  #room(size: number): Buffer {
    if (this.#scratch.length < size) this.#scratch = Buffer.allocUnsafe(size * 2);
    return this.#scratch;
  }
}

function describe(first: number): string {
  if (first === 0x5b) return 'a list';
  if (first === 0x22) return 'a text';
  if (first === 0x6e) return 'null';
  return first === 0x74 || first === 0x66 ? 'true or false' : 'a number';
}
