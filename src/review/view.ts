/*
 * What the page and the terminal show, as plain data: made by the desk, sent as JSON, drawn with nothing but text nodes.
 * Rows are named by their number in the accepted table of the run under review. The page's script is compiled apart and
 * knows nothing but this file.
 */

export type Judgement = 'same' | 'different' | 'unsure';

/** A piece of a value, and whether the other value has it too. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

export interface FieldView {
  readonly field: string;
  /** 'empty' where both sides are. */
  readonly kind: 'equal' | 'different' | 'one-empty' | 'empty';
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

export interface RecordView {
  readonly row: number;
  readonly source: string;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** The entity that it is in now, as a number that only this session knows. */
  readonly group: number;
  readonly cells: readonly (readonly [field: string, value: string])[];
}

/** A bar of the waterfall: what one comparison adds to the match weight, in bits. */
export interface Step {
  readonly label: string;
  readonly weight: number;
  readonly note: string;
}

export interface Waterfall {
  readonly prior: number;
  readonly steps: readonly Step[];
  readonly weight: number;
  readonly probability: number;
  /** Match weights from which two records are joined, and from which a person is asked. */
  readonly accept: number;
  readonly review: number;
}

/** A cluster as a graph: records, and the links that hold them. */
export interface Graph {
  readonly rows: readonly number[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge {
  readonly left: number;
  readonly right: number;
  /** In bits; null where a rule, a key or a person made the link and no model was asked. */
  readonly weight: number | null;
  /** What made it, as "model" or the id of a rule. */
  readonly by: string;
  /** Whether the cluster would come apart without it. */
  readonly isBridge: boolean;
  /** The bridge with the least weight. */
  readonly isWeakest: boolean;
  /** Whether it is the link that is asked about. */
  readonly isAsked: boolean;
}

export interface GoldenView {
  readonly field: string;
  /** What the entity would have if the two are one. */
  readonly value: string;
  /** `source:key` of the record that gives it; '' where it was computed or set by a person. */
  readonly from: string;
  /** Row of that record, or of the first one: an edit is kept with it. */
  readonly row: number;
  readonly strategy: string;
  /** Golden values of the two sides as they are now. */
  readonly now: readonly [left: string, right: string];
  readonly isConsent: boolean;
}

export interface Effect {
  /** Pairs of records that an answer settles: all between the two entities. */
  readonly pairs: number;
  /** Questions of the queue that "same" answers with it, this one counted. */
  readonly questions: number;
}

/** A question: are these two the same? */
export interface CaseView {
  readonly id: string;
  readonly left: RecordView;
  readonly right: RecordView;
  readonly why: string;
  readonly whyText: string;
  /** null where no model was asked. */
  readonly probability: number | null;
  readonly fields: readonly FieldView[];
  readonly waterfall: Waterfall | null;
  /** What match rules say, a line each. */
  readonly rules: readonly string[];
  /** All records that the answer is about, both entities and those that other questions tie to them. */
  readonly records: readonly RecordView[];
  readonly graph: Graph;
  readonly golden: readonly GoldenView[];
  readonly effect: Effect;
  readonly answer: Judgement | null;
}

/** An entity opened for splitting or for setting its values. */
export interface EntityView {
  readonly group: number;
  readonly masterId: string;
  readonly records: readonly RecordView[];
  readonly graph: Graph;
  readonly golden: readonly GoldenView[];
}

export interface Progress {
  /** Questions that were open when the run was published, and are by now. */
  readonly total: number;
  readonly open: number;
  readonly skipped: number;
  readonly same: number;
  readonly different: number;
  readonly unsure: number;
  /** Records that the answers join, and the pairs of records that they settle. */
  readonly settledPairs: number;
  readonly edits: number;
  /** What the last keystroke was, for the line of the status; '' at the start. */
  readonly last: string;
}

export interface DeskView {
  readonly progress: Progress;
  /** null when every question is answered or skipped. */
  readonly question: CaseView | null;
  /** Whether a newer run was published meanwhile: the desk must be opened again. */
  readonly isStale: boolean;
}
