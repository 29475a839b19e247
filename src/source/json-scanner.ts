/** Not a position: the value is not complete, more bytes must come. */
export const INCOMPLETE = -1;
/** Not a position: the text is not JSON; `problem` and `problemAt` say why and where. */
export const BROKEN = -2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Finds where JSON values end, in bytes, and checks them on the way (RFC 8259, but for control characters within
 * strings, which many writers leave as they are). Numbers are not converted: their digits stay as they stand.
 * Nesting takes no stack, however deep; `deepest` says how deep the last value was.
 */
export class JsonScanner {
  deepest = 0;
  problem = '';
  problemAt = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;
  #final = false;
  #isObject: Uint8Array = new Uint8Array(64);

  /** What to scan; `final`: no more bytes come after `end`. */
  use(bytes: Uint8Array, end: number, final: boolean): void {
    this.#bytes = bytes;
    this.#end = end;
    this.#final = final;
  }

  /** Whether the bytes end at `at`, for now or for good. */
  isEnd(at: number): boolean {
    return at >= this.#end;
  }

  space(from: number): number {
    let at = from;
    for (; at < this.#end; at++) {
      const byte = this.#bytes[at]!;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    }
    return at;
  }

  /** Position after the value that begins at `from`, INCOMPLETE or BROKEN. */
  value(from: number): number {
    let depth = 0;
    this.deepest = 0;
    let at = this.space(from);
    for (;;) {
      if (at >= this.#end) return this.#cut();
      const byte = this.#bytes[at]!;
      if (byte === 0x7b || byte === 0x5b) {
        this.#push(depth++, byte === 0x7b);
        if (depth > this.deepest) this.deepest = depth;
        const inside = this.space(at + 1);
        if (inside >= this.#end) return this.#cut();
        if (this.#bytes[inside] !== byte + 2) {
          at = byte === 0x7b ? this.name(inside) : inside;
          if (at < 0) return at;
          continue;
        }
        at = inside + 1; // empty: "}" and "]" are their opening signs plus two
        depth--;
      } else {
        at = byte === QUOTE ? this.string(at) : this.#bare(at);
        if (at < 0) return at;
      }
      for (;;) {
        if (depth === 0) return at;
        at = this.space(at);
        if (at >= this.#end) return this.#cut();
        const isObject = this.#isObject[depth - 1] === 1;
        const sign = this.#bytes[at]!;
        if (sign === 0x2c) {
          at = this.space(at + 1);
          if (isObject) at = this.name(at);
          if (at < 0) return at;
          break;
        }
        if (sign !== (isObject ? 0x7d : 0x5d)) return this.fail(at, `expected "," or "${isObject ? '}' : ']'}"`);
        depth--;
        at++;
      }
    }
  }

  /** Position of the value after a member's name and colon. */
  name(from: number): number {
    if (from >= this.#end) return this.#cut();
    if (this.#bytes[from] !== QUOTE) return this.fail(from, 'expected a name in double quotes');
    const after = this.string(from);
    if (after < 0) return after;
    const colon = this.space(after);
    if (colon >= this.#end) return this.#cut();
    if (this.#bytes[colon] !== 0x3a) return this.fail(colon, 'expected ":"');
    const value = this.space(colon + 1);
    return value >= this.#end ? this.#cut() : value;
  }

  /** Position after the string whose opening quote is at `from`. */
  string(from: number): number {
    const bytes = this.#bytes;
    for (let at = from + 1; at < this.#end; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) return at + 1;
      if (byte !== BACKSLASH) continue;
      if (++at >= this.#end) break;
      const escaped = bytes[at]!;
      if (escaped === 0x75) {
        for (let digit = 1; digit <= 4; digit++) {
          if (at + digit >= this.#end) return this.#cut();
          if (hexDigit(bytes[at + digit]!) < 0)
            return this.fail(at - 1, 'expected four hexadecimal digits after "\\u"');
        }
        at += 4;
      } else if (!isEscape(escaped)) return this.fail(at - 1, 'a backslash stands before a character that needs none');
    }
    return this.#cut();
  }

  /** A number, true, false or null. */
  #bare(from: number): number {
    let at = from;
    while (at < this.#end && isBare(this.#bytes[at]!)) at++;
    if (at >= this.#end && !this.#final) return INCOMPLETE;
    const text = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + from, Math.min(at - from, 1 << 20)).toString(
      'latin1',
    );
    if (text === 'null' || text === 'true' || text === 'false' || NUMBER.test(text)) return at;
    return this.fail(from, text === '' ? 'expected a value' : `"${text.slice(0, 40)}" is no value`);
  }

  #cut(): number {
    if (!this.#final) return INCOMPLETE;
    return this.fail(this.#end, 'the text ends in the middle of a value');
  }

  fail(at: number, problem: string): number {
    this.problem = problem;
    this.problemAt = at;
    return BROKEN;
  }

  #push(depth: number, isObject: boolean): void {
    if (depth >= this.#isObject.length) {
      const larger = new Uint8Array(depth * 2);
      larger.set(this.#isObject);
      this.#isObject = larger;
    }
    this.#isObject[depth] = isObject ? 1 : 0;
  }
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Letters, digits and the signs of numbers: what a value without quotes is made of. */
function isBare(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

function isEscape(byte: number): boolean {
  return (
    byte === QUOTE ||
    byte === BACKSLASH ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}

/** The value of a hexadecimal digit; -1 for anything else. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
