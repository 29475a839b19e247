import type { Column } from '../table/column.ts';
import { Dictionary } from '../table/dictionary.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import type { Assembled } from './assemble.ts';
import { CellCleaner } from './cell-cleaner.ts';
import type { CleanContext } from './clean-context.ts';
import { typeOf } from './order.ts';
import type { FieldPlan } from './rules.ts';
import { ruleName } from './text-steps.ts';

/** A field of text that asks for no more than tidying: no white space, odd characters or missing tokens. */
export function isPlain(field: FieldPlan): boolean {
  return (
    field.type === 'text' &&
    field.correct === undefined &&
    field.separator === '' &&
    field.case === 'keep' &&
    field.mojibake !== 'repair' &&
    field.replace.length === 0
  );
}

/**
 * Tidies a plain field. Most values are tidy already, which is seen from their bytes: they are never decoded and keep
 * their codes, and a column without any other keeps its dictionary.
 */
export function tidyField(field: FieldPlan, before: Column, context: CleanContext): Assembled {
  const cleaner = new CellCleaner(field, field.options, typeOf(field, context.fieldTypes), context.readContext, null);
  const { dictionary } = before;
  const rules = [''];
  const newText = new Map<number, string>();
  const ruleOfCode = new Uint16Array(dictionary.size);
  const longest = field.missing.reduce((length, token) => Math.max(length, token.length), 0);
  const hasSteps = field.trim || field.unicode === 'clean' || field.missing.length > 0;
  for (let code = 1; hasSteps && code < dictionary.size; code++) {
    if (dictionary.byteLength(code) > longest && isTidy(dictionary, code)) continue;
    const text = dictionary.text(code);
    const outcome = cleaner.clean(text, []);
    if (outcome.text === text) continue;
    newText.set(code, outcome.text);
    const name = ruleName(outcome.steps, field.type);
    ruleOfCode[code] = rules.includes(name) ? rules.indexOf(name) : rules.push(name) - 1;
  }
  const ruleOf = new Uint16Array(new SharedArrayBuffer(before.codes.length * 2));
  if (newText.size === 0) {
    return { after: makeColumn(field.name, dictionary, before.codes), ruleOf, rules, notes: [], isChanged: false };
  }
  const { dictionary: patched, map } = patch(dictionary, newText);
  const codes = makeCodes(before.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = before.codes[row]!;
    codes[row] = map[code]!;
    ruleOf[row] = ruleOfCode[code]!;
  }
  return { after: makeColumn(field.name, patched, codes), ruleOf, rules, notes: [], isChanged: true };
}

/** Printable ASCII with single spaces between words: no step of tidying changes it. */
function isTidy({ bytes, offsets }: Dictionary, code: number): boolean {
  const end = offsets[code + 1]!;
  let last = 0x20;
  for (let at = offsets[code]!; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20 || byte > 0x7e || (byte === 0x20 && last === 0x20)) return false;
    last = byte;
  }
  return last !== 0x20;
}

/** A dictionary with some values replaced, and the new code of each old one. Values that stay keep their order; new ones follow. */
function patch(old: Dictionary, newText: ReadonlyMap<number, string>): { dictionary: Dictionary; map: Uint32Array } {
  const encoder = new TextEncoder();
  // New values by text, with the code that the value has among the old ones; 0: it is not there.
  const codeOfText = new Map<string, number>([...newText.values()].map((text) => [text, 0]));
  const lengths = new Set([...codeOfText.keys()].map((text) => Buffer.byteLength(text)));
  const map = new Uint32Array(old.size);
  let size = 1;
  let byteCount = 0;
  for (let code = 1; code < old.size; code++) {
    if (newText.has(code)) continue;
    map[code] = size++;
    byteCount += old.byteLength(code);
    if (!lengths.has(old.byteLength(code))) continue;
    const text = old.text(code);
    if (codeOfText.has(text)) codeOfText.set(text, map[code]!);
  }
  const added: Uint8Array[] = [];
  for (const [text, code] of codeOfText) {
    if (code !== 0 || text === '') continue;
    codeOfText.set(text, size + added.length);
    byteCount += added[added.push(encoder.encode(text)) - 1]!.length;
  }
  for (const [code, text] of newText) map[code] = codeOfText.get(text)!;
  return { dictionary: concat(old, newText, added, size, byteCount), map };
}

function concat(
  old: Dictionary,
  without: ReadonlyMap<number, string>,
  added: readonly Uint8Array[],
  size: number,
  byteCount: number,
): Dictionary {
  const bytes = new Uint8Array(new SharedArrayBuffer(byteCount));
  const offsets = makeCodes(size + added.length + 1);
  let at = 0;
  let next = 0;
  for (let code = 0; code < old.size; code++) {
    if (without.has(code)) continue;
    for (let from = old.offsets[code]!; from < old.offsets[code + 1]!; from++) bytes[at++] = old.bytes[from]!;
    offsets[++next] = at;
  }
  for (const one of added) {
    bytes.set(one, at);
    at += one.length;
    offsets[++next] = at;
  }
  return new Dictionary(bytes, offsets);
}
