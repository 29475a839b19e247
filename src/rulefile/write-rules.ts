import { stringify } from 'yaml';

/** Something a rule file says under a name, with what a reader should know about it. */
export interface RuleEntry {
  readonly name: string;
  /** Keys and values in the order to be written, of the form that a rule file has. */
  readonly rules: Readonly<Record<string, unknown>> | readonly (readonly [string, unknown])[];
  /** Lines above the entry. */
  readonly comment?: string;
}

/** A part of a rule file to be written: a section of named entries, a list of rules, or a value. */
export interface RuleFileText {
  /** Lines at the top. */
  readonly comment?: string;
  readonly missing?: readonly string[];
  readonly sources: readonly RuleEntry[];
  readonly fields: readonly (Omit<RuleEntry, 'rules'> & {
    readonly type: string;
    /** Keys of the field and options of its type. */
    readonly options?: RuleEntry['rules'];
  })[];
  /** Sections that follow, in this order, as they would be typed: `validate`, `match`, `merge`, `budget`, `output`. */
  readonly sections?: readonly { readonly name: string; readonly value: unknown; readonly comment?: string }[];
}

/** A commented rule file, one line a field. Loading it gives back what was given: names and texts are quoted where YAML needs it. */
export function writeRuleFile(file: RuleFileText): string {
  const fields = file.fields.map(({ type, options = {}, ...entry }) => ({
    ...entry,
    rules: [['type', type] as const, ...pairsOf(options)],
  }));
  const parts = [
    `${commentLines(file.comment, '')}recordmill: 1\n`,
    ...(file.missing === undefined || file.missing.length === 0 ? [] : [`missing: ${flow(file.missing)}\n`]),
    section('sources', file.sources, block),
    section('fields', fields, inline),
    ...(file.sections ?? []).map(({ name, value, comment }) => `${commentLines(comment, '')}${sectionOf(name, value)}`),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function section(name: string, entries: readonly RuleEntry[], write: (entry: RuleEntry) => string): string {
  if (entries.length === 0) return '';
  return `${name}:\n${entries.map((entry) => commentLines(entry.comment, '  ') + write(entry)).join('')}`;
}

/** `  email: { type: email, required: true }` */
const inline = ({ name, rules }: RuleEntry): string => `  ${keyOf(name)}: ${flowPairs(pairsOf(rules))}\n`;

/** A key a line; what is in it, on that line. */
function block({ name, rules }: RuleEntry): string {
  const lines = pairsOf(rules).map(([key, value]) => `    ${keyOf(key)}: ${flow(value)}\n`);
  return lines.length === 0 ? `  ${keyOf(name)}: {}\n` : `  ${keyOf(name)}:\n${lines.join('')}`;
}

/** A list of rules has a rule a line, a mapping a key a line. */
function sectionOf(name: string, value: unknown): string {
  if (Array.isArray(value) && value.length > 0)
    return `${name}:\n${value.map((item) => `  - ${flow(item)}\n`).join('')}`;
  if (isObject(value) && Object.keys(value).length > 0) {
    return `${name}:\n${Object.entries(value)
      .map(([key, part]) => `  ${keyOf(key)}: ${flow(part)}\n`)
      .join('')}`;
  }
  return `${name}: ${flow(value)}\n`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return isObject(value) ? flowPairs(Object.entries(value)) : scalar(String(value));
}

function flowPairs(pairs: readonly (readonly [string, unknown])[]): string {
  const present = pairs.filter(([, value]) => value !== undefined);
  if (present.length === 0) return '{}';
  return `{ ${present.map(([key, value]) => `${keyOf(key)}: ${flow(value)}`).join(', ')} }`;
}

const keyOf = (name: string): string => scalar(name);

/** Texts that need no quotes wherever they stand. Anything else is written in double quotes, as in JSON. */
const isPlain = /^[\p{L}\p{N}_./+-][\p{L}\p{N}\p{M}_./+%-]*(?: [\p{L}\p{N}_./+%(][\p{L}\p{N}\p{M}_./+%()-]*)*$/u;

function scalar(text: string): string {
  if (isPlain.test(text) && !/^(-|---|\.\.\.)( |$)/.test(text) && text.length < 200) return text;
  return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
}

function commentLines(comment: string | undefined, indent: string): string {
  if (comment === undefined || comment === '') return '';
  return comment
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `${indent}# ${line.replace(unprintable, ' ')}`.trimEnd() + '\n')
    .join('');
}

// YAML takes neither control characters nor a stray half of a pair, and bidi marks would show a comment in another order.
const unprintable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pairsOf = (rules: RuleEntry['rules']): readonly (readonly [string, unknown])[] =>
  Array.isArray(rules) ? (rules as readonly (readonly [string, unknown])[]) : Object.entries(rules);
