import { cleanField, type FieldPart, type FieldTask } from '../../clean/field-task.ts';
import type { AnyFieldType, ReadContext } from '../../field-type/field-type.ts';
import { fieldTypes } from '../../field-type/index.ts';
import { linkTasks } from '../../link/tasks.ts';
import { unitTask } from '../../merge/merge-unit.ts';
import { dataFileTask } from '../../sink/data-files.ts';
import { csvPieceTask } from '../../source/csv-piece.ts';
import { mergeRunsTask } from '../../table/merge-runs.ts';
import type { Task } from '../../util/task.ts';

const types: ReadonlyMap<string, AnyFieldType> = new Map(Object.entries(fieldTypes));

/** Cleaning a range of a field's distinct values, where the field is of a built-in type. */
export const cleanTask = (context: ReadContext): Task<FieldTask, FieldPart> => ({
  name: 'clean/field',
  run: (task) => cleanField(task, types.get(task.field.type)!, context),
});

// biome-ignore lint/suspicious/noExplicitAny: a registry holds tasks of many inputs; each is called with its own.
export type AnyTask = Task<any, unknown>;

/** All that worker threads can do, by name. */
export const tasksByName = (context: ReadContext): ReadonlyMap<string, AnyTask> =>
  new Map<string, AnyTask>(
    [cleanTask(context), csvPieceTask, mergeRunsTask, ...linkTasks, unitTask, dataFileTask].map((task) => [
      task.name,
      task,
    ]),
  );
