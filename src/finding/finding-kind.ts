import type { Finding, Level } from './finding.ts';

/** One kind of finding: what it means, its usual level, its sentence and what to do about it. */
export interface FindingKind {
  readonly level: Level;
  /** What it means, for the reference page: one sentence. */
  readonly summary: string;
  /**
   * The sentence, without the place and without a full stop, as `phone "020" is too short for its country`.
   * `value` is the finding's value ready for printing (masked, escaped, quoted), '' where there is none.
   */
  message(finding: Finding, value: string): string;
  /** What to do, for the second line; null where the sentence says it all. */
  readonly advice: string | null;
}
