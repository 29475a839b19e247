import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import type { SourcePlan } from '../source/rules.ts';
import type { Table } from '../table/table.ts';
import type { CorrectionLine } from './correction-file.ts';
import type { ReferenceList } from './corrector.ts';
import type { FieldPart, FieldTask } from './field-task.ts';
import type { DependencyPlan, FieldPlan } from './rules.ts';

/** One source as read, and what the plan says of it. */
export interface SourceTable {
  readonly plan: SourcePlan;
  readonly table: Table;
}

/** What cleaning needs of a plan. */
export interface CleanPlan {
  /** In the order of the output. */
  readonly fields: readonly FieldPlan[];
  readonly otherColumns: 'keep' | 'drop';
  /** Absent: none. */
  readonly dependencies?: readonly DependencyPlan[];
}

/** What cleaning needs from outside; files were loaded before. */
export interface CleanContext {
  readonly fieldTypes: ReadonlyMap<string, AnyFieldType>;
  readonly readContext: ReadContext;
  /** Right values by path, column and column of aliases, as written in `correct`; '' takes the first column, and no aliases. */
  readonly references: (path: string, column: string, aliases: string) => ReferenceList;
  /** Lines of a correction file by path; absent: there is none. */
  readonly corrections?: (path: string) => readonly CorrectionLine[];
  /** Key → value by path and columns, as written in `fill`. */
  readonly lookups: (path: string, keyColumn: string, valueColumn: string) => ReadonlyMap<string, string>;
  /**
   * Carries out the work on one field elsewhere, whole or divided (divideTask); gives the parts in order of their
   * ranges. Absent: done here.
   */
  readonly runField?: (task: FieldTask) => Promise<readonly FieldPart[]>;
  /** Which tasks are given to `runField`; absent: all. */
  readonly worthThreads?: (task: FieldTask) => boolean;
}
