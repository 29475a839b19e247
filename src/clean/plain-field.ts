import type { Column } from '../table/column.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { keepUsed } from '../table/select-rows.ts';
import type { Assembled } from './assemble.ts';
import type { FieldPlan } from './rules.ts';
import { missingStep, textSteps } from './text-steps.ts';

/** A field of text that asks for nothing but, perhaps, missing tokens. */
export function isPlain(field: FieldPlan): boolean {
  return field.type === 'text' && field.correct === undefined && textSteps({ ...field, missing: [] }).length === 0;
}

/** A plain field keeps its dictionary; only the codes of missing tokens go. */
export function withoutMissing(field: FieldPlan, before: Column): Assembled {
  const missing = missingStep(field.missing);
  const { dictionary } = before;
  const isMissing = new Uint8Array(dictionary.size);
  let some = false;
  const longest = Math.max(0, ...field.missing.map((token) => Buffer.byteLength(token.trim()))) + SPACE_AROUND;
  for (let code = 1; missing !== null && code < dictionary.size; code++) {
    if (dictionary.byteLength(code) > longest && !hasSpaceAround(before, code)) continue;
    if (missing.apply(dictionary.text(code)) !== '') continue;
    isMissing[code] = 1;
    some = true;
  }
  const ruleOf = new Uint16Array(new SharedArrayBuffer(before.codes.length * 2));
  if (!some) return { after: makeColumn(field.name, dictionary, before.codes), ruleOf, rules: [''], notes: [] };
  const codes = makeCodes(before.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = before.codes[row]!;
    if (isMissing[code] === 1) ruleOf[row] = 1;
    else codes[row] = code;
  }
  const { dictionary: used, map } = keepUsed(dictionary, codes);
  if (map !== null) for (let row = 0; row < codes.length; row++) codes[row] = map[codes[row]!]!;
  return { after: makeColumn(field.name, used, codes), ruleOf, rules: ['', 'missing'], notes: [] };
}

/** Bytes of white space after a token within which a value is short enough to be looked at. */
const SPACE_AROUND = 8;

/** Whether a value is led or followed by white space, or by the first byte of a space beyond ASCII. */
function hasSpaceAround({ dictionary: { bytes, offsets } }: Column, code: number): boolean {
  const first = bytes[offsets[code]!]!;
  const last = bytes[offsets[code + 1]! - 1]!;
  return first <= 32 || last <= 32 || first >= 0xc2;
}
