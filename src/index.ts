/** The public API. What is not here is not for use from outside. */

// Units of one's own: see docs/EXTENDING.md for what each must hold.
export { declined, defineFieldType, type FieldType, type Reading, read } from './field-type/field-type.ts';
export { transformText } from './field-type/transform-text.ts';
// What results are made of.
export type { Finding, Level, Reject } from './finding/finding.ts';
export { type DedupeOptions, dedupe } from './library/dedupe.ts';
export { demo } from './library/demo.ts';
export { type DryRun, dryRun } from './library/dry-run.ts';
export { type EvaluateOptions, type Evaluation, evaluate } from './library/evaluate.ts';
export { type ExplainedRecord, type ExplainOptions, type Explanation, explain } from './library/explain.ts';
export { type Imported, type ImportOptions, importConfiguration } from './library/import.ts';
export { type ImportedReview, importReview } from './library/import-review.ts';
export { type InitOptions, init } from './library/init.ts';
export type { Inputs } from './library/inputs.ts';
export type { Extensions, Input, InputRecord, Progress, RunOptions } from './library/options.ts';
export { type ParseValueOptions, parseValue } from './library/parse-value.ts';
export type { Rules } from './library/prepare.ts';
export { type FileProfile, type ProfileOptions, profile } from './library/profile.ts';
export type { CrosswalkEntry } from './library/records.ts';
export { renderReport, report, reportFormats } from './library/report.ts';
export { type ReviewOptions, review } from './library/review.ts';
export { clean, type RunOutcome, run, validate } from './library/run.ts';
export { schema } from './library/schema.ts';
export type { Comparator } from './link/comparator/comparator.ts';
export { phonetic, similarity } from './link/similarity.ts';
export { defineStrategy, type Strategy } from './merge/strategy/strategy.ts';
export type { Plan } from './plan/plan.ts';
export type { ColumnProfile, TableProfile } from './profile/profile-result.ts';
export type { RunReport } from './report/run-report.ts';
export type { ReviewServer } from './review/server.ts';
export type { RunResult } from './run-result.ts';
export type { Column } from './table/column.ts';
export type { Table } from './table/table.ts';
export { UsageError } from './util/usage-error.ts';
export { defineValidation, type Validation, type Verdict, type Violation } from './validate/validation.ts';
