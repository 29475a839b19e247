import type { Clusters } from './clusters.ts';

/*
 * One link may tie two groups together that otherwise have nothing in common. So before two groups are joined, all pairs
 * between them are asked, as in correlation clustering (Bansal, Blum and Chawla 2004; additive edge contraction as in Keuper
 * et al. 2015): the sum of their weights must not be negative.
 */

/** No pair speaks louder for joining than this, in bits, and none louder against it. */
const MOST_FOR = 6;
/**
 * Far less: one record with errors disagrees with all others of its entity in the same way, and what is said once counts once
 * for each of them. A pair that was not compared is as good as one that disagrees.
 */
const MOST_AGAINST = 0.5;

interface Pairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

/** The groups of records that links could join, and what holds them together. */
export class Bridges {
  /** By row, whether its group could be joined by some links and not by others. */
  readonly #isContested: Uint8Array;
  /** Rows of a cluster as a ring: the next row of each. */
  readonly #next: Uint32Array;
  readonly #sizes: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #neighbours: Uint32Array;
  readonly #weights: Float32Array;

  constructor(clusters: Clusters, rowCount: number, pairs: Pairs, scores: Float64Array, links: readonly number[]) {
    const groupOf = groupsOf(clusters, rowCount, pairs, links);
    this.#isContested = contestedRows(groupOf, pairs, scores);
    this.#next = new Uint32Array(rowCount);
    this.#sizes = new Uint32Array(rowCount);
    const last = new Int32Array(rowCount).fill(-1);
    for (let row = 0; row < rowCount; row++) {
      const root = clusters.root(row);
      this.#sizes[root]!++;
      this.#next[row] = last[root]! < 0 ? row : this.#next[last[root]!]!;
      if (last[root]! >= 0) this.#next[last[root]!] = row;
      last[root] = row;
    }
    const inGroup = (at: number) =>
      this.#isContested[pairs.left[at]!] === 1 && groupOf[pairs.left[at]!] === groupOf[pairs.right[at]!];
    this.#starts = new Uint32Array(rowCount + 1);
    for (let at = 0; at < scores.length; at++) {
      if (!inGroup(at)) continue;
      this.#starts[pairs.left[at]! + 1]!++;
      this.#starts[pairs.right[at]! + 1]!++;
    }
    for (let row = 0; row < rowCount; row++) this.#starts[row + 1]! += this.#starts[row]!;
    this.#neighbours = new Uint32Array(this.#starts[rowCount]!);
    this.#weights = new Float32Array(this.#starts[rowCount]!);
    const free = this.#starts.slice();
    for (let at = 0; at < scores.length; at++) {
      if (!inGroup(at)) continue;
      const weight = Math.max(-MOST_AGAINST, Math.min(MOST_FOR, scores[at]!));
      this.#add(free, pairs.left[at]!, pairs.right[at]!, weight);
      this.#add(free, pairs.right[at]!, pairs.left[at]!, weight);
    }
  }

  #add(free: Uint32Array, row: number, other: number, weight: number): void {
    this.#neighbours[free[row]!] = other;
    this.#weights[free[row]!++] = weight;
  }

  /** Whether the order of links may matter to a row. */
  isContested(row: number): boolean {
    return this.#isContested[row] === 1;
  }

  /** Whether more speaks against joining the clusters of two rows than for it. */
  isWeak(clusters: Clusters, left: number, right: number): boolean {
    if (this.#isContested[left] === 0) return false;
    let a = clusters.root(left);
    let b = clusters.root(right);
    if (a === b || this.#sizes[a]! * this.#sizes[b]! === 1) return false;
    if (this.#sizes[a]! > this.#sizes[b]!) [a, b] = [b, a];
    let sum = 0;
    let compared = 0;
    let row = a;
    do {
      for (let at = this.#starts[row]!; at < this.#starts[row + 1]!; at++) {
        if (clusters.root(this.#neighbours[at]!) !== b) continue;
        sum += this.#weights[at]!;
        compared++;
      }
      row = this.#next[row]!;
    } while (row !== a);
    return sum < (this.#sizes[a]! * this.#sizes[b]! - compared) * MOST_AGAINST;
  }

  /** To be told before the clusters of two rows are joined. */
  join(clusters: Clusters, left: number, right: number): void {
    const a = clusters.root(left);
    const b = clusters.root(right);
    if (a === b) return;
    [this.#next[a], this.#next[b]] = [this.#next[b]!, this.#next[a]!];
    const size = this.#sizes[a]! + this.#sizes[b]!;
    this.#sizes[a] = size;
    this.#sizes[b] = size;
  }
}

/** What all links together would join, by a number of its own. */
function groupsOf(clusters: Clusters, rowCount: number, { left, right }: Pairs, links: readonly number[]): Uint32Array {
  const parent = Uint32Array.from({ length: rowCount }, (_, row) => clusters.root(row));
  const root = (row: number) => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const at of links) {
    const a = root(left[at]!);
    const b = root(right[at]!);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  return parent.map((_, row) => root(row));
}

/** Rows of groups of three and more of which not every pair is for joining: elsewhere nothing can be cut. */
function contestedRows(groupOf: Uint32Array, { left, right }: Pairs, scores: Float64Array): Uint8Array {
  const size = new Uint32Array(groupOf.length);
  const agreeing = new Float64Array(groupOf.length);
  for (const group of groupOf) size[group]!++;
  for (let at = 0; at < scores.length; at++) {
    const group = groupOf[left[at]!]!;
    if (scores[at]! >= 0 && group === groupOf[right[at]!]) agreeing[group]!++;
  }
  return Uint8Array.from(groupOf, (group) =>
    Number(size[group]! > 2 && agreeing[group]! < (size[group]! * (size[group]! - 1)) / 2),
  );
}
