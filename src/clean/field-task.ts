import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import { Dictionary } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes } from '../table/make-column.ts';
import { type SharedDictionary, toSharedDictionary } from '../table/share.ts';
import { CellCleaner, type Outcome } from './cell-cleaner.ts';
import type { KnownCorrections } from './correction-file.ts';
import type { ReferenceList } from './corrector.ts';
import type { FieldPlan } from './rules.ts';
import { joinParts, splitPart } from './split-join.ts';
import { STEP } from './text-steps.ts';

/**
 * The work on one field of one source, as plain data over shared memory: it may be posted to a worker thread, and a
 * range of its tuples may be done apart from the others. However it is divided, the result is the same.
 */
export interface FieldTask {
  readonly field: FieldPlan;
  /** The type's options with what was left to `auto` settled. */
  readonly options: Readonly<Record<string, unknown>>;
  /** First the field's cells as read, then what it is split or joined from, then its companions. */
  readonly inputs: readonly SharedDictionary[];
  /** For each input, its code in each tuple; null where the tuple's number is the code. */
  readonly members: readonly (Uint32Array | null)[];
  /** Whether the first input is the field's own column; else it is there only to be compared with. */
  readonly own: boolean;
  /** How many inputs after the first are split or joined. */
  readonly ingredients: number;
  /** The value that the source sets for all its records, or null. */
  readonly setTo: string | null;
  readonly reference: ReferenceList | null;
  /** From a correction file, or learned from the column; absent: none. */
  readonly corrections?: KnownCorrections;
  /** Tuples to clean: `start .. end`, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The result for a range of tuples; plain data. */
export interface FieldPart {
  /** The texts that are new where they stand. A value that stayed is in the dictionary of the first input. */
  readonly dictionary: SharedDictionary;
  /** For each tuple of the range that changed, the code of its new value. */
  readonly codes: Uint32Array;
  /** For each tuple of the range, an index into `stepSets`. */
  readonly changes: Uint16Array;
  /** The sets of steps that changed values; the first is the empty set: nothing changed. */
  readonly stepSets: readonly StepSet[];
  readonly notes: readonly TupleNote[];
}

/** Steps that changed a value (bits of STEP), and what the type used for it. */
export interface StepSet {
  readonly steps: number;
  readonly how: string;
}

/** Something to report at a tuple; tuples count from the start of the task, not of the range. */
export interface TupleNote {
  readonly tuple: number;
  readonly kind: 'declined' | 'tie' | 'doubt';
  readonly value: string;
  /** Why it was declined; '' for the other kinds. */
  readonly reason: string;
  readonly candidates: readonly string[];
}

/** The task in ranges of about equal size, for several threads. */
export function divideTask(task: FieldTask, count: number): FieldTask[] {
  const total = task.end - task.start;
  const size = Math.max(1, Math.ceil(total / Math.max(1, count)));
  const ranges: FieldTask[] = [];
  for (let start = task.start; start < task.end; start += size) {
    ranges.push({ ...task, start, end: Math.min(task.end, start + size) });
  }
  return ranges;
}

/** A dictionary starts for no more: in most columns few values change. */
const FEW_VALUES = 16_384;

/** Cleans every tuple of the task's range. Pure: same task, same part, on any thread. */
export function cleanField(task: FieldTask, type: AnyFieldType, context: ReadContext): FieldPart {
  const cleaner = new CellCleaner(task.field, task.options, type, context, task.reference, task.corrections);
  const inputs = new TaskInputs(task);
  const builder = new DictionaryBuilder(Math.min(task.end - task.start, FEW_VALUES));
  const codes = makeCodes(task.end - task.start);
  const changes = new Uint16Array(new SharedArrayBuffer((task.end - task.start) * 2));
  const stepSets = new StepSets();
  const notes: TupleNote[] = [];
  for (let tuple = task.start; tuple < task.end; tuple++) {
    const composed = inputs.value(tuple);
    if (composed.text === '' && composed.before === '') continue;
    const outcome = cleaner.clean(composed.text, inputs.companions(tuple));
    if (outcome.text !== composed.before) {
      const at = tuple - task.start;
      codes[at] = builder.add(outcome.text);
      changes[at] = stepSets.indexOf(outcome.steps | composed.step, outcome.how);
    }
    addNotes(notes, tuple, outcome);
  }
  return { dictionary: toSharedDictionary(builder.build()), codes, changes, stepSets: stepSets.all, notes };
}

/** More sets than this are not told apart by what the type used: rows hold their number in 16 bits. */
const MOST_SETS = 65_500;

/** Sets of steps, each with a number. */
class StepSets {
  readonly all: StepSet[] = [{ steps: 0, how: '' }];
  readonly #numberOf = new Map<string, number>();

  indexOf(steps: number, how: string): number {
    // Without an exchange rate or the like there are a handful: a search through the first is faster than a map.
    if (how === '') {
      for (let at = 1; at < Math.min(this.all.length, 16); at++)
        if (this.all[at]!.steps === steps && this.all[at]!.how === '') return at;
    }
    const key = `${steps} ${how}`;
    const found = this.#numberOf.get(key);
    if (found !== undefined) return found;
    if (how !== '' && this.all.length >= MOST_SETS) return this.indexOf(steps, '');
    const number = this.all.push({ steps, how }) - 1;
    this.#numberOf.set(key, number);
    return number;
  }
}

function addNotes(notes: TupleNote[], tuple: number, { declines, ties, doubts }: Outcome): void {
  for (const { value, reason, suggestion } of declines) {
    notes.push({ tuple, kind: 'declined', value, reason, candidates: suggestion === null ? [] : [suggestion] });
  }
  for (const { value, candidates } of ties) notes.push({ tuple, kind: 'tie', value, reason: '', candidates });
  for (const { value, suggestion } of doubts) {
    notes.push({ tuple, kind: 'doubt', value, reason: '', candidates: [suggestion] });
  }
}

interface ComposedValue {
  readonly text: string;
  /** The cell as read, to tell whether the new value is another. */
  readonly before: string;
  /** The step that made the text of something else, or 0. */
  readonly step: number;
}

const CACHED_VALUES = 65_536;

/** The texts of a task's inputs, tuple by tuple. */
export class TaskInputs {
  readonly #task: FieldTask;
  readonly #dictionaries: readonly Dictionary[];
  /** Decoded values of small dictionaries: companions repeat at every tuple. */
  readonly #caches: readonly (string[] | null)[];
  readonly #companionStart: number;

  constructor(task: FieldTask) {
    this.#task = task;
    this.#dictionaries = task.inputs.map(({ bytes, offsets }) => new Dictionary(bytes, offsets));
    this.#caches = this.#dictionaries.map(({ size }, input) => (input > 0 && size <= CACHED_VALUES ? [] : null));
    this.#companionStart = 1 + task.ingredients;
  }

  codeOf(input: number, tuple: number): number {
    const member = this.#task.members[input]!;
    return member === null ? tuple : member[tuple]!;
  }

  value(tuple: number): ComposedValue {
    const { field, setTo, own, ingredients } = this.#task;
    const before = this.#text(0, tuple);
    if (setTo !== null) return { text: setTo, before, step: STEP.set };
    if (ingredients === 0 || (own && before.trim() !== '')) return { text: own ? before : '', before, step: 0 };
    const texts: string[] = [];
    for (let input = 1; input <= ingredients; input++) texts.push(this.#text(input, tuple));
    if (field.split !== undefined) return { text: splitPart(texts[0]!, field.split), before, step: STEP.split };
    return { text: joinParts(texts, field.join ?? { fields: [], with: ' ' }), before, step: STEP.join };
  }

  companions(tuple: number): readonly string[] {
    const count = this.#dictionaries.length - this.#companionStart;
    if (count === 0) return none;
    if (count === 1) return [this.#text(this.#companionStart, tuple)];
    return Array.from({ length: count }, (_, index) => this.#text(this.#companionStart + index, tuple));
  }

  #text(input: number, tuple: number): string {
    const code = this.codeOf(input, tuple);
    const cache = this.#caches[input];
    if (!cache) return this.#dictionaries[input]!.text(code);
    const text = cache[code] ?? this.#dictionaries[input]!.text(code);
    cache[code] = text;
    return text;
  }
}

const none: readonly string[] = [];
