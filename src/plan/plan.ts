import type { DependencyPlan, FieldPlan } from '../clean/rules.ts';
import type { MatchPlan } from '../link/rules.ts';
import type { MergePlan } from '../merge/rules.ts';
import type { ReportPlan } from '../report/rules.ts';
import type { OutputPlan } from '../sink/rules.ts';
import type { SourcePlan } from '../source/rules.ts';
import type { Tolerance } from '../util/rule-schema.ts';
import type { ValidationPlan } from '../validate/validation.ts';

/** What a run will do, with every default and conflict resolved. Plain JSON: printed, saved, posted to a worker, used again. */
export interface Plan {
  readonly recordmill: 1;
  /** ISO date that counts as today, for validations and `max: today`. */
  readonly today: string;
  readonly sources: readonly SourcePlan[];
  /** In rule-file order, which is the order of the output; then the other columns in order of first appearance. */
  readonly fields: readonly FieldPlan[];
  readonly otherColumns: 'keep' | 'drop';
  readonly dependencies: readonly DependencyPlan[];
  readonly validations: readonly ValidationPlan[];
  /** null: records are not matched; every record is its own entity but for equal keys of one source. */
  readonly match: MatchPlan | null;
  readonly merge: MergePlan;
  readonly budget: {
    readonly error: Tolerance;
    readonly warning: Tolerance | null;
    /** Of the joined pairs of records, those that may be wrong; absent: as many as there are. */
    readonly falseMerges?: Tolerance;
  };
  readonly output: OutputPlan;
  /** Not in plans of recordmill 0.1. */
  readonly report?: ReportPlan;
}
