import type { Json } from '../util/json.ts';
import { catalogue } from './catalogue.ts';
import type { Finding } from './finding.ts';

/** What the sentences need from outside: why a field type declines, and how a value may be shown. */
export interface MessageContext {
  /** Predicates of declined values by code, as `phone/wrong-length` → "is too short or too long for its country". */
  readonly reasons: ReadonlyMap<string, string>;
  /** The finding's value ready to be shown; masked where its field is personal. */
  show(finding: Finding): string;
}

/**
 * The sentence of a finding with its place before it, as `customers.csv:41 has 16 cells …`, where neither a value nor a
 * field nor a rule of the user says what it is about.
 */
export function withPlace(
  message: string,
  finding: { readonly field: string | null; readonly rule: string | null },
  place: { readonly value: string | null; readonly file: string | null; readonly line: number | null },
): string {
  const saysItself =
    place.value !== null || finding.rule !== null || (finding.field !== null && message.startsWith(finding.field));
  if (saysItself || place.file === null || place.file === '') return message;
  return `${printable(place.file)}${place.line === null || place.line === 0 ? '' : `:${place.line}`} ${message}`;
}

/** The sentence of a finding, without its place: `phone "020 7946" is too short or too long for its country`. */
export function messageOf(found: Finding, context: MessageContext): string {
  const finding = withShownDetail(found, context);
  const value = finding.value === null ? '' : `"${printable(context.show(finding))}"`;
  const reason = context.reasons.get(finding.code);
  if (reason !== undefined) return `${finding.field ?? 'value'} ${value} ${reason}`;
  return Object.hasOwn(catalogue, finding.code)
    ? catalogue[finding.code]!.message(finding, value)
    : plainMessage(finding, value);
}

/** Details that are values of cells, or that no sentence says. */
const NOT_SAID: readonly string[] = ['examples', 'why'];

/** The details that the sentence of a finding says, as they may be shown; none of what a script's own unit found. */
export function shownDetail(finding: Finding, context: MessageContext): Finding['detail'] {
  if (!Object.hasOwn(catalogue, finding.code)) return {};
  const { detail } = withShownDetail(finding, context);
  return Object.fromEntries(Object.entries(detail).filter(([name]) => !NOT_SAID.includes(name)));
}

/** Entries that a value might have meant are values too, and may be personal. */
function withShownDetail(finding: Finding, context: MessageContext): Finding {
  const detail: Record<string, Json> = { ...finding.detail };
  for (const name of ['candidates', 'examples', 'against']) {
    const values = detail[name];
    if (!Array.isArray(values)) continue;
    detail[name] = values.map((value) => printable(context.show({ ...finding, value: String(value) })));
  }
  return { ...finding, detail };
}

/** What to do about it, or null where the sentence says it all. */
export function adviceOf(finding: Finding): string | null {
  return Object.hasOwn(catalogue, finding.code) ? catalogue[finding.code]!.advice : null;
}

/** For validations and types that a script passed in: they are not in the catalogue. */
function plainMessage(finding: Finding, value: string): string {
  const subject = [finding.field, value].filter((part) => part).join(' ');
  return `${subject === '' ? 'the data' : subject} breaks ${finding.rule ?? finding.code}`;
}

const LONGEST = 80;

/** Control and bidi characters, and others that cannot be seen: they would change what a text seems to say. */
export const NOT_PRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Such a character as its number. */
export const asNumber = (character: string) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;

/** Cell text that is safe on a terminal and in a sentence: no control or bidi characters, and not too long. */
export function printable(text: string): string {
  return cutText(text, LONGEST).replace(NOT_PRINTABLE, asNumber);
}

/** A whole line for a terminal: names of fields, rules and files come from data too. */
export const printableLine = (line: string): string => line.replace(NOT_PRINTABLE, asNumber);

/** At most so many characters, the last of them an ellipsis where some were left out. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // A pair of surrogates is one character: half of one is none.
  const end = /[\ud800-\udbff]/.test(text[longest - 2]!) ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}…`;
}
