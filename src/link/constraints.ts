import type { Column } from '../table/column.ts';

/** Why two records may not be in one cluster. */
export type Conflict = 'never' | 'decided-different' | 'conflicts-with-unique-source' | 'would-join-golden';

/** What two clusters may not have in common. Kept by cluster root; `merge` is told of every union. */
export interface Constraint {
  readonly conflict: Conflict;
  /** Whether the clusters of these roots may not be joined. */
  forbids(leftRoot: number, rightRoot: number): boolean;
  merge(root: number, other: number): void;
}

/** Two records of a source that holds no entity twice are two entities. One bit a source. */
export function uniqueSourceConstraint(source: Uint16Array, isUnique: readonly boolean[]): Constraint {
  const bitOf = new Map<number, number>();
  isUnique.forEach((unique, index) => {
    if (unique) bitOf.set(index, bitOf.size);
  });
  const words = Math.ceil(bitOf.size / 32);
  const held = new Uint32Array(source.length * words);
  for (let row = 0; row < source.length; row++) {
    const bit = bitOf.get(source[row]!);
    if (bit !== undefined) held[row * words + (bit >>> 5)]! |= 1 << (bit & 31);
  }
  return {
    conflict: 'conflicts-with-unique-source',
    forbids(left, right) {
      for (let word = 0; word < words; word++)
        if ((held[left * words + word]! & held[right * words + word]!) !== 0) return true;
      return false;
    },
    merge(root, other) {
      for (let word = 0; word < words; word++) held[root * words + word]! |= held[other * words + word]!;
    },
  };
}

/** Two golden records are joined by a person only. */
export function goldenConstraint(golden: Column): Constraint {
  const held = golden.codes.slice();
  return {
    conflict: 'would-join-golden',
    forbids: (left, right) => held[left] !== 0 && held[right] !== 0 && held[left] !== held[right],
    merge(root, other) {
      if (held[root] === 0) held[root] = held[other]!;
    },
  };
}

/**
 * Classes of records of which some pairs are forbidden. Most clusters hold one class; a cluster that holds more keeps
 * a list. Class 0 is free.
 */
export function classConstraint(
  conflict: Conflict,
  classOf: Uint32Array,
  isForbidden: (left: number, right: number) => boolean,
): Constraint {
  const listOf = new Map<number, readonly number[]>();
  const classesOf = (root: number) => listOf.get(root) ?? (classOf[root] === 0 ? none : [classOf[root]!]);
  return {
    conflict,
    forbids(left, right) {
      const others = classesOf(right);
      return others.length > 0 && classesOf(left).some((one) => others.some((other) => isForbidden(one, other)));
    },
    merge(root, other) {
      const merged = [...new Set([...classesOf(root), ...classesOf(other)])];
      listOf.delete(other);
      if (merged.length > 0) listOf.set(root, merged);
    },
  };
}

const none: readonly number[] = [];
