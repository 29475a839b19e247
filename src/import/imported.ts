/** What another tool's configuration comes to here. */
export interface ImportedRules {
  /** Which tool it was written for. */
  readonly from: 'splink' | 'csvdedupe';
  readonly file: string;
  /** Column of the key; '' for none. */
  readonly key: string;
  readonly delimiter: string;
  readonly comparisons: readonly ImportedComparison[];
  /** Blocking rules, each a list of keys as the rule file writes them. */
  readonly blocking: readonly (readonly string[])[];
  /** What could not be carried over, or not as it was, a sentence each. */
  readonly notes: readonly string[];
}

export interface ImportedComparison {
  readonly field: string;
  readonly comparator: string;
  /** Similarities from which a level holds, best first; absent for the usual ones. */
  readonly levels?: readonly number[];
  readonly termFrequency?: boolean;
}

/** JSON of others: anything may be missing or of another kind. */
export type Given = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
