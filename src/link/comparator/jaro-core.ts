import { CodePoints } from './code-points.ts';

/*
 * Jaro (1989) and Winkler (1990). Two characters match when they are equal and no farther apart than half the longer
 * text; a match out of order counts half. Winkler raises the score of texts that begin alike, up to four characters.
 */

export interface JaroWinklerOptions {
  /** What each common leading character adds of what is missing to 1. */
  readonly prefixWeight: number;
  /** Jaro similarity above which the prefix counts. */
  readonly boostThreshold: number;
}

export const jaroWinklerDefaults: JaroWinklerOptions = { prefixWeight: 0.1, boostThreshold: 0.7 };
const MAX_PREFIX = 4;

const left = new CodePoints();
const right = new CodePoints();
let leftMatched = new Uint8Array(256);
let rightMatched = new Uint8Array(256);

/** Jaro similarity in [0, 1], by code points. Two empty texts are equal. */
export function jaro(a: string, b: string): number {
  if (a === b) return 1;
  left.set(a);
  right.set(b);
  return jaroOfPoints();
}

export function jaroWinkler(a: string, b: string, options: JaroWinklerOptions = jaroWinklerDefaults): number {
  if (a === b) return 1;
  left.set(a);
  right.set(b);
  const similarity = jaroOfPoints();
  if (similarity <= options.boostThreshold) return similarity;
  let prefix = 0;
  const longest = Math.min(left.length, right.length, MAX_PREFIX);
  while (prefix < longest && left.points[prefix] === right.points[prefix]) prefix++;
  return Math.min(1, similarity + prefix * options.prefixWeight * (1 - similarity));
}

/**
 * No Jaro–Winkler similarity with the default options exceeds this, given how many characters two texts have in
 * common as bags and how many they begin with alike. With it most dissimilar pairs need no comparison.
 */
export function jaroWinklerBound(common: number, leftLength: number, rightLength: number, prefix: number): number {
  if (common === 0) return 0;
  const bound = (common / leftLength + common / rightLength + 1) / 3;
  return bound <= 0.7 ? bound : bound + Math.min(prefix, MAX_PREFIX) * 0.1 * (1 - bound);
}

function jaroOfPoints(): number {
  const { points: a, length: aLength } = left;
  const { points: b, length: bLength } = right;
  if (aLength === 0 || bLength === 0) return aLength === bLength ? 1 : 0;
  const reach = Math.max(0, (Math.max(aLength, bLength) >>> 1) - 1);
  if (aLength > leftMatched.length) leftMatched = new Uint8Array(aLength * 2);
  if (bLength > rightMatched.length) rightMatched = new Uint8Array(bLength * 2);
  leftMatched.fill(0, 0, aLength);
  rightMatched.fill(0, 0, bLength);
  let matches = 0;
  for (let at = 0; at < aLength; at++) {
    const end = Math.min(bLength, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (rightMatched[other] === 1 || a[at] !== b[other]) continue;
      leftMatched[at] = 1;
      rightMatched[other] = 1;
      matches++;
      break;
    }
  }
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let other = 0;
  for (let at = 0; at < aLength; at++) {
    if (leftMatched[at] === 0) continue;
    while (rightMatched[other] === 0) other++;
    if (a[at] !== b[other]) outOfOrder++;
    other++;
  }
  return combine(matches, outOfOrder >>> 1, aLength, bLength);
}

function combine(matches: number, transpositions: number, aLength: number, bLength: number): number {
  return (matches / aLength + matches / bLength + (matches - transpositions) / matches) / 3;
}

const positionsOf = new Uint32Array(128);

/**
 * Jaro–Winkler with the default options of two plain ASCII texts that lie in one array of bytes: the same number as
 * above. Up to 32 characters the positions still free are the bits of one integer, which makes it several times
 * faster; nearly all names and addresses are that short, and this is the most called function of matching.
 */
export function jaroWinklerOfAscii(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): number {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  if (aLength > 32 || bLength > 32) return jaroWinkler(ascii(bytes, aStart, aEnd), ascii(bytes, bStart, bEnd));
  const reach = Math.max(0, (Math.max(aLength, bLength) >>> 1) - 1);
  for (let at = 0; at < bLength; at++) positionsOf[bytes[bStart + at]!]! |= 1 << at;
  let aMatched = 0;
  let free = -1;
  let matches = 0;
  for (let at = 0; at < aLength; at++) {
    const from = at - reach;
    const end = at + reach + 1;
    let window = end >= 32 ? -1 : (1 << end) - 1;
    if (from > 0) window &= from >= 32 ? 0 : -1 << from;
    const hit = positionsOf[bytes[aStart + at]!]! & window & free;
    if (hit === 0) continue;
    free &= ~(hit & -hit);
    aMatched |= 1 << at;
    matches++;
  }
  for (let at = 0; at < bLength; at++) positionsOf[bytes[bStart + at]!] = 0;
  if (matches === 0) return 0;
  let bMatched = ~free;
  let outOfOrder = 0;
  for (let pair = 0; pair < matches; pair++) {
    const a = 31 - Math.clz32(aMatched & -aMatched);
    const b = 31 - Math.clz32(bMatched & -bMatched);
    if (bytes[aStart + a] !== bytes[bStart + b]) outOfOrder++;
    aMatched &= aMatched - 1;
    bMatched &= bMatched - 1;
  }
  const similarity = combine(matches, outOfOrder >>> 1, aLength, bLength);
  if (similarity <= 0.7) return similarity;
  let prefix = 0;
  const longest = Math.min(aLength, bLength, MAX_PREFIX);
  while (prefix < longest && bytes[aStart + prefix] === bytes[bStart + prefix]) prefix++;
  return Math.min(1, similarity + prefix * 0.1 * (1 - similarity));
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
