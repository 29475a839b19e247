import type { Evidence } from '../field-type/field-type.ts';
import type { Level } from '../finding/finding.ts';

/**
 * The run as people read it: report.json. Every page, summary and format is made from this alone, so a saved report
 * can be shown again in another form. Personal values are masked unless the run was told to reveal them.
 * Same input, same bytes: no clock, no timings, no paths but those the user wrote.
 */
export interface RunReport {
  readonly recordmill: 1;
  /** Which command made it: a validation has no matches to show. */
  readonly command: 'run' | 'validate' | 'clean' | 'dedupe';
  readonly revealed: boolean;
  readonly counts: ReportCounts;
  readonly budget: BudgetReport;
  readonly sources: readonly SourceReport[];
  /** Findings by rule, code, level and field: worst level first, then most records. */
  readonly findings: readonly FindingGroup[];
  readonly rules: readonly RuleReport[];
  readonly quality: readonly FieldQuality[];
  readonly cleaning: readonly CleaningReport[];
  readonly evidence: readonly {
    readonly source: string;
    readonly field: string;
    readonly evidence: readonly Evidence[];
  }[];
  readonly matching: MatchingReport | null;
  readonly merges: readonly MergeExample[];
  readonly conflicts: readonly ConflictReport[];
  readonly identities: {
    readonly created: number;
    readonly merged: number;
    readonly split: number;
    readonly retired: number;
  } | null;
}

/** Counts of records; `read` = `rejected` + `accepted`. */
export interface ReportCounts {
  readonly read: number;
  readonly rejected: number;
  readonly accepted: number;
  readonly entities: number;
  /** Entities of more than one record, and the records in them. */
  readonly mergedEntities: number;
  readonly mergedRecords: number;
  readonly reviewPairs: number;
  readonly changedCells: number;
  readonly findings: Readonly<Record<Level, number>>;
}

export interface BudgetReport {
  readonly within: boolean;
  readonly limits: readonly { readonly level: 'error' | 'warning'; readonly found: number; readonly allowed: number }[];
}

export interface SourceReport {
  readonly name: string;
  /** `read` = `rejected` + `accepted`. */
  readonly read: number;
  readonly rejected: number;
  readonly accepted: number;
  readonly files: readonly {
    readonly file: string;
    readonly format: string;
    readonly encoding: string;
    readonly delimiter: string | null;
    readonly records: number;
    readonly sure: boolean;
  }[];
}

export interface FindingGroup {
  readonly code: string;
  readonly level: Level;
  readonly rule: string | null;
  readonly field: string | null;
  /** Records at which it was found; 0 for what is not about records. */
  readonly records: number;
  readonly distinctValues: number;
  /** The sentence of its most frequent case. */
  readonly message: string;
  readonly advice: string | null;
  readonly why: string;
  /** Up to 5, most frequent first. */
  readonly examples: readonly FindingExample[];
}

export interface FindingExample {
  readonly message: string;
  readonly value: string | null;
  readonly suggestion: string | null;
  readonly records: number;
  readonly source: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly key: string | null;
}

export interface RuleReport {
  readonly id: string;
  readonly kind: string;
  readonly checked: number;
  readonly violations: number;
  readonly tolerated: boolean;
}

/**
 * Shares in [0, 1] of records (before) and of entities (after). `valid` and `canonical` are shares of the filled cells.
 * `distinct` before counts each source by itself, because the same customer is written differently in each.
 */
export interface FieldQuality {
  readonly field: string;
  readonly type: string;
  readonly before: {
    readonly filled: number;
    readonly valid: number;
    readonly canonical: number;
    readonly distinct: number;
  };
  readonly after: { readonly filled: number; readonly valid: number; readonly distinct: number } | null;
}

export interface CleaningReport {
  readonly source: string;
  readonly field: string;
  readonly rule: string;
  readonly values: number;
  readonly records: number;
  readonly examples: readonly { readonly before: string; readonly after: string }[];
}

export interface MatchingReport {
  readonly accept: number | null;
  readonly review: number | null;
  readonly pairsByRule: readonly { readonly id: string; readonly pairs: number }[];
  readonly linksByRule: readonly { readonly id: string; readonly links: number }[];
  readonly weights: { readonly from: number; readonly counts: readonly number[] };
  /** Entities by number of records: [size, entities], ascending. */
  readonly sizes: readonly (readonly [size: number, entities: number])[];
  readonly model: readonly {
    readonly field: string;
    readonly levels: readonly { readonly similarity: number; readonly weight: number }[];
  }[];
}

export interface MergeExample {
  readonly masterId: string;
  readonly reason: 'largest' | 'weakest';
  /** Match weight (log2) of the weakest link that joined it; null where rules alone did. */
  readonly weakest: number | null;
  /** All of its records; `records` shows the first 12 of them. */
  readonly size: number;
  /** How many of its records each rule joined. */
  readonly joinedBy: readonly { readonly rule: string; readonly records: number }[];
  readonly fields: readonly string[];
  readonly records: readonly {
    readonly source: string;
    readonly key: string;
    readonly rule: string;
    /** Match weight (log2) of the link that joined it; null where no model was asked. */
    readonly weight: number | null;
    readonly cells: readonly string[];
    /** Whether each cell says what the golden record says. */
    readonly kept: readonly boolean[];
  }[];
  readonly golden: readonly string[];
  /** Strategy that decided each golden cell; '' where there was nothing to decide. */
  readonly decidedBy: readonly string[];
}

export interface ConflictReport {
  readonly field: string;
  readonly winner: string;
  readonly loser: string;
  readonly count: number;
  readonly examples: readonly { readonly won: string; readonly lost: string }[];
}
