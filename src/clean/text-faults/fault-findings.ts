import { type Finding, type FindingInput, makeFinding } from '../../finding/finding.ts';
import { type Column, rowsByCode } from '../../table/column.ts';
import { type Dictionary, EMPTY } from '../../table/dictionary.ts';
import { mixedWord } from './look-alikes.ts';
import { suspectedText } from './repair-text.ts';

/*
 * Texts that look right and are not, or look wrong: invisible marks that turn the line around, letters of two scripts
 * in one word, and what the wrong encoding left. Found in every column; changed only where a rule says so.
 */

/** Marks of direction, and others without a glyph that make equal texts differ. */
const HIDDEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** What is found in the cells of a column. `after` is the column once it was cleaned: what is gone there was removed. */
export function textFaultFindings(before: Column, after: Column, rowStart: number): Finding[] {
  const hidden = codesWhere(before.dictionary, mayHide).filter((code) => hiddenIn(before.dictionary.text(code)) !== '');
  const found: Finding[] = [];
  if (hidden.length > 0) found.push(...hiddenFindings(before, after, hidden, rowStart));
  const suspects = codesWhere(after.dictionary, isNotPlain);
  const faults = suspects.flatMap((code) => faultOf(after.name, after.dictionary.text(code), code) ?? []);
  if (faults.length === 0) return found;
  const { starts, rows } = rowsByCode(after);
  for (const { dictionaryCode, finding } of faults) {
    const at = rows.slice(starts[dictionaryCode]!, starts[dictionaryCode + 1]!).map((row) => row + rowStart);
    if (at.length > 0) found.push(makeFinding({ ...finding, rows: at }));
  }
  return found;
}

/** The values that may have been read in the wrong encoding. */
export const suspectTexts = (dictionary: Dictionary): string[] =>
  codesWhere(dictionary, isNotPlain).map((code) => dictionary.text(code));

interface Fault {
  readonly dictionaryCode: number;
  readonly finding: FindingInput;
}

function faultOf(field: string, value: string, dictionaryCode: number): Fault | undefined {
  const suspected = suspectedText(value);
  if (suspected !== undefined) {
    const detail = { certain: suspected.isSure };
    return {
      dictionaryCode,
      finding: { code: 'mojibake', level: 'warning', field, value, suggestion: suspected.text, detail },
    };
  }
  const mixed = mixedWord(value);
  if (mixed === undefined) return undefined;
  const { word, scripts, meant } = mixed;
  const suggestion = meant === undefined ? {} : { suggestion: value.replace(word, () => meant) };
  const detail = { scripts: [...scripts] };
  return { dictionaryCode, finding: { code: 'mixed-scripts', level: 'warning', field, value, detail, ...suggestion } };
}

function codesWhere(
  dictionary: Dictionary,
  holds: (bytes: Uint8Array, start: number, end: number) => boolean,
): number[] {
  const { bytes, offsets } = dictionary;
  const codes: number[] = [];
  for (let code = 1; code < dictionary.size; code++) {
    if (holds(bytes, offsets[code]!, offsets[code + 1]!)) codes.push(code);
  }
  return codes;
}

/** Some first bytes of the marks: most texts hold none of them. */
function mayHide(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0xc2) continue;
    const next = bytes[at + 1]!;
    if (byte === 0xe2 && (next === 0x80 || next === 0x81)) return true;
    if ((byte === 0xc2 && next === 0xad) || (byte === 0xd8 && next === 0x9c) || (byte === 0xef && next === 0xbb))
      return true;
  }
  return false;
}

/** Two characters beyond ASCII one after the other, or the letters that two code pages share, or two scripts. */
function isNotPlain(bytes: Uint8Array, start: number, end: number): boolean {
  let previousEnd = -1;
  let hasAscii = false;
  let hasGreek = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) hasAscii = true;
      continue;
    }
    if (byte < 0xc0) continue;
    const next = bytes[at + 1]!;
    // Arabic beside Arabic and Latin accents by themselves are the usual case.
    const isArabic = byte >= 0xd8 && byte <= 0xdb;
    if (previousEnd === at && !isArabic) return true;
    if (isArabic && (next === 0xb7 || next === 0xb8)) return true;
    if (byte === 0xc3 && (next === 0x90 || next === 0xb0 || (next & 0xdf) === 0x9d || (next & 0xdf) === 0x9e))
      return true;
    if (byte >= 0xcd && byte <= 0xd4) hasGreek = true;
    previousEnd = at + (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
  }
  return hasAscii && hasGreek;
}

const hiddenIn = (text: string) => [...new Set(text.match(HIDDEN) ?? [])].sort().join('');

const nameOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** A finding for each distinct value and what became of it: marks that are gone, or still there. */
function hiddenFindings(before: Column, after: Column, codes: readonly number[], rowStart: number): Finding[] {
  const { starts, rows } = rowsByCode(before);
  const isHidden = new Map<number, boolean>();
  const stays = (row: number) => {
    const code = after.codes[row]!;
    if (code === EMPTY) return false;
    let hides = isHidden.get(code);
    if (hides === undefined) {
      hides = hiddenIn(after.dictionary.text(code)) !== '';
      isHidden.set(code, hides);
    }
    return hides;
  };
  return codes.flatMap((code) => {
    const value = before.dictionary.text(code);
    const all = rows.slice(starts[code]!, starts[code + 1]!);
    return [true, false].flatMap((left) => {
      const at = all.filter((row) => stays(row) === left);
      if (at.length === 0) return [];
      return makeFinding({
        code: 'hidden-characters',
        level: left ? 'warning' : 'info',
        field: after.name,
        value,
        rows: at.map((row) => row + rowStart),
        detail: { characters: [...hiddenIn(value)].map(nameOf), removed: !left },
      });
    });
  });
}
