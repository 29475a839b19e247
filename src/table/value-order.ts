import type { Dictionary } from './dictionary.ts';

/** Orders two values of one dictionary by their UTF-8 bytes, without making text of them. */
export function compareValues(dictionary: Dictionary, left: number, right: number): number {
  if (left === right) return 0;
  const { bytes, offsets } = dictionary;
  const leftStart = offsets[left]!;
  const rightStart = offsets[right]!;
  const leftLength = offsets[left + 1]! - leftStart;
  const rightLength = offsets[right + 1]! - rightStart;
  const length = Math.min(leftLength, rightLength);
  for (let at = 0; at < length; at++) {
    const difference = bytes[leftStart + at]! - bytes[rightStart + at]!;
    if (difference !== 0) return difference;
  }
  return leftLength - rightLength;
}
