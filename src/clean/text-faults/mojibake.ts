import { windows1252Upper } from '../../util/windows-1252.ts';

/*
 * UTF-8 that was read as a code page of one byte a character, as "MÃ¼ller" and "Ä°stanbul" or "ط¹ظ„ظٹ". Encoded back
 * and read as UTF-8, such a text becomes what it was. Bytes that form UTF-8 by chance are rare but there are some: an
 * Ã at the end of a Portuguese word before a quotation mark. So a repair says whether it is sure.
 */

export interface Repair {
  readonly text: string;
  /** Whether nothing else can have been meant. */
  readonly isSure: boolean;
}

const MAX_ROUNDS = 3;
const PAGES = ['windows-1252', 'windows-1254', 'windows-1256', 'windows-1251', 'windows-1250'] as const;

/** The first of two bytes of UTF-8 as the code pages show it, and something that is not ASCII after it. */
const SUSPECT =
  /[\u00c2-\u00df\u00e0-\u00ef\u0102\u0103\u0139\u0110\u011e\u0420\u0421\u0637-\u0639\u063a\u06ba\u0686\u0678\u0622][^\u0000-\u007f]/;

/** What the text was before it was read wrongly; undefined where it looks right. */
export function mendUtf8(text: string): Repair | undefined {
  if (!SUSPECT.test(text)) return undefined;
  let mended = text;
  let isSure = true;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = mendOnce(mended);
    if (next === undefined) break;
    mended = next.text;
    isSure &&= next.isSure;
  }
  return mended === text ? undefined : { text: mended, isSure };
}

function mendOnce(text: string): Repair | undefined {
  if (!SUSPECT.test(text)) return undefined;
  let best: Repair | undefined;
  for (const page of PAGES) {
    const found = mendAs(text, page);
    if (found?.isSure === true) return found;
    best ??= found;
  }
  return best;
}

const RUN = /[^\u0000-\u007f]+/g;

/** Every run of characters beyond ASCII must become UTF-8: a text of which a part looks right was read rightly. */
function mendAs(text: string, page: (typeof PAGES)[number]): Repair | undefined {
  const table = tableOf(page);
  let mended = '';
  let end = 0;
  let groups = 0;
  let strong = false;
  let isWhole = true;
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const decoded = decode(run, table);
    mended += text.slice(end, match.index);
    end = match.index + run.length;
    if (decoded === undefined) {
      isWhole = false;
      mended += run;
      continue;
    }
    mended += decoded;
    let at = match.index;
    for (const character of decoded) {
      const length = Buffer.byteLength(character);
      if (!isPlausible(character)) isWhole = false;
      groups++;
      strong ||= isStrong(text.slice(at, at + length), text.slice(0, at), text.slice(at + length), character);
      at += length;
    }
  }
  if (groups === 0) return undefined;
  const isSeveral = groups > 1 && /\p{L}/u.test(mended.replace(/[\u0000-\u007f]/g, ''));
  return { text: mended + text.slice(end), isSure: isWhole && (strong || isSeveral) };
}

/** Letters of the languages that people write, and the marks of typography; anything else is there by chance. */
const isPlausible = (character: string) =>
  PLAUSIBLE.some(([first, last]) => character >= first && character <= last) && character.length === 1;

const PLAUSIBLE: readonly (readonly [string, string])[] = [
  // Control characters are what a second round takes away.
  ['\u0080', '\u017f'],
  ['\u0192', '\u0192'],
  ['\u0218', '\u021b'],
  ['\u0300', '\u036f'],
  ['\u0386', '\u03ce'],
  ['\u0400', '\u045f'],
  ['\u0490', '\u0491'],
  ['\u05d0', '\u05ea'],
  ['\u060c', '\u06f9'],
  ['\u0900', '\u09ff'],
  ['\u0e00', '\u0e5b'],
  ['\u1e00', '\u1eff'],
  ['\u200c', '\u200f'],
  ['\u2013', '\u203a'],
  ['\u20ac', '\u20ba'],
  ['\u2122', '\u2122'],
  ['\u3040', '\u30ff'],
  ['\u4e00', '\u9fff'],
  ['\uac00', '\ud7a3'],
];

/** Marks that stand after a word in good texts too. */
const CLOSING = /^[\u00a0\u00bb\u00ab\u2018-\u201e\u2013\u2014\u2026\u2039\u203a\u00ae\u00b7\u2122\u00aa\u00ba]$/;

/**
 * Whether one character of two or more can be nothing but misread: a sign in the middle of a word, or capital letters
 * and signs where no language has them.
 */
function isStrong(group: string, before: string, after: string, decoded: string): boolean {
  const [, ...rest] = group;
  const previous = before.at(-1) ?? '';
  const isInWord = /^\p{L}/u.test(after);
  if (rest.length > 1) return rest.some((character) => !/\p{L}/u.test(character));
  const trail = rest[0] ?? '';
  // Â before a space or a sign that it does not belong to.
  if (group[0] === 'Â' && !/\p{L}/u.test(decoded)) return !/\p{L}/u.test(previous);
  if (!/\p{L}/u.test(decoded)) return false;
  if (/\p{L}/u.test(trail)) return isOddPair(group, previous, after);
  if (CLOSING.test(trail)) return isInWord && (/^\p{Ll}/u.test(after) || !/\p{L}/u.test(previous));
  return isInWord || /\p{Ll}/u.test(previous);
}

/** Ã, Ä or Å beside œ, Ÿ, š, ž or ƒ: letters of languages that share no words. */
const isOddPair = (group: string, previous: string, after: string) =>
  /^[ÃÄÅ][ŒœŸŽžŠšƒ]$/.test(group) && (/^\p{L}/u.test(after) || /\p{L}/u.test(previous));

const tables = new Map<string, ReadonlyMap<string, number>>();

/** The bytes of a code page's characters from 0x80 on. */
function tableOf(page: (typeof PAGES)[number]): ReadonlyMap<string, number> {
  let table = tables.get(page);
  if (table === undefined) {
    const upper = [...Array(128).keys()].map((index) => index + 128);
    const texts = page === 'windows-1252' ? upper.map(in1252) : upper.map((byte) => inPage(page, byte));
    table = new Map(texts.flatMap((text, index) => (text === '\ufffd' ? [] : [[text, upper[index]!] as const])));
    // Some programs read the code page as Latin-1, which has control characters there.
    if (page === 'windows-1252') {
      const latin1 = upper.slice(0, 32).map((byte) => [String.fromCharCode(byte), byte] as const);
      table = new Map([...table, ...latin1]);
    }
    tables.set(page, table);
  }
  return table;
}

const inPage = (page: string, byte: number) => new TextDecoder(page).decode(Uint8Array.of(byte));

/** Where windows-1252 has nothing, programs give the control character of the same number. */
function in1252(byte: number): string {
  const character = byte < 0xa0 ? [...windows1252Upper][byte - 128]! : String.fromCharCode(byte);
  return character === ' ' ? String.fromCharCode(byte) : character;
}

function decode(run: string, table: ReadonlyMap<string, number>): string | undefined {
  const bytes = new Uint8Array(run.length);
  for (let at = 0; at < run.length; at++) {
    const byte = table.get(run[at]!);
    if (byte === undefined) return undefined;
    // The first byte of a run begins a character, and the next one goes on with it.
    if (at === 0 && (byte < 0xc2 || byte > 0xf4)) return undefined;
    if (at === 1 && byte > 0xbf) return undefined;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
