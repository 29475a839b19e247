import type { Comparator } from './comparator.ts';
import { jaroWinklerBound, jaroWinklerOfAscii, jaroWinkler as similarity } from './jaro-core.ts';

const counts = new Uint8Array(128);

/**
 * Bounds first: the lengths alone, then the bag of characters. Most pairs of different values end there, and only
 * those that might reach the lowest level are compared in order.
 */
function ofAscii(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number, least: number): number {
  const aLength = aEnd - aStart;
  const bLength = bEnd - bStart;
  let prefix = 0;
  const longest = Math.min(aLength, bLength, 4);
  while (prefix < longest && bytes[aStart + prefix] === bytes[bStart + prefix]) prefix++;
  if (jaroWinklerBound(Math.min(aLength, bLength), aLength, bLength, prefix) < least) return 0;
  for (let at = aStart; at < aEnd; at++) counts[bytes[at]!]!++;
  let common = 0;
  for (let at = bStart; at < bEnd; at++) {
    const byte = bytes[at]!;
    if (counts[byte]! > 0) {
      counts[byte]!--;
      common++;
    }
  }
  for (let at = aStart; at < aEnd; at++) counts[bytes[at]!] = 0;
  if (jaroWinklerBound(common, aLength, bLength, prefix) < least) return 0;
  return jaroWinklerOfAscii(bytes, aStart, aEnd, bStart, bEnd);
}

export const jaroWinkler: Comparator = {
  id: 'jaro_winkler',
  summary: 'Jaro, raised for texts that begin alike: made for short names with typing errors.',
  similarity: (left, right) => similarity(left, right),
  ofAscii,
  examples: [
    { left: 'martha', right: 'marhta', similarity: 0.9611 },
    { left: 'dwayne', right: 'duane', similarity: 0.84 },
    { left: 'dixon', right: 'dicksonx', similarity: 0.8133 },
    { left: 'yilmaz', right: 'yilmas', similarity: 0.9333 },
    { left: 'ab', right: 'ba', similarity: 0 },
  ],
};
