import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { mergeDictionaries } from '../table/merge-dictionaries.ts';
import { fromSharedDictionary } from '../table/share.ts';
import type { FieldPart, TupleNote } from './field-task.ts';
import type { FieldPlan } from './rules.ts';
import { ruleName } from './text-steps.ts';

/** The new column of a field, from the parts that its tuples were cleaned in. */
export interface Assembled {
  readonly after: Column;
  /** Per row, an index into `rules`. */
  readonly ruleOf: Uint16Array;
  readonly rules: readonly string[];
  readonly notes: readonly TupleNote[];
  /** Whether any row's rule is not 0. */
  readonly isChanged: boolean;
}

/** Puts the parts together in the order of their ranges and gives each row what its tuple became. */
export function assemble(field: FieldPlan, parts: readonly FieldPart[], tupleOfRow: Uint32Array): Assembled {
  const { dictionary, maps } = mergeDictionaries(parts.map((part) => fromSharedDictionary(part.dictionary)));
  const tupleCount = parts.reduce((sum, part) => sum + part.codes.length, 0);
  const codeOf = new Uint32Array(tupleCount);
  const ruleOfTuple = new Uint16Array(tupleCount);
  const rules = [''];
  let start = 0;
  parts.forEach((part, index) => {
    const map = maps[index] ?? null;
    const ruleOfSet = part.stepSets.map((steps) => ruleIndex(rules, ruleName(steps, field.type)));
    for (let at = 0; at < part.codes.length; at++) {
      const code = part.codes[at]!;
      codeOf[start + at] = map === null ? code : map[code]!;
      ruleOfTuple[start + at] = ruleOfSet[part.changes[at]!]!;
    }
    start += part.codes.length;
  });
  const notes = parts.flatMap((part) => part.notes);
  const column = spread(field, dictionary, codeOf, ruleOfTuple, notes, tupleOfRow);
  return { ...column, rules, notes, isChanged: parts.some(({ changes }) => changes.some((set) => set !== 0)) };
}

function ruleIndex(rules: string[], name: string): number {
  const found = rules.indexOf(name);
  return found >= 0 ? found : rules.push(name) - 1;
}

function spread(
  field: FieldPlan,
  dictionary: Column['dictionary'],
  codeOf: Uint32Array,
  ruleOfTuple: Uint16Array,
  notes: readonly TupleNote[],
  tupleOfRow: Uint32Array,
): Pick<Assembled, 'after' | 'ruleOf'> {
  const rowCount = tupleOfRow.length;
  const codes = makeCodes(rowCount);
  const ruleOf = new Uint16Array(new SharedArrayBuffer(rowCount * 2));
  for (let row = 0; row < rowCount; row++) {
    const tuple = tupleOfRow[row]!;
    codes[row] = codeOf[tuple]!;
    ruleOf[row] = ruleOfTuple[tuple]!;
  }
  return { after: makeColumn(field.name, dictionary, codes, declinedRows(field, codeOf, notes, tupleOfRow)), ruleOf };
}

/**
 * Rows with a value that was declined. Where declined values are blanked, only cells that became empty count: nobody
 * may take what could not be read for what was never said.
 */
function declinedRows(
  field: FieldPlan,
  codeOf: Uint32Array,
  notes: readonly TupleNote[],
  tupleOfRow: Uint32Array,
): BitSet | null {
  if (!notes.some(({ kind }) => kind === 'declined')) return null;
  const tuples = new Uint8Array(codeOf.length);
  for (const { kind, tuple } of notes) {
    if (kind === 'declined' && (field.declined !== 'blank' || codeOf[tuple] === EMPTY)) tuples[tuple] = 1;
  }
  let declined: BitSet | null = null;
  for (let row = 0; row < tupleOfRow.length; row++) {
    if (tuples[tupleOfRow[row]!] === 0) continue;
    declined ??= new BitSet(tupleOfRow.length);
    declined.add(row);
  }
  return declined;
}
