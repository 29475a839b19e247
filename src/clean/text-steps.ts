import { safeRegex } from '../util/safe-regex.ts';
import type { FieldPlan } from './rules.ts';
import { repairText } from './text-faults/repair-text.ts';

/** What can change a cell, each a bit, in the order in which the steps are named in a rule such as `trim+phone`. */
export const STEP = {
  set: 1,
  split: 2,
  join: 4,
  mojibake: 2048,
  unicode: 8,
  trim: 16,
  missing: 32,
  replace: 64,
  case: 128,
  type: 256,
  correct: 512,
  blank: 1024,
} as const;

/** The steps as the name of a rule; the type's step bears the type's name, and says what it used: `money (1 USD = 0.9 EUR, …)`. */
export function ruleName(steps: number, type: string, how = ''): string {
  return Object.entries(STEP)
    .filter(([, bit]) => (steps & bit) !== 0)
    .map(([name]) => (name === 'type' ? typeStep(type, how) : name))
    .join('+');
}

const typeStep = (type: string, how: string) => (how === '' ? type : `${type} (${how})`);

/** One step of text clean-up: same text, or another. */
export interface TextStep {
  readonly bit: number;
  apply(text: string): string;
}

/** Steps that leave tidy text as it is; see isTidy. */
export const TIDYING = STEP.mojibake | STEP.unicode | STEP.trim;

/** The steps on text that a field asks for, in the order in which they run; none for a field that names none. */
export function textSteps(field: FieldPlan): TextStep[] {
  const steps: TextStep[] = [];
  const { habits } = field;
  if (habits !== undefined) steps.push({ bit: STEP.mojibake, apply: (text) => repairText(text, habits) });
  if (field.unicode === 'clean') steps.push({ bit: STEP.unicode, apply: cleanUnicode });
  if (field.trim) steps.push({ bit: STEP.trim, apply: trimText });
  const missing = missingStep(field.missing);
  if (missing !== null) steps.push(missing);
  for (const rule of field.replace) steps.push({ bit: STEP.replace, apply: replacer(rule) });
  if (field.case !== 'keep') steps.push({ bit: STEP.case, apply: caser(field.case, field.caseLocale) });
  return steps;
}

/** Tokens that mean "no value" become the empty cell; white space around them does not count. */
function missingStep(tokens: readonly string[]): TextStep | null {
  if (tokens.length === 0) return null;
  const known = new Set(tokens.map((token) => token.trim()));
  const longest = tokens.reduce((length, token) => Math.max(length, token.length), 0);
  // Most values are longer than any token and have a letter or digit at either end.
  const isOther = (text: string) => text.length > longest && isInk(text, 0) && isInk(text, text.length - 1);
  return { bit: STEP.missing, apply: (text) => (!isOther(text) && known.has(text.trim()) ? '' : text) };
}

const isInk = (text: string, at: number) => text.charCodeAt(at) > 0x20 && text.charCodeAt(at) < 0x7f;

const ODD_SPACES = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** Zero-width joiners mean something between Arabic letters and inside emoji, and nothing elsewhere. */
const LOOSE_JOINERS =
  /(?<![\p{Script=Arabic}\p{Extended_Pictographic}]|\ufe0f)(?:\u200c|\u200d)+|(?:\u200c|\u200d)+(?![\p{Script=Arabic}\p{Extended_Pictographic}])/gu;

/** NFC, plain spaces, and nothing invisible: no control, zero-width or bidi characters. */
function cleanUnicode(text: string): string {
  if (isTidy(text)) return text;
  return text.replace(ODD_SPACES, ' ').replace(INVISIBLE, '').replace(LOOSE_JOINERS, '').normalize('NFC');
}

/** No white space at the ends, and each run of it one space. */
function trimText(text: string): string {
  return isTidy(text) ? text : text.trim().replace(/\s+/g, ' ');
}

/** Printable ASCII with single spaces between words, as most values are: told faster than by a pattern. */
export function isTidy(text: string): boolean {
  let last = 0x20;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e || (unit === 0x20 && last === 0x20)) return false;
    last = unit;
  }
  return last !== 0x20;
}

function replacer({ from, to, pattern, whole }: FieldPlan['replace'][number]): (text: string) => string {
  if (!pattern)
    return whole
      ? (text) => (text === from ? to : text)
      : (text) => (from === '' ? text : text.replaceAll(from, () => to));
  const regex = safeRegex(from);
  return whole ? (text) => regex.replaceWhole(text, to) : (text) => regex.replace(text, to);
}

function caser(to: 'lower' | 'upper' | 'title', locale: string): (text: string) => string {
  const language = locale === '' ? 'und' : locale;
  // Without a language İ would become i and a stray dot above.
  const lower = (text: string) => text.replaceAll('İ', 'i').toLocaleLowerCase(language);
  const upper = (text: string) => text.toLocaleUpperCase(language);
  if (to === 'lower') return lower;
  if (to === 'upper') return upper;
  return (text) => text.replace(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu, (word) => titleWord(word, upper, lower));
}

function titleWord(word: string, upper: (text: string) => string, lower: (text: string) => string): string {
  const [first = ''] = word;
  return upper(first) + lower(word.slice(first.length));
}
