import { parentPort, workerData } from 'node:worker_threads';
import { cleanField } from '../../clean/field-task.ts';
import type { AnyFieldType } from '../../field-type/field-type.ts';
import { fieldTypes } from '../../field-type/index.ts';
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from './messages.ts';
import { makeReadContext } from './read-context.ts';

/* The worker side: cleans ranges of distinct values over shared memory. It knows plans, never rule files. */

const setup = workerData as WorkerSetup;
const context = makeReadContext(setup.today, setup.rates);
const types: ReadonlyMap<string, AnyFieldType> = new Map(Object.entries(fieldTypes));

parentPort!.on('message', ({ id, task }: WorkerRequest) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, part: cleanField(task, types.get(task.field.type)!, context) };
  } catch (error) {
    answer = { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort!.postMessage(answer);
});
