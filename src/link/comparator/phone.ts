import type { Comparator } from './comparator.ts';
import { osa } from './edit-distance.ts';

/** The last digits identify a subscriber where one of two numbers lacks its country or area. */
const SUBSCRIBER = 7;

function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const a = digitsOf(left);
  const b = digitsOf(right);
  if (a.length < SUBSCRIBER || b.length < SUBSCRIBER) return a === b && a !== '' ? 0.98 : 0;
  if (a === b) return 0.98;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.endsWith(shorter.replace(/^0+/, ''))) return 0.95;
  if (mayBeOneSlip(a, b) && osa(a, b) === 1) return 0.9;
  return a.slice(-SUBSCRIBER) === b.slice(-SUBSCRIBER) ? 0.8 : 0;
}

/** One slip leaves all before and after it as it is; without this, most pairs would be aligned digit by digit for nothing. */
function mayBeOneSlip(a: string, b: string): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (longer - shorter > 1) return false;
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let after = 0;
  while (after < shorter - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return before + after >= longer - 2;
}

/** Digits of the number itself; an extension is left out. */
function digitsOf(text: string): string {
  return text.replace(/;.*$/, '').replace(/\D+/g, '');
}

export const phone: Comparator = {
  id: 'phone',
  summary:
    'Phone numbers: equal but for an extension (0.98), without country code (0.95), one digit wrong (0.9), same last seven digits (0.8).',
  folds: false,
  similarity,
  examples: [
    { left: '+442079460018', right: '+442079460018;ext=9', similarity: 0.98 },
    { left: '+442079460018', right: '02079460018', similarity: 0.95 },
    { left: '+442079460018', right: '+442079460081', similarity: 0.9 },
    { left: '+442079460018', right: '+441619460018', similarity: 0.8 },
    { left: '+442079460018', right: '+442079460999', similarity: 0 },
  ],
};
