import { parentPort, workerData } from 'node:worker_threads';
import { UsageError } from '../../util/usage-error.ts';
import type { Failure, WorkerAnswer, WorkerRequest, WorkerSetup } from './messages.ts';
import { makeReadContext } from './read-context.ts';
import { tasksByName } from './tasks.ts';

/* The worker side: does tasks over shared memory. It knows plans, never rule files. */

const setup = workerData as WorkerSetup;
const tasks = tasksByName(makeReadContext(setup.today, setup.rates));

parentPort!.on('message', ({ id, task, input }: WorkerRequest) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, output: tasks.get(task)!.run(input) };
  } catch (error) {
    answer = { id, failure: failureOf(error) };
  }
  parentPort!.postMessage(answer);
});

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), advice: null, code: null };
  if (error instanceof UsageError) return { message: error.message, advice: error.advice, code: null };
  const { code } = error as NodeJS.ErrnoException;
  return { message: error.stack ?? error.message, advice: null, code: typeof code === 'string' ? code : null };
}
