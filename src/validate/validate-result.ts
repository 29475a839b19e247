import type { Finding } from '../finding/finding.ts';

export interface ValidateResult {
  readonly findings: readonly Finding[];
  /** Rows put aside by a rule with `reject: true`, with the rule's id. */
  readonly rejected: readonly { readonly rows: Uint32Array; readonly reason: string }[];
  /** By rule, in plan order, also those that found nothing. */
  readonly rules: readonly {
    readonly id: string;
    readonly kind: string;
    readonly checked: number;
    readonly violations: number;
    readonly tolerated: boolean;
  }[];
}
