/**
 * The candidates that none of the others beats. `compare` is positive where its first row is the better one.
 * Gives back the same list where all are equally good, so that nothing is copied for nothing.
 */
export function keepBest(
  candidates: readonly number[],
  compare: (left: number, right: number) => number,
): readonly number[] {
  let best = candidates[0]!;
  let same = true;
  for (let at = 1; at < candidates.length; at++) {
    const order = compare(candidates[at]!, best);
    if (order !== 0) same = false;
    if (order > 0) best = candidates[at]!;
  }
  return same ? candidates : candidates.filter((row) => compare(row, best) === 0);
}

/** The candidates for which `test` holds; all of them where it holds for none. */
export function keepWhere(candidates: readonly number[], test: (row: number) => boolean): readonly number[] {
  const kept = candidates.filter(test);
  return kept.length === 0 || kept.length === candidates.length ? candidates : kept;
}
