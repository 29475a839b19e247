import type { LoggedDecision } from '../identity/decision-log.ts';
import type { PairExplanation } from '../link/explain-pair.ts';
import type { Decision, ReviewPair } from '../link/link-result.ts';
import type { GoldenEdit } from '../merge/golden-edits.ts';
import type { MergeResult } from '../merge/merge-result.ts';
import type { Merging } from './golden.ts';

/** What became of a value that a person typed for a golden record. */
export type TypedValue = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A run under review, and the way to the disk. The desk itself touches neither files nor the clock. */
export interface DeskInputs {
  readonly merging: Merging;
  readonly merged: Pick<MergeResult, 'entityOf' | 'starts' | 'rows'>;
  readonly masterIdOf: (entity: number) => string;
  readonly review: readonly ReviewPair[];
  readonly explain: (left: number, right: number) => PairExplanation;
  /** null where the run matches nothing. */
  readonly thresholds: { readonly accept: number; readonly review: number };
  /** What the run knew, and what was answered since. */
  readonly decisions: readonly Decision[];
  readonly logged: readonly LoggedDecision[];
  readonly edits: readonly GoldenEdit[];
  /** How a value may be shown. */
  readonly show: (field: string, value: string) => string;
  /** How the key of a record may be shown. */
  readonly showKey: (source: string, key: string) => string;
  /** Reads a value as the field's type would; `row` gives the cells that it may depend on. */
  readonly read: (field: string, text: string, row: number) => TypedValue;
  /** ISO time. */
  readonly now: () => string;
  /** Both return when it is on the disk. */
  readonly saveAnswers: (answers: readonly LoggedDecision[]) => void;
  readonly saveEdit: (edit: GoldenEdit & { readonly at: string }) => void;
  /** Whether another run was published since this one was opened. */
  readonly isStale: () => boolean;
}
