/**
 * A similarity of two texts. The caller folds and prepares each distinct value once, and asks for each distinct
 * pair of values once.
 */
export interface Comparator {
  readonly id: string;
  readonly summary: string;
  /** What is compared in place of the text, made once per distinct value; identity when absent. */
  prepare?(text: string): string;
  /**
   * False where punctuation carries meaning, as in e-mails and dates: the text is then compared in lower case only, not
   * folded to Latin letters and digits. True when absent.
   */
  readonly folds?: boolean;
  /** In [0, 1]; 1 for equal texts. Symmetric. Never called with an empty text. */
  similarity(left: string, right: string): number;
  /**
   * The similarity of two values of one field by their codes, given all of them in prepared form (code 0 being the empty
   * one) and how many records hold each: for a similarity that weighs words by how rare they are. It may be 0 for
   * anything below `least`. Absent where the two texts alone decide. Made on each thread from the same values.
   */
  fit?(textOf: (code: number) => string, counts: Uint32Array): (left: number, right: number, least: number) => number;
  /**
   * An upper bound of the similarity, much cheaper than it: when it is below the lowest level, the similarity is not asked.
   * Absent where there is none.
   */
  bound?(left: string, right: string): number;
  /**
   * The same as `similarity`, of two plain ASCII texts that lie in one array of bytes (ends exclusive), with 0 allowed
   * for anything below `least`. For comparators that are asked millions of times.
   */
  ofAscii?(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number, least: number): number;
  readonly examples: readonly { readonly left: string; readonly right: string; readonly similarity: number }[];
}
