import { type CharSet, joinRanges, nativeProperty, otherRanges, type Range, type RegexNode } from './regex-syntax.ts';

/*
 * Whether a backtracking engine matches an expression in linear time, by a proof that errs on the safe side.
 *
 * The idea: a repeat is harmless when the next character alone tells whether to go on or to leave, because a
 * failed match then has nowhere to go back to. Choices that the next character does not decide are allowed where their
 * number is bounded, small, and not inside an unbounded repeat. A search starts anew at each position, so
 * an unbounded repeat is allowed in it only at the very end, where it cannot fail, or after a leading ^.
 */

/** Ways through the expression that may all be tried on one value. */
const MAX_WAYS = 32;
/** Characters that a search may look at from one position before it knows. */
const MAX_LOOK = 100;

/** How the expression is used: from the first character to the last, or wherever it is found. */
export function isLinear(node: RegexNode, ignoreCase: boolean, use: 'full' | 'search'): boolean {
  const facts = new Facts(ignoreCase);
  const { power, ways } = facts.growth(node, []);
  if (power > 0 || ways > MAX_WAYS) return false;
  return use === 'full' || facts.searchIsBounded(node);
}

/**
 * Whether a backtracking engine finds the same part of a text as RE2 does, and not only finds one as well. They differ
 * where a round of a repeat may be empty: one tries again for more, as with (a*?)? on "a", the other is content.
 */
export function findsTheSame(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return true;
    case 'group':
      return findsTheSame(node.item);
    case 'alternatives':
    case 'sequence':
      return node.items.every(findsTheSame);
    case 'repeat':
      return findsTheSame(node.item) && (node.min === node.max || !isNullable(node.item));
  }
}

/** Steps that one short value may cost a backtracking engine: less than a tenth of a millisecond. */
const MAX_STEPS = 20_000;

/**
 * Length up to which a backtracking engine is quick, where it is not linear but at most a small power of the length;
 * 0 where even a short value may take for ever.
 */
export function quickLength(node: RegexNode, ignoreCase: boolean, use: 'full' | 'search'): number {
  const { power, ways } = new Facts(ignoreCase).growth(node, []);
  const steps = MAX_STEPS / ways;
  return power === Infinity || steps < 1 ? 0 : Math.floor(steps ** (1 / (power + (use === 'search' ? 2 : 1))));
}

/** Ways through an expression that an engine may try on a text of length n: at most `ways` times n to the `power`. */
interface Growth {
  readonly power: number;
  readonly ways: number;
}

type Ranges = readonly Range[];

class Facts {
  readonly #ignoreCase: boolean;

  constructor(ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
  }

  /** Upper bound of the ways through a node. `follow`: characters that may come next. */
  growth(node: RegexNode, follow: Ranges): Growth {
    switch (node.kind) {
      case 'set':
      case 'assertion':
        return { power: 0, ways: 1 };
      case 'group':
        return this.growth(node.item, follow);
      case 'sequence':
        return this.#growthOfSequence(node.items, follow);
      case 'alternatives':
        return this.#growthOfAlternatives(node.items, follow);
      case 'repeat':
        return this.#growthOfRepeat(node, follow);
    }
  }

  #growthOfSequence(items: readonly RegexNode[], follow: Ranges): Growth {
    let power = 0;
    let ways = 1;
    let next = follow;
    for (const item of items.toReversed()) {
      const part = this.growth(item, next);
      power += part.power;
      ways *= part.ways;
      next = isNullable(item) ? joinRanges([...this.#first(item), ...next]) : this.#first(item);
    }
    return { power, ways };
  }

  #growthOfAlternatives(items: readonly RegexNode[], follow: Ranges): Growth {
    const starts = items.map((item) => this.#first(item));
    const parts = items.map((item) => this.growth(item, follow));
    const decided = items.every(
      (item, index) => !isNullable(item) && starts.every((other, at) => at <= index || !overlap(starts[index]!, other)),
    );
    const ways = parts.map((part) => part.ways);
    return {
      power: Math.max(...parts.map(({ power }) => power)),
      ways: decided ? Math.max(...ways) : ways.reduce((sum, each) => sum + each, 0),
    };
  }

  #growthOfRepeat({ item, min, max }: Extract<RegexNode, { kind: 'repeat' }>, follow: Ranges): Growth {
    const first = this.#first(item);
    const { power, ways } = this.growth(item, max > 1 ? joinRanges([...first, ...follow]) : follow);
    const decided = !isNullable(item) && !overlap(first, follow);
    if (max === Infinity) {
      if (decided && power === 0 && ways === 1) return { power: 0, ways: 1 };
      // Single characters can be parted from what follows at each place; of anything longer nothing is claimed.
      return { power: isOneSet(item) ? 1 : Infinity, ways: 1 };
    }
    return { power: power * max, ways: ways ** max * (decided || min === max ? 1 : max - min + 1) };
  }

  /** Whether a search looks at a bounded number of characters from each position, unless it finds something. */
  searchIsBounded(node: RegexNode): boolean {
    if (node.kind === 'alternatives') return node.items.every((item) => this.searchIsBounded(item));
    if (node.kind === 'group') return this.searchIsBounded(node.item);
    if (startsAtStart(node)) return true;
    const items = node.kind === 'sequence' ? node.items : [node];
    const before = items.slice(0, -1).reduce((sum, item) => sum + maxLength(item), 0);
    return before <= MAX_LOOK && this.#endIsBounded(items.at(-1), before);
  }

  #endIsBounded(node: RegexNode | undefined, before: number): boolean {
    if (node === undefined) return true;
    if (node.kind === 'group') return this.#endIsBounded(node.item, before);
    if (node.kind === 'alternatives') return node.items.every((item) => this.#endIsBounded(item, before));
    if (node.kind === 'repeat' && node.max === Infinity)
      return before + maxLength(node.item) * (node.min + 1) <= MAX_LOOK;
    return before + maxLength(node) <= MAX_LOOK;
  }

  /** Characters with which a match of the node may begin, when it is not empty. */
  #first(node: RegexNode): Ranges {
    switch (node.kind) {
      case 'set':
        return this.#charsOf(node);
      case 'assertion':
        return [];
      case 'group':
      case 'repeat':
        return this.#first(node.item);
      case 'alternatives':
        return joinRanges(node.items.flatMap((item) => this.#first(item)));
      case 'sequence': {
        const found: Range[] = [];
        for (const item of node.items) {
          found.push(...this.#first(item));
          if (!isNullable(item)) break;
        }
        return joinRanges(found);
      }
    }
  }

  /** At least the characters of the set. */
  #charsOf(set: CharSet): Ranges {
    const ranges = joinRanges([...set.ranges, ...set.properties.flatMap(propertyRanges)]);
    // What a property holds beyond ASCII is not known here, so "all but it" may hold any of that as well.
    const others =
      set.properties.length > 0 ? [...otherRanges(ranges), [0x80, 0x10ffff] as const] : otherRanges(ranges);
    const chars = set.negated ? joinRanges(others) : ranges;
    return this.#ignoreCase ? withOtherCase(chars) : chars;
  }
}

function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'assertion':
      return true;
    case 'group':
      return isNullable(node.item);
    case 'repeat':
      return node.min === 0 || isNullable(node.item);
    case 'alternatives':
      return node.items.some((item) => isNullable(item));
    case 'sequence':
      return node.items.every((item) => isNullable(item));
  }
}

function isOneSet(node: RegexNode): boolean {
  return node.kind === 'set' || (node.kind === 'group' && isOneSet(node.item));
}

function startsAtStart(node: RegexNode): boolean {
  if (node.kind === 'assertion') return node.what === 'start';
  if (node.kind === 'group') return startsAtStart(node.item);
  return node.kind === 'sequence' && node.items.length > 0 && startsAtStart(node.items[0]!);
}

function maxLength(node: RegexNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'assertion':
      return 0;
    case 'group':
      return maxLength(node.item);
    case 'repeat':
      return node.max === 0 ? 0 : maxLength(node.item) * node.max;
    case 'alternatives':
      return Math.max(...node.items.map(maxLength));
    case 'sequence':
      return node.items.reduce((sum, item) => sum + maxLength(item), 0);
  }
}

/** ASCII exactly; of the rest, everything, because a larger set only makes the proof harder. */
function propertyRanges(property: { readonly name: string; readonly negated: boolean }): Range[] {
  const regex = new RegExp(`\\${property.negated ? 'P' : 'p'}{${nativeProperty(property.name)}}`, 'u');
  const ranges: Range[] = [[0x80, 0x10ffff]];
  for (let code = 0; code < 0x80; code++) if (regex.test(String.fromCharCode(code))) ranges.push([code, code]);
  return ranges;
}

/** With everything that may be equal without case. Beyond ASCII that is taken to be everything; k and s have partners there. */
function withOtherCase(ranges: Ranges): Range[] {
  const found: Range[] = [...ranges];
  const has = (from: number, to: number) => overlap(ranges, [[from, to]]);
  for (let upper = 0x41; upper <= 0x5a; upper++) {
    if (has(upper, upper) || has(upper + 32, upper + 32)) found.push([upper, upper], [upper + 32, upper + 32]);
  }
  const reachesOut = has(0x80, 0x10ffff) || has(0x4b, 0x4b) || has(0x6b, 0x6b) || has(0x53, 0x53) || has(0x73, 0x73);
  if (reachesOut) found.push([0x80, 0x10ffff], [0x4b, 0x4b], [0x6b, 0x6b], [0x53, 0x53], [0x73, 0x73]);
  return joinRanges(found);
}

function overlap(left: Ranges, right: Ranges): boolean {
  return left.some(([from, to]) => right.some(([otherFrom, otherTo]) => from <= otherTo && otherFrom <= to));
}
