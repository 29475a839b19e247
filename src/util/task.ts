/**
 * A piece of pure work on plain data (typed arrays, numbers, texts): any thread may do it, because nothing else goes into it.
 * What is large lies in shared memory, so that handing it to a thread copies nothing.
 */
export interface Task<Input, Output> {
  /** Under which a worker thread knows it. */
  readonly name: string;
  run(input: Input): Output;
}

/** Who does the tasks. Answers may come in any order; callers put them together by their place. */
export interface Workers {
  /** How many tasks are done at the same time. */
  readonly count: number;
  run<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output>;
}

/** Everything on the thread that asks. */
export const oneThread: Workers = { count: 1, run: async (task, input) => task.run(input) };
