import type { FieldPlan } from '../rules.ts';
import { mendUtf8 } from './mojibake.ts';
import type { MojibakeHabits } from './mojibake-habits.ts';
import {
  asTurkish,
  hasOtherLetters,
  hasTurkishSuspects,
  isKnownTurkish,
  isTurkishColumn,
} from './turkish-code-page.ts';

/** Whether misread text of a field is repaired: where the rule says so, and where the type writes its values anew anyway. */
export const repairsText = ({ mojibake, type, write }: Pick<FieldPlan, 'mojibake' | 'type' | 'write'>): boolean =>
  mojibake === 'repair' || (mojibake === 'auto' && type !== 'text' && write === 'canonical');

/** So many values that are surely misread, and so great a share of those that may be, speak for the others. */
const LEAST_SURE = 3;
const SURE_SHARE = 0.8;

/** What all values of a column say of the doubtful ones. */
export function mojibakeHabits(values: Iterable<string>): MojibakeHabits {
  const suspects: string[] = [];
  let sure = 0;
  let open = 0;
  for (const text of values) {
    if (isAsciiText(text)) continue;
    if (hasTurkishSuspects(text)) suspects.push(text);
    const mended = mendUtf8(text);
    if (mended?.isSure === true) sure++;
    else if (mended !== undefined) open++;
  }
  const isUtf8 = sure >= LEAST_SURE && sure >= (sure + open) * SURE_SHARE;
  return { isTurkish: suspects.length > 0 && isTurkishColumn(suspects), isUtf8 };
}

function isAsciiText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** The text as it was before its bytes were misread, where that is certain; else the text itself. */
export function repairText(text: string, habits: MojibakeHabits): string {
  if (isAsciiText(text)) return text;
  const mended = mendUtf8(text);
  if (mended !== undefined && (mended.isSure || habits.isUtf8)) return mended.text;
  const isTurkish = isKnownTurkish(text) || (habits.isTurkish && hasTurkishSuspects(text) && !hasOtherLetters(text));
  return mended === undefined && isTurkish ? asTurkish(text) : text;
}

/** What a text may have been before it was misread: for a finding, where it is not certain or nobody asked for repair. */
export function suspectedText(text: string): { readonly text: string; readonly isSure: boolean } | undefined {
  if (isAsciiText(text)) return undefined;
  const mended = mendUtf8(text);
  if (mended !== undefined) return mended;
  return isKnownTurkish(text) ? { text: asTurkish(text), isSure: true } : undefined;
}
