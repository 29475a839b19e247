import { isUtf8 } from 'node:buffer';
import type { encodings } from './rules.ts';

export type Encoding = (typeof encodings)[number];

export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly how: 'proven' | 'guessed';
  /** The other readings the bytes allow, most likely first; empty when there is no doubt. */
  readonly others: readonly Encoding[];
  /** How many letters the guess rests on. */
  readonly evidence: number;
}

/** How far into a file the zero bytes of UTF-16 are looked for. */
export const HEAD_SIZE = 4096;

/** UTF-16 by its byte-order mark, or by where its zero bytes lie; null for anything else. */
export function detectUtf16(head: Uint8Array): { encoding: 'utf-16le' | 'utf-16be'; how: 'proven' | 'guessed' } | null {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', how: 'proven' };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', how: 'proven' };
  const pairs = Math.min(head.length, HEAD_SIZE) >>> 1;
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) evenZeros++;
    if (head[pair * 2 + 1] === 0) oddZeros++;
  }
  // Delimiters, line ends and digits are ASCII in every script: a good part of the units has a zero on one side only.
  const some = Math.max(2, pairs * 0.1);
  if (oddZeros >= some && evenZeros <= oddZeros / 20) return { encoding: 'utf-16le', how: 'guessed' };
  if (evenZeros >= some && oddZeros <= evenZeros / 20) return { encoding: 'utf-16be', how: 'guessed' };
  return null;
}

/** Reads a sample that begins at the first byte above 127 as UTF-8, or guesses its 8-bit code page. */
export function guessEncoding(sample: Uint8Array): EncodingGuess {
  const whole = withoutCutTail(sample);
  if (isUtf8(whole)) return { encoding: 'utf-8', how: 'proven', others: [], evidence: 0 };
  const { valid, invalid } = countSequences(whole);
  // UTF-8 with a few broken bytes: an 8-bit text forms valid sequences by accident only.
  if (valid >= 4 && valid > invalid * 4) return { encoding: 'utf-8', how: 'guessed', others: [], evidence: valid };
  return guessCodePage(whole);
}

/** Without a sequence that the end of the sample cuts in two. */
function withoutCutTail(sample: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? sample.subarray(0, sample.length - back) : sample;
  }
  return sample;
}

function countSequences(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) invalid++;
    else valid++;
    at += length || 1;
  }
  return { valid, invalid };
}

/** Length of the valid multi-byte sequence at `at`; 0 if there is none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  return byte >= 0xc2 && byte <= 0xf4 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))
    ? length
    : 0;
}

/** windows-1254 is windows-1252 but for these six: Ğ İ Ş ğ ı ş in Turkish, Ð Ý Þ ð ý þ in Western. */
const TURKISH = [0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe];
/** æ á é í ó ú å in both cases: an Icelandic, Faroese or Czech text has them beside those six, a Turkish one hardly. */
const NORDIC = [0xc6, 0xe6, 0xc1, 0xe1, 0xcd, 0xed, 0xd3, 0xf3, 0xda, 0xfa, 0xc5, 0xe5];
/** Alef, lam, yeh, meem, waw, noon, reh in windows-1256: half of all letters of an Arabic text. */
const ARABIC = [0xc7, 0xe1, 0xed, 0xe3, 0xe6, 0xe4, 0xd1];

function guessCodePage(bytes: Uint8Array): EncodingGuess {
  const counts = new Uint32Array(256);
  let letters = 0;
  let beside = 0; // letters above 127 that stand next to another one
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    counts[byte]!++;
    if (byte < 0xc0) continue;
    letters++;
    if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) beside++;
  }
  const sum = (list: readonly number[]) => list.reduce((total, byte) => total + counts[byte]!, 0);
  const guess = (encoding: Encoding, ...others: Encoding[]): EncodingGuess => ({
    encoding,
    how: 'guessed',
    others,
    evidence: letters,
  });
  // Arabic words are runs of high bytes; a Latin word has one here and there.
  if (letters >= 2 && beside > letters * 0.6 && sum(ARABIC) > letters * 0.3)
    return guess('windows-1256', 'windows-1252');
  const turkish = sum(TURKISH);
  const ofTurkish = turkish + sum([0xc7, 0xd6, 0xdc, 0xe7, 0xf6, 0xfc]);
  if (turkish > 0 && sum(NORDIC) * 3 < ofTurkish) return guess('windows-1254', 'windows-1252');
  return turkish > 0 ? guess('windows-1252', 'windows-1254') : guess('windows-1252');
}
