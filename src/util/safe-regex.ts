import { RE2JS } from 're2js';
import { findsTheSame, isLinear, quickLength } from './regex-safety.ts';
import {
  type CharSet,
  nativeProperty,
  parseRegex,
  type Range,
  type RegexNode,
  type RegexSyntax,
} from './regex-syntax.ts';
import { UsageError } from './usage-error.ts';

/**
 * A regular expression of a user: matched in time linear in the text, whatever the expression. Characters are code
 * points. \d and \w are ASCII, \s is every white space, . is anything but a line break, ^ and $ are the ends of the text.
 */
export interface SafeRegex {
  readonly pattern: string;
  /** Whether it is found anywhere in the text. */
  test(text: string): boolean;
  /** Whether the whole text matches. */
  fullMatch(text: string): boolean;
  /** All matches replaced; `$1`, `$<name>`, `$&` and `$$` as in JavaScript. */
  replace(text: string, replacement: string): string;
  /** The text replaced where all of it matches, else as it is. */
  replaceWhole(text: string, replacement: string): string;
}

/**
 * A regular expression written by a user. It runs on the native engine where linear time is proven (4 million values a
 * second), and on re2js elsewhere (150,000). Throws a UsageError with the position of a mistake.
 */
export function safeRegex(pattern: string, flags: { readonly ignoreCase?: boolean } = {}): SafeRegex {
  const syntax = parseRegex(pattern, flags.ignoreCase ?? false);
  const search = engineOf(syntax, 'search', pattern);
  const full = engineOf(syntax, 'full', pattern);
  return {
    pattern,
    test: search.test,
    fullMatch: full.test,
    replace: search.replace,
    replaceWhole: full.replace,
  };
}

interface Engine {
  test(text: string): boolean;
  replace(text: string, replacement: string): string;
}

function engineOf(syntax: RegexSyntax, use: 'search' | 'full', pattern: string): Engine {
  const { node, ignoreCase } = syntax;
  if (isLinear(node, ignoreCase, use) && findsTheSame(node)) return nativeEngine(syntax, use);
  const re2 = re2Engine(syntax, use, pattern);
  const quick = quickLength(node, ignoreCase, use);
  if (quick === 0) return re2;
  // Most values are short, and there the native engine is quick with most patterns, as [^@]+@[^@]+\.[a-z]+.
  const native = nativeEngine(syntax, use);
  return { test: (text) => (text.length <= quick ? native.test(text) : re2.test(text)), replace: re2.replace };
}

export function nativeEngine({ node, ignoreCase }: RegexSyntax, use: 'search' | 'full'): Engine {
  const source = write(node, native);
  const regex = new RegExp(use === 'full' ? `^(?:${source})$` : source, ignoreCase ? 'iu' : 'u');
  const global = new RegExp(regex.source, `${regex.flags}g`);
  return { test: (text) => regex.test(text), replace: (text, replacement) => text.replace(global, replacement) };
}

export function re2Engine({ node, ignoreCase }: RegexSyntax, use: 'search' | 'full', pattern: string): Engine {
  const source = write(node, re2);
  const regex = compileRe2(use === 'full' ? `^(?:${source})$` : source, ignoreCase, pattern);
  return {
    test: (text) => regex.matcher(text).find(),
    replace: (text, replacement) => regex.matcher(text).replaceAll(replacement),
  };
}

function compileRe2(source: string, ignoreCase: boolean, pattern: string): RE2JS {
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new UsageError(`regular expression ${JSON.stringify(pattern)} is not supported: ${what}`);
  }
}

/** How the two engines write a character by its number, and a Unicode property. */
interface Dialect {
  char(code: number): string;
  property(name: string, negated: boolean): string;
}

const native: Dialect = {
  char: (code) => `\\u{${code.toString(16)}}`,
  property: (name, negated) => `\\${negated ? 'P' : 'p'}{${nativeProperty(name)}}`,
};

const re2: Dialect = {
  char: (code) => `\\x{${code.toString(16)}}`,
  property: (name, negated) => `\\${negated ? 'P' : 'p'}{${name}}`,
};

const assertionText = { start: '^', end: '$', 'word-edge': '\\b', 'no-word-edge': '\\B' } as const;

function write(node: RegexNode, dialect: Dialect): string {
  switch (node.kind) {
    case 'set':
      return writeSet(node, dialect);
    case 'assertion':
      return assertionText[node.what];
    case 'sequence':
      return node.items.map((item) => write(item, dialect)).join('');
    case 'alternatives':
      return node.items.map((item) => write(item, dialect)).join('|');
    case 'group':
      return `(${node.captures ? (node.name === null ? '' : `?<${node.name}>`) : '?:'}${write(node.item, dialect)})`;
    case 'repeat':
      return write(node.item, dialect) + writeLimits(node.min, node.max) + (node.lazy ? '?' : '');
  }
}

function writeLimits(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function writeSet(set: CharSet, dialect: Dialect): string {
  const [only] = set.ranges;
  const isOneChar = only !== undefined && set.ranges.length === 1 && set.properties.length === 0 && only[0] === only[1];
  if (isOneChar && !set.negated) return writeChar(only[0], dialect);
  const writeRange = ([from, to]: Range) =>
    from === to ? writeChar(from, dialect) : `${writeChar(from, dialect)}-${writeChar(to, dialect)}`;
  const members = set.ranges
    .map(writeRange)
    .concat(set.properties.map(({ name, negated }) => dialect.property(name, negated)));
  return `[${set.negated ? '^' : ''}${members.join('')}]`;
}

function writeChar(code: number, dialect: Dialect): string {
  const char = String.fromCodePoint(code);
  return /^[A-Za-z0-9]$/.test(char) ? char : dialect.char(code);
}
