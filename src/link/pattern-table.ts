/**
 * Numbers comparison vectors as they are met. A tree of levels: one look-up a comparison, however many comparisons
 * there are, and only vectors that occur take room. Millions of pairs share some thousand vectors.
 */
export class PatternTable {
  readonly levelCounts: readonly number[];
  readonly #width: number;
  #children: Int32Array;
  #nodes = 1;
  readonly #patterns: Uint8Array[] = [];

  constructor(levelCounts: readonly number[]) {
    this.levelCounts = levelCounts;
    this.#width = Math.max(1, ...levelCounts);
    this.#children = new Int32Array(this.#width * 1024).fill(-1);
  }

  /** How many different vectors so far. */
  get size(): number {
    return this.#patterns.length;
  }

  /** The levels of a vector, by comparison. */
  levels(pattern: number): Uint8Array {
    return this.#patterns[pattern]!;
  }

  /** The number of a vector. */
  add(levels: Uint8Array): number {
    let node = 0;
    const last = levels.length - 1;
    for (let comparison = 0; comparison < last; comparison++) {
      const at = node * this.#width + levels[comparison]!;
      let child = this.#children[at]!;
      if (child < 0) {
        child = this.#newNode();
        this.#children[at] = child;
      }
      node = child;
    }
    const at = node * this.#width + (last < 0 ? 0 : levels[last]!);
    let pattern = this.#children[at]!;
    if (pattern < 0) {
      pattern = this.#patterns.length;
      this.#patterns.push(levels.slice());
      this.#children[at] = pattern;
    }
    return pattern;
  }

  #newNode(): number {
    const node = this.#nodes++;
    if ((node + 1) * this.#width > this.#children.length) {
      const grown = new Int32Array(this.#children.length * 2).fill(-1);
      grown.set(this.#children);
      this.#children = grown;
    }
    return node;
  }
}
