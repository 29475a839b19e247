import type { Evidence } from '../field-type/field-type.ts';
import type { Json } from '../util/json.ts';

export interface TextCount {
  readonly text: string;
  readonly count: number;
}

/** Facts of one column, without judgement: plain JSON. Values stand as they are; whoever prints them masks them. */
export interface ColumnProfile {
  readonly name: string;
  readonly rows: number;
  /** Rows with a value: neither empty nor a token that means "no value". */
  readonly filled: number;
  /** Distinct values among them. */
  readonly distinct: number;
  /** The most frequent values, at most 10, then by UTF-8 bytes. */
  readonly top: readonly TextCount[];
  /** Cells that mean "no value", such as `N/A` and `yok`, by text. */
  readonly missing: readonly TextCount[];
  /** Characters (code points) of the distinct values; null where there is none. */
  readonly lengths: { readonly min: number; readonly median: number; readonly max: number } | null;
  /** Words of a distinct value, on average, to a tenth. */
  readonly words: number;
  /** Forms of the distinct values, as `A9-a` for "AB12-x": at most 5, most frequent first, counted in distinct values. */
  readonly shapes: readonly TextCount[];
  /** Scripts of the letters, as `Latin`, `Arabic`: distinct values that hold letters of it. */
  readonly scripts: readonly TextCount[];
  readonly type: InferredType;
  /** Other types that fit, best first, at most 2. */
  readonly otherTypes: readonly InferredType[];
  /** What the values say about options left open, such as day or month first. */
  readonly evidence: readonly Evidence[];
  /** Share of the distinct values that the type reads, in [0, 1]. */
  readonly readable: number;
  /** Smallest and largest canonical text, of numbers and dates; null for other types. */
  readonly range: { readonly min: string; readonly max: string } | null;
  /** How many distinct values lengths, shapes, scripts, type, evidence and range were taken from; all, where they are few. */
  readonly sampled: number;
}

export interface InferredType {
  readonly id: string;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly options: Readonly<Record<string, Json>>;
}

/** Of the words of one column, the share that stands in another of the same record as well, on average. */
export interface Repeats {
  readonly part: string;
  readonly whole: string;
  readonly share: number;
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Columns that say again what others say; shares from 0.3 on. */
  readonly repeats: readonly Repeats[];
}
