import type { Json } from '../util/json.ts';

export type Level = 'error' | 'warning' | 'info';

/**
 * One thing noticed, as data, and every record it was noticed at. Sentences are made elsewhere (message.ts), from
 * `code` and `detail`, so that a finding can be counted, grouped, masked and shown in another language.
 *
 * A finding stands for all rows that share it: one bad value in 4,211 rows is one finding with 4,211 rows.
 */
export interface Finding {
  /** From the catalogue (catalogue.ts), or `type/reason` for a value that a field type declined. */
  readonly code: string;
  readonly level: Level;
  /** The id of the rule that found it, as the user can find it in the rule file; null for what is found without a rule. */
  readonly rule: string | null;
  readonly field: string | null;
  /** The offending value as it stands; null where there is no single one. Masked by reporters, never here. */
  readonly value: string | null;
  /** Row numbers in the unified table, ascending; empty when the finding is not about records that became rows. */
  readonly rows: Uint32Array;
  /** Where, when there are no rows: a source, a file, a line. */
  readonly place?: Place;
  /** What the sentence needs: counts, limits, the other value. */
  readonly detail: Readonly<Record<string, Json>>;
  /** A value that would mend it, where one is known. */
  readonly suggestion?: string;
}

export interface Place {
  readonly source: string | null;
  readonly file: string | null;
  /** 1 is the first line; null where there is no line to name. */
  readonly line: number | null;
}

/** What a validation or stage has to say to make a finding; the rest has defaults. */
export type FindingInput = Pick<Finding, 'code' | 'level'> & Partial<Omit<Finding, 'code' | 'level'>>;

export const noRows: Uint32Array = new Uint32Array(0);

export function makeFinding(input: FindingInput): Finding {
  return { rule: null, field: null, value: null, rows: noRows, detail: {}, ...input };
}

/** A record that is put aside: it is in rejects.csv and nowhere else. */
export interface Reject {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  /** A finding code, or the id of the rule that rejects. */
  readonly reason: string;
  /** The record as read: the text of its line where it could not be taken apart, else a JSON object of its cells. */
  readonly raw: string;
}
