import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Task, Workers } from '../../util/task.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { Failure, WorkerAnswer, WorkerRequest, WorkerSetup } from './messages.ts';

interface Waiting {
  readonly request: WorkerRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, and what it has been given: the task it is at, and one more, so that it never waits for the next. */
interface Hand {
  readonly worker: Worker;
  readonly given: Map<number, Waiting>;
}

const AT_HAND = 2;

/**
 * Worker threads that do tasks (see tasks.ts), each the next one that is waiting. They are started at the first task,
 * because a small run is done before a thread has started.
 *
 * A thread that dies takes the whole pool with it: what it was to do, and what is asked for later, fails at once. The
 * machine is then at fault and not the program, so the message says what to do about it.
 */
export class Pool implements Workers {
  /** How many threads. */
  readonly count: number;
  readonly #setup: WorkerSetup;
  readonly #limits: ResourceLimits;
  readonly #hands: Hand[] = [];
  readonly #queue: Waiting[] = [];
  #next = 0;
  #failure: Error | null = null;
  #isClosed = false;

  /** `limits` of memory for each thread; the engine's own where they are left out. */
  constructor(count: number, setup: WorkerSetup, limits: ResourceLimits = {}) {
    this.count = count;
    this.#setup = setup;
    this.#limits = limits;
  }

  run<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#hands.length === 0) for (let at = 0; at < this.count; at++) this.#hands.push(this.#start());
    const request = { id: this.#next++, task: task.name, input };
    return new Promise<Output>((resolve, reject) => {
      this.#queue.push({ request, resolve: resolve as (output: unknown) => void, reject });
      this.#giveOut();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  #giveOut(): void {
    while (this.#queue.length > 0) {
      const hand = this.#hands.reduce((least, other) => (other.given.size < least.given.size ? other : least));
      if (hand.given.size >= AT_HAND) return;
      const waiting = this.#queue.shift()!;
      hand.given.set(waiting.request.id, waiting);
      hand.worker.postMessage(waiting.request);
    }
  }

  #start(): Hand {
    const worker = new Worker(workerFile(), { workerData: this.#setup, resourceLimits: this.#limits });
    const given = new Map<number, Waiting>();
    worker.on('message', (answer: WorkerAnswer) => {
      const waiting = given.get(answer.id);
      if (waiting === undefined) return;
      given.delete(answer.id);
      this.#giveOut();
      if ('output' in answer) waiting.resolve(answer.output);
      else waiting.reject(errorOf(answer.failure));
    });
    worker.on('error', (error) => this.#fail(this.#deathOf(error)));
    worker.on('messageerror', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (this.#isClosed) return;
      this.#fail(new UsageError(`a worker thread ended in the middle of its work (exit code ${code})`, advice));
    });
    return { worker, given };
  }

  #deathOf(error: Error): Error {
    const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isMemory) return error;
    return new UsageError(
      `there was not enough memory for ${this.count} worker threads`,
      'use fewer with --threads (1 works without any), or give Node more memory with NODE_OPTIONS=--max-old-space-size=8000',
    );
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    const waiting = [...this.#hands.flatMap(({ given }) => [...given.values()]), ...this.#queue];
    for (const { given } of this.#hands) given.clear();
    this.#queue.length = 0;
    for (const { reject } of waiting) reject(this.#failure);
  }
}

/** The error as it would have been on this thread, as far as anybody asks. */
function errorOf({ message, advice, code }: Failure): Error {
  if (advice !== null) return new UsageError(message, advice);
  const error = new Error(`a worker thread failed: ${message}`);
  return code === null ? error : Object.assign(error, { code });
}

const advice = 'nothing was written; run it again, with --threads 1 if it happens twice';

/** The compiled worker, also when this module is run from its source. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.js');
  return new URL(compiled ? './worker.js' : '../../../dist/engine/local/worker.js', import.meta.url);
}
