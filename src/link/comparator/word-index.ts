import { jaroWinkler } from './jaro-core.ts';
import { tokensOf } from './token-core.ts';

/*
 * Texts by their words: each word a number with a weight, each text a list of numbers, made once for all values of a
 * field. To compare two texts is then to merge two short lists.
 */

/** Words from this similarity on are taken for one word with a slip in it. */
const LIKE = 0.9;
/** Shorter words, and words with digits, are one word only if equal: a model number with another digit is another model. */
const LEAST_LETTERS = 3;
/** A word of one text that the other gives shortened, or by its first letter. */
const SHORTENED = 0.85;
const INITIAL = 0.7;
/** How many words may be written as one elsewhere: "kdl 40 v5100" and "kdl40v5100". */
const MOST_JOINED = 3;
const LONGEST_JOINED = 24;
/** Likenesses of words that are remembered. */
const MAX_REMEMBERED = 500_000;

interface Join {
  readonly whole: number;
  /** Where its parts lie in the text, as places in its sorted list of words. */
  readonly parts: readonly number[];
}

const noJoins: readonly Join[] = [];

/** A word that one record alone holds has no partner to be shared with: it counts as one of two. */
const rareness = (records: number, total: number) => Math.log(1 + total / Math.max(2, records));

export class WordIndex {
  /** Words by number. */
  readonly texts: string[] = [];
  /** How many records hold each word. */
  readonly records: number[] = [];
  /** How many records hold any. */
  readonly total: number;
  /** Numbers of the words of each value, ascending: `words[starts[code] .. starts[code + 1])`. */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly #weights: Float64Array;
  /** Of each value the root of the sum of its words' squared weights. */
  readonly #lengths: Float64Array;
  readonly #joins: (readonly Join[])[];
  readonly #isPlain: Uint8Array;
  readonly #likeness = new Map<number, number>();
  /** Room for the words that two texts do not share; which of them found a partner. */
  #left = new Int32Array(64);
  #right = new Int32Array(64);

  /** The texts of a field by code, code 0 being the empty one, and how many records hold each. */
  constructor(
    textOf: (code: number) => string,
    counts: Uint32Array,
    weigh: (records: number, total: number) => number = rareness,
  ) {
    const numberOf = new Map<string, number>();
    const size = counts.length;
    const inOrder: (readonly number[])[] = [[]];
    let total = 0;
    for (let code = 1; code < size; code++) {
      if (counts[code] === 0) {
        inOrder.push([]);
        continue;
      }
      total += counts[code]!;
      const numbers = tokensOf(textOf(code)).map((word) => this.#number(word, numberOf));
      inOrder.push(numbers);
      for (const word of new Set(numbers)) this.records[word]! += counts[code]!;
    }
    this.total = total;
    this.#weights = Float64Array.from(this.records, (records) => weigh(records, total));
    this.#isPlain = Uint8Array.from(this.texts, (word) => Number(!/\d/.test(word)));
    this.starts = new Uint32Array(size + 1);
    const lists = inOrder.map((numbers) => Uint32Array.from(new Set(numbers)).sort());
    lists.forEach((list, code) => {
      this.starts[code + 1] = this.starts[code]! + list.length;
    });
    this.words = new Uint32Array(this.starts[size]!);
    lists.forEach((list, code) => {
      this.words.set(list, this.starts[code]!);
    });
    this.#joins = inOrder.map((numbers, code) => this.#joinsOf(numbers, lists[code]!, numberOf));
    this.#lengths = Float64Array.from(lists, (list) => {
      let sum = 0;
      for (const word of list) sum += this.#weights[word]! ** 2;
      return Math.sqrt(sum);
    });
  }

  #number(word: string, numberOf: Map<string, number>): number {
    let number = numberOf.get(word);
    if (number === undefined) {
      number = this.texts.length;
      numberOf.set(word, number);
      this.texts.push(word);
      this.records.push(0);
    }
    return number;
  }

  /** Neighbouring words that stand as one word in another text. */
  #joinsOf(numbers: readonly number[], sorted: Uint32Array, numberOf: ReadonlyMap<string, number>): readonly Join[] {
    let joins: Join[] | undefined;
    for (let at = 0; at + 1 < numbers.length; at++) {
      let text = this.texts[numbers[at]!]!;
      for (let end = at + 1; end < Math.min(numbers.length, at + MOST_JOINED); end++) {
        text += this.texts[numbers[end]!]!;
        if (text.length > LONGEST_JOINED) break;
        const whole = numberOf.get(text);
        if (whole === undefined || sorted.includes(whole)) continue;
        const parts = [...new Set(numbers.slice(at, end + 1))].map((word) => sorted.indexOf(word));
        joins ??= [];
        joins.push({ whole, parts });
      }
    }
    return joins ?? noJoins;
  }

  /** Words of a value and words that its neighbouring words make together. */
  wordsWithJoined(code: number): number[] {
    const own = Array.from(this.words.subarray(this.starts[code]!, this.starts[code + 1]!));
    return [...own, ...this.#joins[code]!.map(({ whole }) => whole)];
  }

  weight(word: number): number {
    return this.#weights[word]!;
  }

  /** Cosine of two values by their weighted words; 0 where it cannot reach `least`. */
  similarity(leftCode: number, rightCode: number, least: number): number {
    const { words, starts } = this;
    const scale = this.#lengths[leftCode]! * this.#lengths[rightCode]!;
    if (scale === 0) return 0;
    const leftStart = starts[leftCode]!;
    const rightStart = starts[rightCode]!;
    const leftEnd = starts[leftCode + 1]!;
    const rightEnd = starts[rightCode + 1]!;
    if (leftEnd - leftStart > this.#left.length) this.#left = new Int32Array((leftEnd - leftStart) * 2);
    if (rightEnd - rightStart > this.#right.length) this.#right = new Int32Array((rightEnd - rightStart) * 2);
    const left = this.#left;
    const right = this.#right;
    let leftRest = 0;
    let rightRest = 0;
    let leftCount = 0;
    let rightCount = 0;
    let common = 0;
    let a = leftStart;
    let b = rightStart;
    while (a < leftEnd || b < rightEnd) {
      const difference = (a < leftEnd ? words[a]! : 0xffff_ffff) - (b < rightEnd ? words[b]! : 0xffff_ffff);
      if (difference === 0) {
        common += this.#weights[words[a]!]! ** 2;
        a++;
        b++;
      } else if (difference < 0) {
        left[leftCount++] = a;
        leftRest += this.#weights[words[a++]!]! ** 2;
      } else {
        right[rightCount++] = b;
        rightRest += this.#weights[words[b++]!]! ** 2;
      }
    }
    // By Cauchy and Schwarz, no partners among the rest add more than this.
    if ((common + Math.sqrt(leftRest * rightRest)) / scale < least) return 0;
    if (leftCount > 0 && rightCount > 0) {
      common += this.#joined(rightCode, right, rightCount, rightStart, left, leftCount);
      common += this.#joined(leftCode, left, leftCount, leftStart, right, rightCount);
      common += this.#alike(left, leftCount, right, rightCount);
    }
    return Math.min(1, common / scale);
  }

  /** Words of one text that are one word in the other. Words used are struck out with -1. */
  #joined(
    code: number,
    parts: Int32Array,
    partCount: number,
    start: number,
    wholes: Int32Array,
    wholeCount: number,
  ): number {
    let sum = 0;
    for (const join of this.#joins[code]!) {
      let whole = 0;
      while (whole < wholeCount && (wholes[whole]! < 0 || this.words[wholes[whole]!] !== join.whole)) whole++;
      if (whole === wholeCount) continue;
      let squares = 0;
      const places: number[] = [];
      for (const part of join.parts) {
        let place = 0;
        while (place < partCount && parts[place] !== start + part) place++;
        if (place === partCount) break;
        places.push(place);
        squares += this.#weights[this.words[start + part]!]! ** 2;
      }
      if (places.length < join.parts.length) continue;
      sum += this.#weights[join.whole]! * Math.sqrt(squares);
      wholes[whole] = -1;
      for (const place of places) parts[place] = -1;
    }
    return sum;
  }

  /** Words with a slip, and shortened ones: each with its best partner, best first. */
  #alike(left: Int32Array, leftCount: number, right: Int32Array, rightCount: number): number {
    let sum = 0;
    let pairs: { i: number; j: number; value: number; gain: number }[] | undefined;
    for (let i = 0; i < leftCount; i++) {
      if (left[i]! < 0) continue;
      const word = this.words[left[i]!]!;
      if (this.#isPlain[word] === 0) continue;
      for (let j = 0; j < rightCount; j++) {
        if (right[j]! < 0) continue;
        const other = this.words[right[j]!]!;
        if (this.#isPlain[other] === 0) continue;
        const value = this.#likenessOf(word, other);
        if (value === 0) continue;
        pairs ??= [];
        pairs.push({ i, j, value, gain: value * this.#weights[word]! * this.#weights[other]! });
      }
    }
    if (pairs === undefined) return 0;
    // Equal gain by the words themselves, so that the two sides may be swapped.
    const name = ({ i, j }: { i: number; j: number }) =>
      [this.texts[this.words[left[i]!]!]!, this.texts[this.words[right[j]!]!]!].sort().join(' ');
    if (pairs.length > 1) pairs.sort((one, other) => other.gain - one.gain || (name(one) < name(other) ? -1 : 1));
    for (const { i, j, gain } of pairs) {
      if (left[i]! < 0 || right[j]! < 0) continue;
      left[i] = -1;
      right[j] = -1;
      sum += gain;
    }
    return sum;
  }

  #likenessOf(left: number, right: number): number {
    const a = this.texts[left]!;
    const b = this.texts[right]!;
    // A slip in the very first letter is rare, and it would have all words compared with all.
    if (a.charCodeAt(0) !== b.charCodeAt(0)) return 0;
    const key = left < right ? left * 67108864 + right : right * 67108864 + left;
    const known = this.#likeness.get(key);
    if (known !== undefined) return known;
    const value = likenessOfWords(a, b);
    if (this.#likeness.size < MAX_REMEMBERED) this.#likeness.set(key, value);
    return value;
  }
}

/** How alike two different words are: 0, or enough to be one word. */
export function likenessOfWords(left: string, right: string): number {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.startsWith(short)) return short.length === 1 ? INITIAL : short.length >= 3 ? SHORTENED : 0;
  if (short.length < LEAST_LETTERS) return 0;
  const similarity = jaroWinkler(left, right);
  return similarity >= LIKE ? similarity : 0;
}
