import type { FieldPart, FieldTask } from '../../clean/field-task.ts';

/** What a worker is started with: everything a reading depends on beside the task. Plain data. */
export interface WorkerSetup {
  readonly today: string;
  /** Text of each rates file, by the path as written in the rules. */
  readonly rates: readonly (readonly [path: string, text: string])[];
}

export interface WorkerRequest {
  readonly id: number;
  readonly task: FieldTask;
}

export type WorkerAnswer =
  | { readonly id: number; readonly part: FieldPart }
  | { readonly id: number; readonly failed: string };
