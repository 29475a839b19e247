import { UsageError } from '../../util/usage-error.ts';
import { windows1252Upper } from '../../util/windows-1252.ts';

/*
 * Text that was decoded with the wrong encoding is encoded back and decoded anew. Bytes that form UTF-8 by chance are
 * rare: a letter with an accent followed by just the right symbols. So what is valid UTF-8 after that was UTF-8 before.
 */

const byteOf: ReadonlyMap<string, number> = new Map(
  [...windows1252Upper].flatMap((character, index) => (character === ' ' ? [] : [[character, 0x80 + index] as const])),
);

const MAX_ROUNDS = 3;

/** The text as it was meant; the text itself where it looks right, or where nothing says what it was. */
export function fixMojibake(text: string, hint: string): string {
  let fixed = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = fixRuns(fixed);
    if (next === fixed) break;
    fixed = next;
  }
  return fixed === text && hint !== '' ? decodeAs(text, hint) : fixed;
}

/** Each run of characters beyond ASCII that is UTF-8 read as windows-1252 or Latin-1. */
function fixRuns(text: string): string {
  return text.replace(/[^\u0000-\u007f]+/g, (run) => {
    const bytes = bytesOf(run);
    return (bytes === null ? null : decode(bytes, 'utf-8')) ?? run;
  });
}

function decodeAs(text: string, encoding: string): string {
  const bytes = bytesOf(text);
  if (bytes === null) return text;
  try {
    new TextDecoder(encoding);
  } catch {
    throw new UsageError(
      `unknown encoding ${JSON.stringify(encoding)}`,
      'encodings are named as in browsers, such as windows-1254',
    );
  }
  return decode(bytes, encoding) ?? text;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a text in windows-1252, or Latin-1 where that is undefined; null where it holds anything else. */
function bytesOf(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 128 ? code : (byteOf.get(text[at]!) ?? (code < 256 ? code : -1));
    if (byte < 0) return null;
    bytes[at] = byte;
  }
  return bytes;
}
