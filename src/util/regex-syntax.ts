import { UsageError } from './usage-error.ts';

/*
 * The syntax of regular expressions that users write: what JavaScript and RE2 have in common, read once, so that an
 * expression means the same on either engine and a mistake is reported with its position.
 */

/** Inclusive range of code points. */
export type Range = readonly [from: number, to: number];

/** A set of characters: the ranges and the Unicode properties together, or all but them. */
export interface CharSet {
  readonly kind: 'set';
  readonly ranges: readonly Range[];
  readonly properties: readonly { readonly name: string; readonly negated: boolean }[];
  readonly negated: boolean;
}

export type RegexNode =
  | CharSet
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternatives'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly name: string | null; readonly captures: boolean; readonly item: RegexNode }
  | { readonly kind: 'assertion'; readonly what: 'start' | 'end' | 'word-edge' | 'no-word-edge' }
  /** `max` is Infinity where there is no upper limit. */
  | {
      readonly kind: 'repeat';
      readonly item: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

export interface RegexSyntax {
  readonly node: RegexNode;
  readonly ignoreCase: boolean;
}

const MAX_REPEAT = 1000;
const MAX_DEPTH = 100;
/** Size with bounded repeats written out; a larger expression would be slow on every value. */
const MAX_SIZE = 5000;

const digit: readonly Range[] = [[0x30, 0x39]];
const word: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const space: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineBreak: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

const controls = new Map([
  ['n', 0x0a],
  ['t', 0x09],
  ['r', 0x0d],
  ['f', 0x0c],
  ['v', 0x0b],
  ['0', 0x00],
]);
const shorthand = new Map([
  ['d', digit],
  ['w', word],
  ['s', space],
]);
const assertions = new Map([
  ['b', 'word-edge'],
  ['B', 'no-word-edge'],
  ['A', 'start'],
  ['z', 'end'],
] as const);

/** Ranges in ascending order, touching ones joined. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Every code point that is in none of the ranges. */
export function otherRanges(ranges: readonly Range[]): Range[] {
  const others: Range[] = [];
  let next = 0;
  for (const [from, to] of joinRanges(ranges)) {
    if (from > next) others.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= 0x10ffff) others.push([next, 0x10ffff]);
  return others;
}

const setOf = (ranges: readonly Range[], negated = false): CharSet => ({
  kind: 'set',
  ranges,
  properties: [],
  negated,
});

/** Reads a user's regular expression; throws a UsageError with the position of what is wrong or not supported. */
export function parseRegex(pattern: string, ignoreCase: boolean): RegexSyntax {
  const parser = new Parser(pattern, ignoreCase);
  const node = parser.parse();
  if (sizeOf(node) > MAX_SIZE) {
    throw new UsageError(
      `regular expression ${JSON.stringify(pattern)} is too large: its repeats written out make more than ${MAX_SIZE} parts`,
      'use smaller numbers in {…}, or * and +',
    );
  }
  return { node, ignoreCase: parser.ignoreCase };
}

function sizeOf(node: RegexNode): number {
  if (node.kind === 'sequence' || node.kind === 'alternatives')
    return node.items.reduce((sum, item) => sum + sizeOf(item), 1);
  if (node.kind === 'group') return sizeOf(node.item);
  if (node.kind === 'repeat') return sizeOf(node.item) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max);
  return 1;
}

class Parser {
  readonly #pattern: string;
  readonly #chars: readonly string[];
  #at = 0;
  #depth = 0;
  ignoreCase: boolean;

  constructor(pattern: string, ignoreCase: boolean) {
    this.#pattern = pattern;
    this.#chars = [...pattern];
    this.ignoreCase = ignoreCase;
  }

  parse(): RegexNode {
    if (this.#take('(?i)')) this.ignoreCase = true;
    const node = this.#alternatives();
    if (this.#at < this.#chars.length) this.#fail('")" without a "(" before it');
    return node;
  }

  #fail(what: string, advice = '', at = this.#at): never {
    throw new UsageError(
      `regular expression ${JSON.stringify(this.#pattern)}: at character ${at + 1}, ${what}`,
      advice,
    );
  }

  #take(text: string): boolean {
    const chars = [...text];
    if (chars.some((char, index) => this.#chars[this.#at + index] !== char)) return false;
    this.#at += chars.length;
    return true;
  }

  #alternatives(): RegexNode {
    if (++this.#depth > MAX_DEPTH) this.#fail(`groups are nested more than ${MAX_DEPTH} deep`);
    const items = [this.#sequence()];
    while (this.#take('|')) items.push(this.#sequence());
    this.#depth--;
    return items.length === 1 ? items[0]! : { kind: 'alternatives', items };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (
      let char = this.#chars[this.#at];
      char !== undefined && char !== '|' && char !== ')';
      char = this.#chars[this.#at]
    ) {
      items.push(this.#repeated(this.#atom(char)));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  #atom(char: string): RegexNode {
    if (char === '*' || char === '+' || char === '?' || char === '{') {
      this.#fail(`"${char}" has nothing before it to repeat`, `write \\${char} for the character itself`);
    }
    this.#at++;
    if (char === '.') return setOf(lineBreak, true);
    if (char === '^') return { kind: 'assertion', what: 'start' };
    if (char === '$') return { kind: 'assertion', what: 'end' };
    if (char === '(') return this.#group();
    if (char === '[') return this.#set();
    if (char === '\\') return this.#escape();
    return setOf([[char.codePointAt(0)!, char.codePointAt(0)!]]);
  }

  #repeated(item: RegexNode): RegexNode {
    const at = this.#at;
    const limits = this.#limits();
    if (limits === null) return item;
    if (item.kind === 'assertion') this.#fail('an assertion such as ^ or \\b cannot be repeated', '', at);
    const node: RegexNode = { kind: 'repeat', item, min: limits[0], max: limits[1], lazy: this.#take('?') };
    const next = this.#chars[this.#at];
    if (next === '*' || next === '+' || next === '?' || next === '{') {
      this.#fail(`"${next}" follows another repeat`, 'put the first repeat into a group, as in (?:a{2})*');
    }
    return node;
  }

  #limits(): readonly [number, number] | null {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#chars[this.#at] !== '{') return null;
    const end = this.#chars.indexOf('}', this.#at);
    const text = end < 0 ? '' : this.#chars.slice(this.#at + 1, end).join('');
    const found = /^(\d{1,9})(,(\d{1,9})?)?$/.exec(text);
    if (found === null)
      this.#fail('"{" does not begin a repeat such as {2}, {2,} or {2,5}', 'write \\{ for the character itself');
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === undefined ? Infinity : Number(found[3]);
    if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT)) this.#fail(`repeats go up to ${MAX_REPEAT}`);
    if (max < min) this.#fail(`the repeat {${text}} ends before it begins`);
    this.#at = end + 1;
    return [min, max];
  }

  #group(): RegexNode {
    const open = this.#at - 1;
    let name: string | null = null;
    let captures = true;
    if (this.#take('?:')) captures = false;
    else if (this.#chars[this.#at] === '?') name = this.#groupName(open);
    const item = this.#alternatives();
    if (!this.#take(')')) this.#fail('"(" is never closed', 'write \\( for the character itself', open);
    return { kind: 'group', name, captures, item };
  }

  #groupName(open: number): string {
    const rest = this.#chars.slice(this.#at, this.#at + 100).join('');
    if (/^\?(<?[=!])/.test(rest)) {
      this.#fail(
        'lookahead and lookbehind are not supported: they cannot be matched in linear time',
        'use two rules instead',
        open,
      );
    }
    const found = /^\?P?<([A-Za-z_][A-Za-z0-9_]*)>/.exec(rest);
    if (found === null)
      this.#fail(
        'this kind of group is not supported',
        'there are (…), (?:…), (?<name>…), and (?i) at the very beginning',
        open,
      );
    this.#at += found[0].length;
    return found[1]!;
  }

  #escape(): RegexNode {
    const at = this.#at - 1;
    const char = this.#chars[this.#at];
    const assertion = char === undefined ? undefined : assertions.get(char as 'b');
    if (assertion !== undefined) {
      this.#at++;
      return { kind: 'assertion', what: assertion };
    }
    if (char !== undefined && ((char >= '1' && char <= '9') || char === 'k')) {
      this.#fail(
        'references to a group are not supported: they cannot be matched in linear time',
        'use an expression such as left_field == right_field instead',
        at,
      );
    }
    return this.#escapedSet(at);
  }

  /** What a backslash stands for, inside and outside of [...]. */
  #escapedSet(at: number): CharSet {
    const char = this.#chars[this.#at++];
    if (char === undefined) this.#fail('"\\" is the last character', 'write \\\\ for the character itself', at);
    const ranges = shorthand.get(char.toLowerCase());
    if (ranges !== undefined) return setOf(char === char.toLowerCase() ? ranges : this.#others(ranges));
    if (char === 'p' || char === 'P') return this.#property(at, char === 'P');
    const control = controls.get(char);
    if (control !== undefined) return setOf([[control, control]]);
    if (char === 'x' || char === 'u') return this.#codePoint(at, char);
    if (/^[A-Za-z0-9]$/.test(char)) this.#fail(`"\\${char}" has no meaning`, '', at);
    return setOf([[char.codePointAt(0)!, char.codePointAt(0)!]]);
  }

  /** Without case, the Kelvin sign and the long s are k and s: they belong to the word characters then. */
  #others(ranges: readonly Range[]): Range[] {
    return otherRanges(ranges === word && this.ignoreCase ? [...ranges, [0x17f, 0x17f], [0x212a, 0x212a]] : ranges);
  }

  #codePoint(at: number, kind: string): CharSet {
    const rest = this.#chars.slice(this.#at, this.#at + 10).join('');
    const found =
      /^\{([0-9A-Fa-f]{1,6})\}/.exec(rest) ?? (kind === 'x' ? /^([0-9A-Fa-f]{2})/ : /^([0-9A-Fa-f]{4})/).exec(rest);
    const code = found === null ? Number.NaN : Number.parseInt(found[1]!, 16);
    if (found === null || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      this.#fail(`"\\${kind}" is not followed by the number of a character`, 'as in \\x41, \\u0041 or \\u{1F600}', at);
    }
    this.#at += found[0].length;
    return setOf([[code, code]]);
  }

  #property(at: number, negated: boolean): CharSet {
    const rest = this.#chars.slice(this.#at, this.#at + 60).join('');
    const found = /^(?:([A-Z])|\{(?:Script=|sc=)?([A-Za-z_]+)\})/.exec(rest);
    if (found === null)
      this.#fail('\\p is not followed by a property', 'as in \\p{L} for letters or \\p{Arabic} for a script', at);
    const name = found[1] ?? found[2]!;
    if (nativeProperty(name) === null)
      this.#fail(`there is no property "${name}"`, 'as in \\p{L} for letters or \\p{Arabic} for a script', at);
    this.#at += found[0].length;
    return { kind: 'set', ranges: [], properties: [{ name, negated }], negated: false };
  }

  #set(): CharSet {
    const open = this.#at - 1;
    const negated = this.#take('^');
    const ranges: Range[] = [];
    const properties: CharSet['properties'][number][] = [];
    while (!this.#take(']')) {
      if (this.#at >= this.#chars.length) this.#fail('"[" is never closed', 'write \\[ for the character itself', open);
      const from = this.#member();
      const single =
        from.properties.length === 0 && from.ranges.length === 1 && from.ranges[0]![0] === from.ranges[0]![1];
      if (this.#chars[this.#at] !== '-' || this.#chars[this.#at + 1] === ']' || !single) {
        ranges.push(...from.ranges);
        properties.push(...from.properties);
        continue;
      }
      this.#at++;
      const to = this.#member();
      const last = to.ranges.length === 1 && to.ranges[0]![0] === to.ranges[0]![1] ? to.ranges[0]![1] : -1;
      if (last < from.ranges[0]![0])
        this.#fail('the range in [...] ends before it begins', 'write \\- for a hyphen itself', this.#at - 1);
      ranges.push([from.ranges[0]![0], last]);
    }
    if (ranges.length + properties.length === 0)
      this.#fail('[...] is empty', 'write \\[ for the character itself', open);
    return { kind: 'set', ranges, properties, negated };
  }

  #member(): CharSet {
    if (this.#take('[:'))
      this.#fail('classes such as [:alpha:] are not supported', 'use \\p{L} for letters, \\d for digits', this.#at - 2);
    const char = this.#chars[this.#at];
    if (char === undefined) this.#fail('"[" is never closed');
    this.#at++;
    if (char === '\\') return this.#escapedSet(this.#at - 1);
    return setOf([[char.codePointAt(0)!, char.codePointAt(0)!]]);
  }
}

/** The property as JavaScript writes it, null where there is none of that name: categories are tried before scripts. */
export function nativeProperty(name: string): string | null {
  for (const text of [name, `Script=${name}`]) {
    try {
      new RegExp(`\\p{${text}}`, 'u');
      return text;
    } catch {
      // Not this one.
    }
  }
  return null;
}
