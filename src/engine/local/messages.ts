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
  | { readonly id: number; readonly failure: Failure };

/** An error, as what can be sent: what kind it is decides what the user is told. */
export interface Failure {
  readonly message: string;
  /** Of a UsageError; else null. */
  readonly advice: string | null;
  /** Of an error of the system, as ENOSPC; else null. */
  readonly code: string | null;
}
