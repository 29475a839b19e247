import type { Finding } from '../finding/finding.ts';
import type { Column } from '../table/column.ts';

/** The last run's crosswalk, by source and key: which master id each record had. */
export interface Identities {
  masterIdOf(source: string, key: string): string | undefined;
  readonly size: number;
  /** Every master id there was, each once. */
  masterIds(): Iterable<string>;
}

export type IdentityEvent =
  | { readonly kind: 'created'; readonly masterId: string }
  | { readonly kind: 'merged'; readonly masterId: string; readonly from: readonly string[] }
  | { readonly kind: 'split'; readonly masterId: string; readonly into: readonly string[] }
  | { readonly kind: 'retired'; readonly masterId: string };

export interface IdentityResult {
  /** Master id of each entity. */
  readonly masterIds: Column;
  /** Empty on a first run, when every id is new. */
  readonly events: readonly IdentityEvent[];
  readonly findings: readonly Finding[];
}

/** A text that is a master id of ours, and not something of the user's in a column of that name. */
export const masterIdPattern = /^[0-9A-HJKMNP-TV-Z]{20}$/;
