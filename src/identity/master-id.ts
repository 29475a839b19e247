import { hash } from 'node:crypto';

/** Crockford's letters: no I, L, O or U, so that an id read out loud or copied by hand survives. */
const letters = Buffer.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');

export const MASTER_ID_LENGTH = 20;

/** Writes the master id made from a text to the start of `target`: the first 100 bits of its SHA-256. */
export function writeMasterId(made: string, target: Uint8Array): void {
  const digest = hash('sha256', made, 'binary');
  let bits = 0;
  let bitCount = 0;
  let from = 0;
  for (let to = 0; to < MASTER_ID_LENGTH; to++) {
    if (bitCount < 5) {
      bits = ((bits & 31) << 8) | digest.charCodeAt(from++);
      bitCount += 8;
    }
    bitCount -= 5;
    target[to] = letters[(bits >>> bitCount) & 31]!;
  }
}
