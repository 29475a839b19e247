import { UsageError } from '../util/usage-error.ts';
import { listSome } from './files.ts';
import { JsonRecords } from './json-record.ts';
import { BROKEN, INCOMPLETE, JsonScanner } from './json-scanner.ts';
import { stringText } from './json-string.ts';
import { LineCounter } from './line-counter.ts';
import { rawText } from './raw-text.ts';
import type { Reader, ReaderContext } from './reader.ts';
import { MAX_DEPTH } from './values.ts';

type State = 'start' | 'members' | 'records' | 'after' | 'broken';

/** The rest of a broken file is put aside in pieces of this size, so that none is too long for a text. */
const REJECT_SIZE = 64 << 20;

/**
 * The records of a JSON document: the elements of its list. The list is the document itself, what `path` leads to, or
 * the one list of objects that stands somewhere in its objects; a document without a list is one record.
 *
 * What is read is used up record by record, so a large file needs little memory. Where the text stops being JSON,
 * the records before it are kept and the rest is put aside: in a list, nobody can tell where the next record begins.
 */
export class JsonReader implements Reader {
  readonly #context: ReaderContext;
  readonly #path: string;
  readonly #records: JsonRecords;
  readonly #scanner = new JsonScanner();
  #state: State = 'start';
  /** Names of the open objects around the present place. */
  #open: string[] = [];
  /** A value came before in the present list or object: a comma must follow. */
  #needsComma = false;
  /** The list that was read, as a path ('' is the document); null until it is found. */
  #list: string | null = null;
  #listWasEmpty = false;
  readonly #listsSeen: string[] = [];
  readonly #lines = new LineCounter();
  #broken = { line: 0, foundAt: 0, detail: { column: 0, problem: '' } };

  constructor(context: ReaderContext, path: string) {
    this.#context = context;
    this.#path = path;
    this.#records = new JsonRecords(context);
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    this.#scanner.use(bytes, end, final);
    this.#lines.moveTo(start);
    let at = start;
    while (this.#state !== 'broken' && this.#context.builder.rowCount < this.#context.maxRows) {
      const next = this.#step(bytes, at, end);
      if (next === BROKEN) at = this.#break(bytes, at);
      else if (next === INCOMPLETE || (next === at && next >= end)) break;
      else at = next;
    }
    if (this.#state === 'broken') at = this.#putRestAside(bytes, at, end, final);
    else this.#lines.countTo(bytes, at);
    return at;
  }

  #step(bytes: Uint8Array, from: number, end: number): number {
    const at = this.#scanner.space(from);
    if (at >= end) return this.#state === 'start' || this.#state === 'after' ? at : this.#scanner.value(at);
    if (this.#state === 'start') return this.#start(bytes, at);
    if (this.#state === 'members') return this.#member(bytes, at);
    if (this.#state === 'records') return this.#record(bytes, at);
    return this.#scanner.fail(at, 'something follows the end of the document');
  }

  /** Opens the document. An object is searched from its beginning each time more bytes come, until its list is found. */
  #start(bytes: Uint8Array, at: number): number {
    if (bytes[at] === 0x5b) {
      if (this.#path !== '') throw this.#noList(['the document itself']);
      this.#list = '';
      this.#state = 'records';
      return at + 1;
    }
    if (bytes[at] !== 0x7b) return this.#scanner.fail(at, 'expected a list or an object');
    this.#state = 'members';
    this.#open = [''];
    this.#needsComma = false;
    this.#listsSeen.length = 0;
    let next = at + 1;
    while (next >= 0 && this.#list === null && this.#open.length > 0)
      next = this.#member(bytes, this.#scanner.space(next));
    if (next < 0) {
      this.#state = 'start';
      return next;
    }
    if (this.#list === null) this.#wholeDocument(bytes, at, next);
    return next;
  }

  #wholeDocument(bytes: Uint8Array, start: number, end: number): void {
    if (this.#path !== '') throw this.#noList(this.#listsSeen);
    this.#lines.countTo(bytes, start);
    this.#scanner.value(start);
    this.#records.add(bytes, start, end, this.#scanner.deepest, this.#lines.line);
    this.#state = 'start'; // another object may follow
  }

  /** One member of an object on the way to the list, or the object's end. */
  #member(bytes: Uint8Array, from: number): number {
    const scanner = this.#scanner;
    let at = from;
    if (scanner.isEnd(at)) return scanner.value(at);
    if (bytes[at] === 0x7d) return this.#closeObject(at + 1);
    if (this.#needsComma) {
      if (bytes[at] !== 0x2c) return scanner.fail(at, 'expected "," or "}"');
      at = scanner.space(at + 1);
    }
    const value = scanner.name(at);
    if (value < 0) return value;
    const name = stringText(bytes, at + 1, scanner.string(at) - 1);
    const path = [...this.#open.slice(1), name].join('.');
    const first = bytes[value];
    if (first === 0x7b && this.#isOnTheWay(path)) {
      this.#open.push(name);
      this.#needsComma = false;
      return value + 1;
    }
    if (first === 0x5b) {
      const inside = scanner.space(value + 1);
      if (scanner.isEnd(inside)) return scanner.value(value);
      if (this.#isTheList(path, bytes[inside]!)) {
        this.#list = path;
        this.#listWasEmpty = bytes[inside] === 0x5d;
        this.#state = 'records';
        this.#needsComma = false;
        return value + 1;
      }
    }
    const next = scanner.value(value);
    if (next >= 0) this.#needsComma = true;
    return next;
  }

  #closeObject(next: number): number {
    this.#open.pop();
    this.#needsComma = true;
    if (this.#open.length === 0 && this.#list !== null) this.#state = 'after';
    return next;
  }

  #isOnTheWay(path: string): boolean {
    // A list is looked for as deep as a record may be; what is deeper is passed over as a whole.
    if (this.#open.length > MAX_DEPTH) return false;
    return this.#path === '' || this.#path.startsWith(`${path}.`);
  }

  #isTheList(path: string, first: number): boolean {
    this.#listsSeen.push(path);
    if (this.#path !== '') return path === this.#path && this.#list === null;
    if (first !== 0x7b && first !== 0x5d) return false;
    if (this.#list === null || (this.#listWasEmpty && first === 0x7b)) return true;
    if (first === 0x5d) return false;
    throw new UsageError(
      `${this.#context.file} holds more than one list of records: "${this.#list}" and "${path}"`,
      `say which in the source, as in "path: ${this.#list}"`,
    );
  }

  #record(bytes: Uint8Array, from: number): number {
    const scanner = this.#scanner;
    let at = from;
    if (bytes[at] === 0x5d) return this.#closeList(at + 1);
    if (this.#needsComma) {
      if (bytes[at] !== 0x2c) return scanner.fail(at, 'expected "," or "]"');
      at = scanner.space(at + 1);
    }
    const next = scanner.value(at);
    if (next < 0) return next;
    this.#lines.countTo(bytes, at);
    this.#records.add(bytes, at, next, scanner.deepest, this.#lines.line);
    this.#needsComma = true;
    return next;
  }

  #closeList(next: number): number {
    this.#needsComma = true;
    this.#state = this.#open.length === 0 ? 'after' : 'members';
    return next;
  }

  #noList(seen: readonly string[]): UsageError {
    const found = seen.length > 0 ? `its lists are ${listSome(seen)}` : 'it holds no list';
    return new UsageError(`${this.#context.file}: path "${this.#path}" leads to no list`, found);
  }

  /** From here on the text is no JSON. The reject begins at the record that broke, the finding names the very place. */
  #break(bytes: Uint8Array, from: number): number {
    const { problem, problemAt } = this.#scanner;
    let at = this.#scanner.space(from);
    if (bytes[at] === 0x2c && this.#needsComma) at = this.#scanner.space(at + 1);
    at = Math.min(at, problemAt);
    this.#lines.countTo(bytes, at);
    const line = this.#lines.line;
    this.#lines.countTo(bytes, problemAt);
    this.#broken = {
      line,
      foundAt: this.#lines.line,
      detail: { column: this.#lines.columnAt(bytes, problemAt), problem },
    };
    this.#state = 'broken';
    if (this.#scanner.isEnd(at)) {
      this.#context.log.note('bad-json', { file: this.#context.file, line: this.#broken.foundAt }, this.#broken.detail);
    }
    return at;
  }

  #putRestAside(bytes: Uint8Array, from: number, end: number, final: boolean): number {
    const { log, file } = this.#context;
    let at = from;
    while (end - at > REJECT_SIZE || (final && at < end)) {
      let to = Math.min(end, at + REJECT_SIZE);
      while (to < end && (bytes[to]! & 0xc0) === 0x80 && to > at + 1) to--;
      const { line, foundAt, detail } = this.#broken;
      log.reject('bad-json', { file, line, foundAt }, rawText(bytes, at, to), detail);
      at = to;
    }
    return at;
  }
}
