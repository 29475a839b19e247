/** What a worker is started with: everything a reading depends on beside the task. Plain data. */
export interface WorkerSetup {
  readonly today: string;
  /** Text of each rates file, by the path as written in the rules. */
  readonly rates: readonly (readonly [path: string, text: string])[];
}

export interface WorkerRequest {
  readonly id: number;
  /** Name of a task; see tasks.ts. */
  readonly task: string;
  readonly input: unknown;
}

export type WorkerAnswer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly failed: string };
