import type { Conflict, Constraint } from './constraints.ts';
import { NO_RULE } from './link-result.ts';

/**
 * Clusters under constraints: links are taken best first, and one that would put two records together that may not be
 * is refused. Without constraints the result is the connected components, whatever the order of the links.
 */
export class Clusters {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;
  readonly #constraints: readonly Constraint[];
  /** What first joined each row, and by which weight. */
  readonly ruleOf: Uint16Array;
  readonly weightOf: Float32Array;

  constructor(rowCount: number, constraints: readonly Constraint[]) {
    this.#parent = Uint32Array.from({ length: rowCount }, (_, row) => row);
    this.#size = new Uint32Array(rowCount).fill(1);
    this.#constraints = constraints;
    this.ruleOf = new Uint16Array(new SharedArrayBuffer(rowCount * 2)).fill(NO_RULE);
    this.weightOf = new Float32Array(new SharedArrayBuffer(rowCount * 4)).fill(Number.NaN);
  }

  root(row: number): number {
    const parent = this.#parent;
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  together(left: number, right: number): boolean {
    return this.root(left) === this.root(right);
  }

  /** What keeps the clusters of two rows apart; null where nothing does. */
  conflict(left: number, right: number): Conflict | null {
    const a = this.root(left);
    const b = this.root(right);
    if (a === b) return null;
    for (const constraint of this.#constraints) if (constraint.forbids(a, b)) return constraint.conflict;
    return null;
  }

  /** Joins the clusters of two rows whatever the constraints say; false where they are one already. */
  join(left: number, right: number, rule: number, weight: number): boolean {
    let root = this.root(left);
    let other = this.root(right);
    if (root === other) return false;
    if (this.#size[root]! < this.#size[other]!) [root, other] = [other, root];
    this.#parent[other] = root;
    this.#size[root]! += this.#size[other]!;
    for (const constraint of this.#constraints) constraint.merge(root, other);
    this.#note(left, rule, weight);
    this.#note(right, rule, weight);
    return true;
  }

  #note(row: number, rule: number, weight: number): void {
    if (this.ruleOf[row] !== NO_RULE) return;
    this.ruleOf[row] = rule;
    this.weightOf[row] = weight;
  }

  /** The lowest row of each row's cluster. */
  lowestRows(): Uint32Array {
    const rowCount = this.#parent.length;
    const lowest = new Uint32Array(rowCount).fill(NOT_SEEN);
    const clusterOf = new Uint32Array(rowCount);
    for (let row = 0; row < rowCount; row++) {
      const root = this.root(row);
      if (lowest[root] === NOT_SEEN) lowest[root] = row;
      clusterOf[row] = lowest[root]!;
    }
    return clusterOf;
  }
}

const NOT_SEEN = 0xffff_ffff;
