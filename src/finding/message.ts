import { catalogue } from './catalogue.ts';
import type { Finding } from './finding.ts';

/** What the sentences need from outside: why a field type declines, and how a value may be shown. */
export interface MessageContext {
  /** Predicates of declined values by code, as `phone/wrong-length` → "is too short or too long for its country". */
  readonly reasons: ReadonlyMap<string, string>;
  /** The finding's value ready to be shown; masked where its field is personal. */
  show(finding: Finding): string;
}

/** The sentence of a finding, without its place: `phone "020 7946" is too short or too long for its country`. */
export function messageOf(finding: Finding, context: MessageContext): string {
  const value = finding.value === null ? '' : `"${printable(context.show(finding))}"`;
  const reason = context.reasons.get(finding.code);
  if (reason !== undefined) return `${finding.field ?? 'value'} ${value} ${reason}`;
  return Object.hasOwn(catalogue, finding.code)
    ? catalogue[finding.code]!.message(finding, value)
    : plainMessage(finding, value);
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
const NOT_PRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Cell text that is safe on a terminal and in a sentence: no control or bidi characters, and not too long. */
export function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return cut.replace(NOT_PRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
