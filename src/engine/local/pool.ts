import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { FieldPart, FieldTask } from '../../clean/field-task.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { WorkerAnswer, WorkerSetup } from './messages.ts';

interface Waiting {
  readonly resolve: (part: FieldPart) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Worker threads that clean ranges of a field's distinct values. They are started at the first task, because a small
 * run is done before a thread has started.
 *
 * A thread that dies takes the whole pool with it: what it was to do, and what is asked for later, fails at once. The
 * machine is then at fault and not the program, so the message says what to do about it.
 */
export class Pool {
  readonly #size: number;
  readonly #setup: WorkerSetup;
  readonly #limits: ResourceLimits;
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #failure: Error | null = null;
  #isClosed = false;

  /** `limits` of memory for each thread; the engine's own where they are left out. */
  constructor(size: number, setup: WorkerSetup, limits: ResourceLimits = {}) {
    this.#size = size;
    this.#setup = setup;
    this.#limits = limits;
  }

  /** Gives a task to a worker, each in turn. */
  clean(task: FieldTask): Promise<FieldPart> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#workers.length === 0) for (let at = 0; at < this.#size; at++) this.#workers.push(this.#start());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#workers[id % this.#size]!.postMessage({ id, task });
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { workerData: this.#setup, resourceLimits: this.#limits });
    worker.on('message', (answer: WorkerAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      if (waiting === undefined) return;
      this.#waiting.delete(answer.id);
      if ('part' in answer) waiting.resolve(answer.part);
      else waiting.reject(new Error(`a worker thread failed: ${answer.failed}`));
    });
    worker.on('error', (error) => this.#fail(this.#deathOf(error)));
    worker.on('messageerror', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (this.#isClosed) return;
      this.#fail(new UsageError(`a worker thread ended in the middle of its work (exit code ${code})`, advice));
    });
    return worker;
  }

  #deathOf(error: Error): Error {
    const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isMemory) return error;
    return new UsageError(
      `there was not enough memory for ${this.#size} worker threads`,
      'use fewer with --threads (1 works without any), or give Node more memory with NODE_OPTIONS=--max-old-space-size=8000',
    );
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

const advice = 'nothing was written; run it again, with --threads 1 if it happens twice';

/** The compiled worker, also when this module is run from its source. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.js');
  return new URL(compiled ? './worker.js' : '../../../dist/engine/local/worker.js', import.meta.url);
}
