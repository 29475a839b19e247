import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeColumn } from '../table/make-column.ts';
import { addAll } from '../table/merge-dictionaries.ts';
import { CellCleaner } from './cell-cleaner.ts';
import type { FieldPlan } from './rules.ts';
import { distinctTuples } from './tuples.ts';

/** Where an empty cell may get a value, in order of trying. */
export interface FillStep {
  /** As in the rule's name: `fill:city`. */
  readonly name: string;
  /** Gives the value, or the key under which it is looked up; null for a constant. */
  readonly from: Column | null;
  /** What a value of `from` stands for; null: itself. */
  readonly lookup: ReadonlyMap<string, string> | null;
  /** The value where `from` is null. */
  readonly constant: string;
}

export interface FillTask {
  readonly field: FieldPlan;
  readonly options: Readonly<Record<string, unknown>>;
  readonly steps: readonly FillStep[];
  readonly before: Column;
  readonly after: Column;
  readonly companions: readonly Column[];
  /** Rows whose value was blanked: what was unreadable there is not unknown, so nothing is put in its place. Null: none. */
  readonly untouchable: BitSet | null;
  /** Per row an index into `rules`. */
  readonly ruleOf: Uint16Array;
  readonly rules: readonly string[];
}

export interface Filled {
  readonly after: Column;
  readonly ruleOf: Uint16Array;
  readonly rules: readonly string[];
  readonly isChanged: boolean;
}

/**
 * Gives empty cells a value: of another field, of a look-up file, or the default. Null when no cell got one.
 * Each distinct combination of what decides is looked at once.
 */
export function fillEmpty(task: FillTask, type: AnyFieldType, context: ReadContext): Filled | null {
  const { after, before, companions, steps } = task;
  const rows = emptyRows(after, task.untouchable);
  if (rows.length === 0) return null;
  const sources = steps.flatMap(({ from }) => from ?? []);
  const columns = [before, ...sources, ...companions];
  const codes = columns.map((column) => pickReadable(column, rows, column === before));
  const rules = [...task.rules];
  const priorRules = Uint32Array.from(rows, (row) => task.ruleOf[row]!);
  const tuples = distinctTuples([
    { codes: priorRules, size: rules.length },
    ...columns.map(({ dictionary }, index) => ({ codes: codes[index]!, size: dictionary.size })),
  ]);
  const cleaner = new CellCleaner(task.field, task.options, type, context, null);
  const builder = new DictionaryBuilder(after.dictionary.size);
  addAll(builder, after.dictionary);
  const newCodes = new Uint32Array(tuples.count);
  const newRules = new Uint16Array(tuples.count);
  const text = (input: number, tuple: number) => {
    const member = tuples.members[input + 1] ?? null;
    return columns[input]!.dictionary.text(member === null ? tuple : member[tuple]!);
  };
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  let some = false;
  for (let tuple = 0; tuple < tuples.count; tuple++) {
    const companionTexts = companions.map((_, index) => text(1 + sources.length + index, tuple));
    const found = firstFill(
      steps,
      (source) => text(1 + source, tuple),
      (value) => cleaner.readForeign(value, companionTexts),
    );
    if (found === null) continue;
    some = true;
    newCodes[tuple] = builder.add(found.value);
    if (found.value === text(0, tuple)) continue; // what was taken for missing is put back
    const prior = rules[tuples.members[0] === null ? tuple : tuples.members[0]![tuple]!]!;
    const name = prior === '' ? found.name : `${prior}+${found.name}`;
    newRules[tuple] = indexes.get(name) ?? rules.push(name) - 1;
    indexes.set(name, newRules[tuple]!);
  }
  if (!some) return null;
  const allCodes = sharedCopy(after.codes);
  const ruleOf = new Uint16Array(new SharedArrayBuffer(task.ruleOf.length * 2));
  ruleOf.set(task.ruleOf);
  for (let index = 0; index < rows.length; index++) {
    const tuple = tuples.ofRow[index]!;
    if (newCodes[tuple] === EMPTY) continue;
    allCodes[rows[index]!] = newCodes[tuple]!;
    ruleOf[rows[index]!] = newRules[tuple]!;
  }
  return {
    after: makeColumn(after.name, builder.build(), allCodes, after.declined),
    ruleOf,
    rules,
    isChanged: ruleOf.some((rule) => rule !== 0),
  };
}

function firstFill(
  steps: readonly FillStep[],
  sourceText: (source: number) => string,
  read: (text: string) => string | null,
): { readonly name: string; readonly value: string } | null {
  let source = 0;
  for (const { name, from, lookup, constant } of steps) {
    const given = from === null ? constant : sourceText(source++);
    const looked = lookup === null ? given : (lookup.get(given) ?? '');
    if (looked === '') continue;
    const value = read(looked);
    if (value !== null && value !== '') return { name, value };
    // A default that the type cannot read is what the rule file says all the same.
    if (from === null) return { name, value: looked };
  }
  return null;
}

function emptyRows(column: Column, untouchable: BitSet | null): Uint32Array {
  let count = 0;
  for (const code of column.codes) if (code === EMPTY) count++;
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; row < column.codes.length; row++) {
    if (column.codes[row] === EMPTY && !untouchable?.has(row)) rows[next++] = row;
  }
  return rows.subarray(0, next);
}

/** The codes of some rows; a declined value is no value to fill from. */
function pickReadable(column: Column, rows: Uint32Array, asRead: boolean): Uint32Array {
  const declined = asRead ? null : column.declined;
  return Uint32Array.from(rows, (row) => (declined?.has(row) ? EMPTY : column.codes[row]!));
}

function sharedCopy(codes: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(codes.byteLength));
  copy.set(codes);
  return copy;
}
