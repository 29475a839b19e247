import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { addAll } from '../table/merge-dictionaries.ts';
import { CellCleaner } from './cell-cleaner.ts';
import type { FieldPlan } from './rules.ts';
import { distinctTuples, type Tuples } from './tuples.ts';

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
  const { after } = task;
  const rows = emptyRows(after, task.untouchable);
  if (rows.length === 0) return null;
  const inputs = new FillInputs(task, rows);
  const { tuples } = inputs;
  const cleaner = new CellCleaner(task.field, task.options, type, context, null);
  const builder = new DictionaryBuilder(after.dictionary.size);
  addAll(builder, after.dictionary);
  const rules = new RuleNames(task.rules);
  const codeOf = new Uint32Array(tuples.count);
  const ruleOf = new Uint16Array(tuples.count);
  for (let tuple = 0; tuple < tuples.count; tuple++) {
    const companions = inputs.companions(tuple);
    const found = firstFill(task.steps, inputs.sources(tuple), (value) => cleaner.readForeign(value, companions));
    if (found === null) continue;
    codeOf[tuple] = builder.add(found.value);
    // What was taken for missing may be put back, and then nothing changed.
    if (found.value !== inputs.before(tuple)) ruleOf[tuple] = rules.after(inputs.prior(tuple), found.name);
  }
  return codeOf.some((code) => code !== EMPTY)
    ? spread(task, rows, tuples.ofRow, codeOf, ruleOf, builder, rules)
    : null;
}

/** Gives each filled row what its tuple got. */
function spread(
  { after, ruleOf: oldRules }: FillTask,
  rows: Uint32Array,
  tupleOf: Uint32Array,
  codeOf: Uint32Array,
  ruleOfTuple: Uint16Array,
  builder: DictionaryBuilder,
  rules: RuleNames,
): Filled {
  const codes = makeCodes(after.codes.length);
  codes.set(after.codes);
  const ruleOf = new Uint16Array(new SharedArrayBuffer(oldRules.length * 2));
  ruleOf.set(oldRules);
  for (let index = 0; index < rows.length; index++) {
    const tuple = tupleOf[index]!;
    if (codeOf[tuple] === EMPTY) continue;
    codes[rows[index]!] = codeOf[tuple]!;
    ruleOf[rows[index]!] = ruleOfTuple[tuple]!;
  }
  const isChanged = ruleOf.some((rule) => rule !== 0);
  return {
    after: makeColumn(after.name, builder.build(), codes, after.declined),
    ruleOf,
    rules: rules.names,
    isChanged,
  };
}

/** The names of rules that grow as fills and dependencies follow them. */
export class RuleNames {
  readonly names: string[];
  readonly #indexes: Map<string, number>;

  constructor(names: readonly string[]) {
    this.names = [...names];
    this.#indexes = new Map(names.map((name, index) => [name, index]));
  }

  /** The index of the rule in which a step follows those of an earlier one. */
  after(prior: number, step: string): number {
    const name = prior === 0 ? step : `${this.names[prior]}+${step}`;
    const index = this.#indexes.get(name) ?? this.names.push(name) - 1;
    this.#indexes.set(name, index);
    return index;
  }
}

/** What decides a fill: the rule so far, the cell as read, the columns filled from and the companions. */
class FillInputs {
  readonly tuples: Tuples;
  readonly #columns: readonly Column[];
  readonly #sourceCount: number;

  constructor({ before, steps, companions, ruleOf, rules }: FillTask, rows: Uint32Array) {
    const sources = steps.flatMap(({ from }) => from ?? []);
    this.#columns = [before, ...sources, ...companions];
    this.#sourceCount = sources.length;
    const priorRules = { codes: Uint32Array.from(rows, (row) => ruleOf[row]!), size: rules.length };
    const inputs = this.#columns.map((column, index) => ({
      codes: pickReadable(column, rows, index === 0),
      size: column.dictionary.size,
    }));
    this.tuples = distinctTuples([priorRules, ...inputs]);
  }

  prior(tuple: number): number {
    return this.tuples.members[0]![tuple]!;
  }

  before(tuple: number): string {
    return this.#text(0, tuple);
  }

  sources(tuple: number): readonly string[] {
    return this.#texts(1, 1 + this.#sourceCount, tuple);
  }

  companions(tuple: number): readonly string[] {
    return this.#texts(1 + this.#sourceCount, this.#columns.length, tuple);
  }

  #texts(start: number, end: number, tuple: number): readonly string[] {
    return Array.from({ length: end - start }, (_, index) => this.#text(start + index, tuple));
  }

  #text(column: number, tuple: number): string {
    return this.#columns[column]!.dictionary.text(this.tuples.members[column + 1]![tuple]!);
  }
}

function firstFill(
  steps: readonly FillStep[],
  sources: readonly string[],
  read: (text: string) => string | null,
): { readonly name: string; readonly value: string } | null {
  let source = 0;
  for (const { name, from, lookup, constant } of steps) {
    const given = from === null ? constant : sources[source++]!;
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
