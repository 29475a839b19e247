import type { Column } from '../table/column.ts';
import { type Dictionary, EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes } from '../table/make-column.ts';
import { foldToLatin } from '../util/fold.ts';
import { type AsciiForm, foldAsciiBytes, lowerAsciiBytes, NOT_ASCII } from './ascii-form.ts';
import type { Comparator } from './comparator/comparator.ts';

/** A field in the form in which it is compared: made once per distinct value. Code 0 is empty; a declined value is empty too. */
export interface FieldForm {
  readonly field: string;
  /** One dictionary code a row. */
  readonly codes: Uint32Array;
  readonly dictionary: Dictionary;
}

/** The field folded, or in lower case where its comparator says that punctuation carries meaning. */
export function foldField(column: Column, comparator: Pick<Comparator, 'folds'> | undefined): FieldForm {
  const folds = comparator?.folds !== false;
  const change = folds ? foldToLatin : (text: string) => text.trim().toLowerCase();
  const form = rewrite(column.name, column.codes, column.dictionary, change, {
    stands: folds ? isFolded : isLower,
    ascii: folds ? foldAsciiBytes : lowerAsciiBytes,
  });
  return column.declined === null ? form : { ...form, codes: withoutDeclined(form.codes, column) };
}

/** What a comparator compares in place of the folded text; the form itself where the comparator prepares nothing. */
export function prepareField(form: FieldForm, comparator: Comparator): FieldForm {
  const { prepare } = comparator;
  return prepare === undefined ? form : rewrite(form.field, form.codes, form.dictionary, prepare, noShortcut);
}

/** Ways round decoding a value: it stands as it is, or its form is made from bytes to bytes. */
interface Shortcut {
  readonly stands: (bytes: Uint8Array, start: number, end: number) => boolean;
  readonly ascii: AsciiForm;
}

const noShortcut: Shortcut = { stands: () => false, ascii: () => NOT_ASCII };

/**
 * Each distinct value changed, and values that become equal given one code. Values that stand as they are (`stands`,
 * asked of the bytes) are not decoded; where that is all of them, the dictionary is used as it is.
 */
function rewrite(
  field: string,
  codes: Uint32Array,
  dictionary: Dictionary,
  change: (text: string) => string,
  { stands, ascii }: Shortcut,
): FieldForm {
  const { bytes, offsets, size } = dictionary;
  let first = 1;
  while (first < size && stands(bytes, offsets[first]!, offsets[first + 1]!)) first++;
  if (first >= size) return { field, codes, dictionary };
  const builder = new DictionaryBuilder(size);
  const newCode = new Uint32Array(size);
  let scratch = new Uint8Array(1024);
  for (let code = 1; code < size; code++) {
    const start = offsets[code]!;
    const end = offsets[code + 1]!;
    if (stands(bytes, start, end)) {
      newCode[code] = builder.addBytes(bytes, start, end);
      continue;
    }
    if (end - start > scratch.length) scratch = new Uint8Array((end - start) * 2);
    const length = ascii(bytes, start, end, scratch);
    newCode[code] =
      length === NOT_ASCII ? builder.add(change(dictionary.text(code))) : builder.addBytes(scratch, 0, length);
  }
  const newCodes = makeCodes(codes.length);
  for (let row = 0; row < codes.length; row++) newCodes[row] = newCode[codes[row]!]!;
  return { field, codes: newCodes, dictionary: builder.build() };
}

function withoutDeclined(codes: Uint32Array, column: Column): Uint32Array {
  const kept = makeCodes(codes.length);
  kept.set(codes);
  for (const row of column.declined ?? []) kept[row] = EMPTY;
  return kept;
}

/** Letters a-z, digits, and single spaces between them: folding leaves such a text as it is. */
function isFolded(bytes: Uint8Array, start: number, end: number): boolean {
  let previous = 32;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    const isLetterOrDigit = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57);
    if (!isLetterOrDigit && (byte !== 32 || previous === 32)) return false;
    previous = byte;
  }
  return previous !== 32;
}

/** Plain ASCII without capitals and without white space: lower case and trimmed already. */
function isLower(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte <= 32 || byte > 126 || (byte >= 65 && byte <= 90)) return false;
  }
  return true;
}
