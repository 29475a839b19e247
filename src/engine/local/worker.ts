import { parentPort, workerData } from 'node:worker_threads';
import { csvPieceTask } from '../../source/csv-piece.ts';
import { mergeRunsTask } from '../../table/merge-runs.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { Failure, WorkerAnswer, WorkerRequest, WorkerSetup } from './messages.ts';
import type { AnyTask } from './tasks.ts';

/* The worker side: does tasks over shared memory. It knows plans, never rule files. */

const setup = workerData as WorkerSetup;

/** What reading needs is at hand at once; all else, which takes a second to load, is loaded by the first who asks. */
const atHand: ReadonlyMap<string, AnyTask> = new Map<string, AnyTask>([
  [csvPieceTask.name, csvPieceTask],
  [mergeRunsTask.name, mergeRunsTask],
]);
let others: Promise<ReadonlyMap<string, AnyTask>> | null = null;

async function loadOthers(): Promise<ReadonlyMap<string, AnyTask>> {
  const [{ tasksByName }, { makeReadContext }] = await Promise.all([import('./tasks.ts'), import('./read-context.ts')]);
  return tasksByName(makeReadContext(setup.today, setup.rates));
}

async function taskOf(name: string): Promise<AnyTask> {
  const known = atHand.get(name);
  if (known !== undefined) return known;
  others ??= loadOthers();
  return (await others).get(name)!;
}

parentPort!.on('message', async ({ id, task, input }: WorkerRequest) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, output: (await taskOf(task)).run(input) };
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
