import { compareUtf8 } from './utf8-order.ts';

/** Of the candidates, those a typing error away from `word`, nearest first: for "did you mean". */
export function nearest(word: string, candidates: Iterable<string>, count = 3): string[] {
  const given = [...word.toLowerCase()];
  const allowed = Math.max(1, Math.floor(given.length / 3));
  const found: { text: string; distance: number }[] = [];
  for (const text of candidates) {
    const distance = editDistance(given, [...text.toLowerCase()], allowed);
    if (distance <= allowed) found.push({ text, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compareUtf8(a.text, b.text));
  return found.slice(0, count).map(({ text }) => text);
}

/** Letters to change, add, drop or swap with a neighbour; something above `limit` where it is more than that. */
function editDistance(left: readonly string[], right: readonly string[], limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let at = 1; at <= right.length; at++) {
      const changed = above[at - 1]! + (left[row - 1] === right[at - 1] ? 0 : 1);
      let best = Math.min(changed, above[at]! + 1, current[at - 1]! + 1);
      if (row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1])
        best = Math.min(best, before[at - 2]! + 1);
      current.push(best);
    }
    before = above;
    above = current;
  }
  return above[right.length]!;
}

/** `did you mean "email"?`, or '' where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near.length === 0 ? '' : `did you mean ${near.map((text) => JSON.stringify(text)).join(' or ')}?`;
}
