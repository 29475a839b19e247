import { Worker } from 'node:worker_threads';
import type { FieldPart, FieldTask } from '../../clean/field-task.ts';
import type { WorkerAnswer, WorkerSetup } from './messages.ts';

interface Waiting {
  readonly resolve: (part: FieldPart) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Worker threads that clean ranges of a field's distinct values. They are started at the first task, because a small
 * run is done before a thread has started.
 */
export class Pool {
  readonly #size: number;
  readonly #setup: WorkerSetup;
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(size: number, setup: WorkerSetup) {
    this.#size = size;
    this.#setup = setup;
  }

  /** Gives a task to a worker, each in turn. */
  clean(task: FieldTask): Promise<FieldPart> {
    if (this.#workers.length === 0) for (let at = 0; at < this.#size; at++) this.#workers.push(this.#start());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#workers[id % this.#size]!.postMessage({ id, task });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { workerData: this.#setup });
    worker.on('message', (answer: WorkerAnswer) => {
      const waiting = this.#waiting.get(answer.id)!;
      this.#waiting.delete(answer.id);
      if ('part' in answer) waiting.resolve(answer.part);
      else waiting.reject(new Error(`a worker thread failed: ${answer.failed}`));
    });
    worker.on('error', (error) => this.#failAll(error));
    worker.on('exit', (code) => {
      if (code !== 0) this.#failAll(new Error(`a worker thread ended with code ${code}`));
    });
    return worker;
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** The compiled worker, also when this module is run from its source. */
function workerFile(): URL {
  const compiled = import.meta.url.endsWith('.js');
  return new URL(compiled ? './worker.js' : '../../../dist/engine/local/worker.js', import.meta.url);
}
