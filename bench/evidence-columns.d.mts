export interface EvidenceColumn {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly header: string;
  readonly values: readonly string[];
  /** What each value means, as canonical text. */
  readonly truth: readonly string[];
  readonly beside: readonly { readonly header: string; readonly values: readonly string[] }[];
}

export const LOCALES: readonly string[];
export const PHONE_COUNTRIES: readonly string[];

/** All columns of a seed, with `size` values each. */
export function evidenceColumns(seed: number, size: number): Generator<EvidenceColumn>;

/** What became of a column, read by the types of the program. */
export function judge(
  column: EvidenceColumn,
  types: ReadonlyMap<string, unknown>,
  today: string,
): {
  readonly verdict: 'right' | 'refused' | 'wrong';
  readonly right: number;
  readonly wrong: number;
  readonly example?: string;
  readonly evidence: readonly unknown[];
};
