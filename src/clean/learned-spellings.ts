import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import { learnSpellings, type Spelling } from '../learn/spellings.ts';
import { CellCleaner } from './cell-cleaner.ts';
import type { CleanContext } from './clean-context.ts';
import { correctionsOf, type KnownCorrections, noCorrections } from './correction-file.ts';
import { type FieldTask, TaskInputs } from './field-task.ts';

/** What is known of the values of a field before any is read: from its correction file, and from the column itself. */
export interface Known {
  readonly corrections: KnownCorrections;
  /** Learned from the column, whether they are made or not. */
  readonly learned: readonly Spelling[];
}

export const nothingKnown: Known = { corrections: noCorrections, learned: [] };

/** `counts` says how many rows hold each tuple of the task. */
export function knownCorrections(
  task: FieldTask,
  counts: () => Uint32Array,
  type: AnyFieldType,
  { corrections, readContext }: CleanContext,
): Known {
  const { correct } = task.field;
  if (correct === undefined || !(correct.file || correct.learn)) return nothingKnown;
  const written = !correct.file ? noCorrections : correctionsOf(corrections?.(correct.file) ?? [], task.field);
  if (!correct.learn) return { corrections: written, learned: [] };
  const told = new Set(written.sure.map(([from]) => from));
  const values = valuesAsPrepared(task, counts(), type, readContext);
  const learned = learnSpellings(values).filter(({ from }) => !told.has(from));
  const pairs = (found: readonly Spelling[]) => found.map(({ from, to }) => [from, to] as const);
  return {
    learned,
    corrections: {
      sure: [...written.sure, ...pairs(learned.filter(({ confidence }) => confidence >= correct.confidence))],
      doubtful: [...written.doubtful, ...pairs(learned.filter(({ confidence }) => confidence < correct.confidence))],
    },
  };
}

/** The values of the column as they are after the steps on text, with the rows that hold them. */
function valuesAsPrepared(task: FieldTask, counts: Uint32Array, type: AnyFieldType, context: ReadContext) {
  const cleaner = new CellCleaner(task.field, task.options, type, context, null);
  const inputs = new TaskInputs(task);
  const found = new Map<string, number>();
  for (let tuple = task.start; tuple < task.end; tuple++) {
    if (counts[tuple] === 0) continue;
    for (const text of cleaner.prepare(inputs.value(tuple).text)) {
      found.set(text, (found.get(text) ?? 0) + counts[tuple]!);
    }
  }
  return Array.from(found, ([text, count]) => ({ text, count }));
}
