import { CodePoints } from './code-points.ts';

const left = new CodePoints();
const right = new CodePoints();
let rows = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;

/** Levenshtein distance: least number of code points added, dropped or changed. */
export function levenshtein(a: string, b: string): number {
  return distance(a, b, false);
}

/** Optimal string alignment: Levenshtein with swaps of neighbours, no place edited twice. */
export function osa(a: string, b: string): number {
  return distance(a, b, true);
}

/** Least number of code points added or dropped, none changed: the lengths less twice the longest common subsequence. */
export function indel(a: string, b: string): number {
  left.set(a);
  right.set(b);
  let [, above, here] = rowsFor(right.length);
  above.fill(0, 0, right.length + 1);
  for (let i = 1; i <= left.length; i++) {
    const point = left.points[i - 1];
    here[0] = 0;
    for (let j = 1; j <= right.length; j++) {
      here[j] = point === right.points[j - 1] ? above[j - 1]! + 1 : Math.max(above[j]!, here[j - 1]!);
    }
    [above, here] = [here, above];
  }
  return left.length + right.length - 2 * above[right.length]!;
}

function rowsFor(length: number) {
  if (length + 1 > rows[0].length) {
    const size = (length + 1) * 2;
    rows = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  }
  return rows;
}

function distance(aText: string, bText: string, swaps: boolean): number {
  if (aText === bText) return 0;
  const { points: a, length: aLength } = left.set(aText);
  const { points: b, length: bLength } = right.set(bText);
  let [twoAbove, above, here] = rowsFor(bLength);
  for (let j = 0; j <= bLength; j++) above[j] = j;
  for (let i = 1; i <= aLength; i++) {
    const point = a[i - 1]!;
    here[0] = i;
    for (let j = 1; j <= bLength; j++) {
      const changed = above[j - 1]! + (point === b[j - 1] ? 0 : 1);
      let best = Math.min(changed, above[j]! + 1, here[j - 1]! + 1);
      if (swaps && i > 1 && j > 1 && point === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, twoAbove[j - 2]! + 1);
      }
      here[j] = best;
    }
    [twoAbove, above, here] = [above, here, twoAbove];
  }
  return above[bLength]!;
}
