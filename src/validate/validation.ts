import type { z } from 'zod';
import type { Level } from '../finding/finding.ts';
import type { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import type { Json } from '../util/json.ts';
import type { Tolerance } from '../util/rule-schema.ts';

/** One entry of `validate`, from the plan. `kind` is the validation's id and `options` its checked options. */
export interface ValidationPlan {
  readonly id: string;
  readonly kind: string;
  readonly options: Json;
  readonly level: Level;
  readonly tolerate: Tolerance;
  /** CEL expression: only records for which it is true are looked at; '' for all. */
  readonly when: string;
  /** Why the rule exists, in the user's words; '' when nothing was said. */
  readonly why: string;
  /** Whether a record that breaks the rule is put aside. */
  readonly reject: boolean;
}

/** A file of reference values, loaded before validation. */
export interface Reference {
  has(value: string): boolean;
  /** The nearest values, for "did you mean"; at most 3. */
  nearest(value: string): readonly string[];
}

export interface ValidateContext {
  /** ISO date that counts as today. */
  readonly today: string;
  /** CEL type of each field: 'string', 'int', 'double', 'bool' or 'timestamp'. */
  readonly celTypes: ReadonlyMap<string, string>;
  /** Values of a column of a reference file, by the path and column as written in the options. */
  readonly reference: (path: string, column: string) => Reference;
  /** Time of the last change of each row as canonical text ('' unknown); null where no source says. */
  readonly updated: Column | null;
  /** Rows that no earlier stage put aside; null or absent: all. Set by the stage. */
  readonly present?: BitSet | null;
}

/** Rows that break a rule for one reason. The stage makes the finding of it: code is `kind`, rule the plan's id. */
export interface Violation {
  readonly rows: Uint32Array;
  readonly field: string | null;
  readonly value: string | null;
  readonly detail: Readonly<Record<string, Json>>;
  readonly suggestion?: string;
  /** For what is not about records: the source. */
  readonly source?: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  /** How many records, or values, were looked at. "0 checked" is said in the report: a rule that looks at nothing proves nothing. */
  readonly checked: number;
}

/**
 * A validation: looks at columns and reports, and never changes data. One plain object in one file, one line in
 * the registry; the schema, the reference page and the tests follow.
 */
export interface Validation<Options extends z.ZodType = z.ZodType> {
  /** The key in the rule file, as `unique` in `- { id: one-email, unique: [email] }`; also the finding's code. */
  readonly id: string;
  readonly summary: string;
  readonly options: Options;
  readonly level: Level;
  /** What it needs: single records can be streamed; a column needs all its values; a source needs only counts and times. */
  readonly scope: 'record' | 'column' | 'source';
  /** Fields it reads, so that an unknown one is refused when the rules are loaded. */
  fields(options: z.output<Options>): readonly string[];
  /** Rows that break the rule, among `rows` (null: all). Work once per distinct value, not once per row. */
  check(options: z.output<Options>, table: Table, rows: BitSet | null, context: ValidateContext): Verdict;
  /** Rule-file snippets (YAML of the options) with cells they accept and reject; shown on the reference page and run as tests. */
  readonly examples: readonly ValidationExample[];
}

export interface ValidationExample {
  readonly options: Json;
  /** Records as field → text; '' is empty. */
  readonly accepts: readonly Readonly<Record<string, string>>[];
  readonly rejects: readonly Readonly<Record<string, string>>[];
}

export const defineValidation = <Options extends z.ZodType>(validation: Validation<Options>): Validation<Options> =>
  validation;

// biome-ignore lint/suspicious/noExplicitAny: a registry holds validations of many option shapes; callers parse options first.
export type AnyValidation = Validation<any>;
