/**
 * Finds the words of a list that are within a few typing errors of a given one, without comparing it to all.
 *
 * Two words within k errors become equal when at most k letters are taken from the beginning (eight letters) of each.
 * So each word of the list is filed under all it becomes that way, a query looks under all that it becomes, and only
 * what it meets there is compared in full.
 */
export class NearIndex {
  readonly #words: readonly string[];
  readonly #within: number;
  readonly #byDeletion = new Map<string, number[]>();
  readonly #seen: Uint32Array;
  #query = 0;

  constructor(words: readonly string[], within: number) {
    this.#words = words;
    this.#within = within;
    this.#seen = new Uint32Array(words.length);
    if (within === 0) return;
    words.forEach((word, index) => {
      for (const form of deletions(word, allowedErrors(word.length, within))) {
        const filed = this.#byDeletion.get(form);
        if (filed === undefined) this.#byDeletion.set(form, [index]);
        else filed.push(index);
      }
    });
  }

  /** All words at the smallest distance, in list order; none when that is more errors than the words' lengths allow. */
  nearest(text: string): string[] {
    this.#query++;
    let best = allowedErrors(text.length, this.#within);
    if (best === 0) return [];
    let found: number[] = [];
    for (const form of deletions(text, best)) {
      for (const index of this.#byDeletion.get(form) ?? []) {
        if (this.#seen[index] === this.#query) continue;
        this.#seen[index] = this.#query;
        const word = this.#words[index]!;
        const limit = Math.min(best, allowedErrors(word.length, this.#within));
        const distance = typingErrors(text, word, limit);
        if (distance > limit) continue;
        if (distance < best) found = [];
        best = distance;
        found.push(index);
      }
    }
    return found.sort((a, b) => a - b).map((index) => this.#words[index]!);
  }
}

/** A short word has few letters to be recognised by: none may be wrong in up to 3, one in up to 5, two in up to 8. */
export function allowedErrors(length: number, within: number): number {
  return Math.min(within, length <= 3 ? 0 : length <= 5 ? 1 : length <= 8 ? 2 : 3);
}

const BEGINNING = 8;

/** What the beginning of a word becomes when up to `count` letters are taken from it. */
function deletions(word: string, count: number): Set<string> {
  const forms = new Set([word.slice(0, BEGINNING)]);
  let last: Iterable<string> = [...forms];
  for (let round = 0; round < count; round++) {
    const next = new Set<string>();
    for (const form of last) for (let at = 0; at < form.length; at++) next.add(form.slice(0, at) + form.slice(at + 1));
    for (const form of next) forms.add(form);
    last = next;
  }
  return forms;
}

/**
 * Letters changed, added, dropped or swapped with their neighbour (optimal string alignment), in UTF-16 units of
 * folded text; `limit + 1` where it is more than the limit.
 */
export function typingErrors(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  if (rows[0].length <= right.length) rows = makeRows(right.length * 2);
  let [before, above, current] = rows;
  for (let column = 0; column <= right.length; column++) above[column] = column;
  for (let row = 1; row <= left.length; row++) {
    const letter = left.charCodeAt(row - 1);
    const last = row > 1 ? left.charCodeAt(row - 2) : -1;
    current[0] = row;
    let least = row;
    // What lies further from the diagonal is more than the limit whatever its letters are.
    const from = Math.max(1, row - limit - 1);
    const to = Math.min(right.length, row + limit + 1);
    if (from > 1) {
      current[from - 1] = limit + 2;
      least = limit + 2;
    }
    if (to > row + limit) above[to] = limit + 2;
    for (let column = from; column <= to; column++) {
      const other = right.charCodeAt(column - 1);
      let cost = above[column - 1]! + (letter === other ? 0 : 1);
      if (above[column]! < cost) cost = above[column]! + 1;
      if (current[column - 1]! < cost) cost = current[column - 1]! + 1;
      const isSwap = column > 1 && last === other && letter === right.charCodeAt(column - 2);
      if (isSwap && before[column - 2]! < cost) cost = before[column - 2]! + 1;
      current[column] = cost;
      if (cost < least) least = cost;
    }
    // A swap looks two rows back, so one row above the limit is not yet the end.
    if (least > limit + 1) return limit + 1;
    [before, above, current] = [above, current, before];
  }
  return Math.min(above[right.length]!, limit + 1);
}

const makeRows = (size: number) =>
  [new Uint16Array(size + 1), new Uint16Array(size + 1), new Uint16Array(size + 1)] as const;

/** Kept from call to call: most words are short, and there are many of them. */
let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = makeRows(64);
