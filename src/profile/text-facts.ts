import { compareUtf8 } from '../util/utf8-order.ts';
import type { TextCount } from './profile-result.ts';

/** Entries of a count, most frequent first, then by UTF-8 bytes. */
export function countsOf(texts: Iterable<string>, limit: number): TextCount[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || compareUtf8(a.text, b.text))
    .slice(0, limit);
}

const MAX_SHAPE = 24;

/**
 * The form of a value: `A` for capital letters, `a` for small ones, `x` for letters without case, `9` for digits,
 * runs as one, all else as it is. "Öztürk-Weiß 12" has the form `Aa-Aa 9`.
 */
export function shapeOf(text: string): string {
  const shape = text
    .slice(0, 200)
    .replace(/\p{Nd}+/gu, '9')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/[\p{Ll}\p{M}]+/gu, 'a')
    .replace(/[\p{Lo}\p{Lm}\p{Lt}]+/gu, 'x')
    .replace(/x[ax]+/g, 'x');
  return shape.length > MAX_SHAPE ? `${shape.slice(0, MAX_SHAPE)}…` : shape;
}

const scripts = [
  'Latin',
  'Arabic',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Devanagari',
  'Thai',
  'Armenian',
  'Georgian',
].map((name) => ({ name, regex: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** The scripts that a value's letters are of. */
export function scriptsOf(text: string): string[] {
  if (/^[\x00-\x7f]*$/.test(text)) return /[A-Za-z]/.test(text) ? ['Latin'] : [];
  return scripts.filter(({ regex }) => regex.test(text)).map(({ name }) => name);
}

/** Fewest, middle and most code points; null where there is no text. */
export function lengthsOf(texts: readonly string[]): { min: number; median: number; max: number } | null {
  if (texts.length === 0) return null;
  const lengths = Uint32Array.from(texts, (text) => [...text].length).sort();
  return { min: lengths[0]!, median: lengths[lengths.length >>> 1]!, max: lengths.at(-1)! };
}

/** Runs of letters and digits of a text, on average, to a tenth; 0 where there is no text. */
export function wordsOf(texts: readonly string[]): number {
  let count = 0;
  for (const text of texts) count += text.match(/[\p{L}\p{M}\p{Nd}]+/gu)?.length ?? 0;
  return texts.length === 0 ? 0 : Math.round((10 * count) / texts.length) / 10;
}
