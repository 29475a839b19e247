import type { CleanResult } from './clean/clean-result.ts';
import type { Finding, Level, Reject } from './finding/finding.ts';
import type { IdentityResult } from './identity/identity-result.ts';
import type { LinkResult } from './link/link-result.ts';
import type { MergeResult } from './merge/merge-result.ts';
import type { Plan } from './plan/plan.ts';
import type { FileFacts } from './source/source-result.ts';
import type { Column } from './table/column.ts';
import type { Table } from './table/table.ts';
import type { ValidateResult } from './validate/validate-result.ts';

/** Everything a run found out, in memory. Outputs and reports are pure functions of it. */
export interface RunResult {
  readonly plan: Plan;
  readonly files: readonly FileFacts[];
  readonly cleaned: CleanResult;
  readonly validated: ValidateResult;
  /** The records that were not put aside: what was matched and merged. */
  readonly accepted: Table;
  /** Time of the last change of each accepted row, as in CleanResult. */
  readonly updated: Column | null;
  /** Row in `cleaned.table` of each accepted row; null when none was put aside (then they are the same). */
  readonly rowOf: Uint32Array | null;
  readonly linked: LinkResult;
  readonly merged: MergeResult;
  readonly identified: IdentityResult;
  /** All findings, rows counting in `cleaned.table`, in order of stage. */
  readonly findings: readonly Finding[];
  /** All records put aside, in order of source, file and line. */
  readonly rejects: readonly Reject[];
  readonly counts: RunCounts;
}

/** Counts of records. `read` = `accepted` + `rejected`: checked before anything is published. */
export interface RunCounts {
  readonly read: number;
  readonly rejected: number;
  readonly accepted: number;
  readonly entities: number;
  /** Records at which there is a finding, by level; a finding without rows counts once. */
  readonly findings: Readonly<Record<Level, number>>;
}
