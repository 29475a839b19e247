import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { type Dictionary, EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { addAll, addKept } from '../table/merge-dictionaries.ts';
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

/** What the parts were made of. */
export interface Given {
  /** The values that may have stayed: the first input of the task. */
  readonly before: Column;
  /** The code of `before` that each tuple has; null where the tuple's number is the code. */
  readonly beforeOf: Uint32Array | null;
  readonly tupleOfRow: Uint32Array;
}

/** Puts the parts together in the order of their ranges and gives each row what its tuple became. */
export function assemble(field: FieldPlan, parts: readonly FieldPart[], given: Given): Assembled {
  const rules = [''];
  const notes = parts.flatMap((part) => part.notes);
  const isChanged = parts.some(({ changes }) => changes.some((set) => set !== 0));
  const { dictionary, codeOf, ruleOfTuple } = isChanged
    ? valuesOf(field, parts, given, rules)
    : valuesKept(parts, given);
  const column = spread(field, dictionary, codeOf, ruleOfTuple, notes, given.tupleOfRow);
  return { ...column, rules, notes, isChanged };
}

interface TupleValues {
  readonly dictionary: Dictionary;
  readonly codeOf: Uint32Array;
  readonly ruleOfTuple: Uint16Array;
}

const countTuples = (parts: readonly FieldPart[]) => parts.reduce((sum, part) => sum + part.codes.length, 0);

/** Where nothing changed, the dictionary is the one that was read. */
function valuesKept(parts: readonly FieldPart[], { before, beforeOf }: Given): TupleValues {
  const tupleCount = countTuples(parts);
  const codeOf = beforeOf ?? Uint32Array.from({ length: tupleCount }, (_, tuple) => tuple);
  return { dictionary: before.dictionary, codeOf, ruleOfTuple: new Uint16Array(tupleCount) };
}

/** New values first, then those that stayed: they need no decoding, and hardly any hashing. */
function valuesOf(
  field: FieldPlan,
  parts: readonly FieldPart[],
  { before, beforeOf }: Given,
  rules: string[],
): TupleValues {
  const names = new RuleIndex(rules);
  const tupleCount = countTuples(parts);
  const codeOf = new Uint32Array(tupleCount);
  const ruleOfTuple = new Uint16Array(tupleCount);
  const kept = new Uint8Array(before.dictionary.size);
  const builder = new DictionaryBuilder(
    parts.reduce((size, part) => Math.max(size, part.dictionary.offsets.length), 0),
  );
  let tuple = 0;
  for (const { dictionary, codes, changes, stepSets } of parts) {
    const map = addAll(builder, fromSharedDictionary(dictionary));
    const ruleOfSet = stepSets.map(({ steps, how }) => names.index(ruleName(steps, field.type, how)));
    for (let at = 0; at < codes.length; at++, tuple++) {
      const set = changes[at]!;
      if (set === 0) kept[beforeOf === null ? tuple : beforeOf[tuple]!] = 1;
      else codeOf[tuple] = map[codes[at]!]!;
      ruleOfTuple[tuple] = ruleOfSet[set]!;
    }
  }
  const { dictionary, map } = addKept(builder, before.dictionary, kept);
  tuple = 0;
  for (const { changes } of parts) {
    for (let at = 0; at < changes.length; at++, tuple++)
      if (changes[at] === 0) codeOf[tuple] = map[beforeOf === null ? tuple : beforeOf[tuple]!]!;
  }
  return { dictionary, codeOf, ruleOfTuple };
}

/** Most rows of a column go by few rules, but every exchange rate is one of its own. */
class RuleIndex {
  readonly #rules: string[];
  readonly #indexOf: Map<string, number>;

  constructor(rules: string[]) {
    this.#rules = rules;
    this.#indexOf = new Map(rules.map((rule, index) => [rule, index]));
  }

  index(name: string): number {
    let index = this.#indexOf.get(name);
    if (index === undefined) {
      // A row holds the number of its rule in 16 bits: what comes after is told without the rate.
      const isFull = this.#rules.length >= 65_000 && name.includes(' (');
      if (isFull) return this.index(name.replace(/ \(.*?\)/g, ''));
      index = this.#rules.push(name) - 1;
      this.#indexOf.set(name, index);
    }
    return index;
  }
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
