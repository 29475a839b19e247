import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from './messages.ts';
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
    answer = { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort!.postMessage(answer);
});
