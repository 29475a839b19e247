import type { Evidence } from '../field-type/field-type.ts';
import type { Level } from '../finding/finding.ts';
import type { Language } from '../finding/language/language.ts';
import type { QualityEstimate } from '../link/link-result.ts';
import type { Json } from '../util/json.ts';

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
  /** Language in which the page opens. */
  readonly language: Language;
  /** ISO date that counted as today. */
  readonly today: string;
  readonly counts: ReportCounts;
  readonly budget: BudgetReport;
  readonly sources: readonly SourceReport[];
  /** Findings by rule, code, level and field: worst level first, then most records. */
  readonly findings: readonly FindingGroup[];
  readonly rules: readonly RuleReport[];
  readonly quality: readonly FieldQuality[];
  readonly profiles: readonly FieldProfile[];
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
  /** Joined pairs of records that are expected to be wrong; absent where the rules do not limit them. */
  readonly falseMerges?: { readonly expected: number; readonly allowed: number; readonly joined: number };
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
  /** Records by source, most first. */
  readonly sources: readonly { readonly source: string; readonly records: number }[];
  /** Up to 5, most frequent first. */
  readonly examples: readonly FindingExample[];
  /** The most frequent values as they may be shown, the examples among them: up to 40. Values that are masked alike are one. */
  readonly values: readonly {
    readonly value: string;
    readonly suggestion: string | null;
    readonly records: number;
  }[];
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
  /** What the sentence says beside field and value, so that it can be said in another language. */
  readonly detail: Readonly<Record<string, Json>>;
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

/** A field after cleaning, of all records read: what stands in it, without judgement. */
export interface FieldProfile {
  readonly field: string;
  readonly records: number;
  readonly filled: number;
  readonly distinct: number;
  /** Most frequent values as they may be shown. */
  readonly top: readonly ValueShare[];
  /** Characters of the distinct values; null where there is none. */
  readonly lengths: { readonly min: number; readonly median: number; readonly max: number } | null;
  /** Forms of distinct values as read and as cleaned, as `Aa 9` for "Ada 12": shares in [0, 1], most frequent first. */
  readonly patternsBefore: readonly PatternShare[];
  readonly patterns: readonly PatternShare[];
  /** Scripts of the letters: shares of the distinct values that hold letters of it. */
  readonly scripts: readonly PatternShare[];
}

export interface ValueShare {
  readonly value: string;
  readonly records: number;
}

export interface PatternShare {
  readonly text: string;
  readonly share: number;
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
  /** What the match probabilities themselves say of precision and recall, with intervals; null without a model. */
  readonly estimate: QualityEstimate | null;
  /** Decided pairs that the model was trained with, and by how many bits they moved its weights; null where there were none. */
  readonly learned: { readonly pairs: number; readonly shift: number } | null;
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
  /** The weakest of the links that hold it together, weakest first: at most 3. */
  readonly links: readonly MergeLink[];
}

/** Why two records were joined, comparison by comparison. Weights are log2. */
export interface MergeLink {
  readonly left: { readonly source: string; readonly key: string };
  readonly right: { readonly source: string; readonly key: string };
  /** Whether a person said so. */
  readonly decided: boolean;
  /** The match rule that joined them, with what it asks for; null where none did. */
  readonly rule: {
    readonly id: string;
    readonly conditions: readonly {
      readonly field: string;
      readonly left: string;
      readonly right: string;
      readonly similarity: number | null;
    }[];
  } | null;
  /** What the model says of them; null where there is none. The weights add up: start and comparisons give `weight`. */
  readonly model: {
    readonly start: number;
    readonly weight: number;
    readonly probability: number;
    readonly comparisons: readonly {
      readonly field: string;
      readonly left: string;
      readonly right: string;
      /** null where a side is empty. */
      readonly similarity: number | null;
      readonly weight: number;
      /** What of the weight is there because the value is rare, or common. */
      readonly rarity: number;
    }[];
  } | null;
}

export interface ConflictReport {
  readonly field: string;
  readonly winner: string;
  readonly loser: string;
  readonly count: number;
  readonly examples: readonly { readonly won: string; readonly lost: string }[];
}
