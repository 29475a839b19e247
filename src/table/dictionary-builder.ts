import { Dictionary } from './dictionary.ts';

/** A dictionary with more values is in no cache. */
const MANY = 1 << 17;

/**
 * Gathers distinct values and gives each a code, in order of first arrival; the empty value is code 0 from the start.
 *
 * A hash table of codes with open addressing over the bytes themselves: no string is made for a cell that was
 * seen before, and none at all when the caller has bytes.
 */
export class DictionaryBuilder {
  #bytes: Uint8Array;
  #used = 0;
  #offsets: Uint32Array;
  #size = 1;
  /** Two numbers a slot, so that one look into memory says whether it is worth a second: code + 1 (0 is free) and hash. */
  #slots: Uint32Array;
  /** Of positions in `#slots`, always even. */
  #mask: number;
  #scratch = Buffer.allocUnsafe(4096);

  constructor(expectedSize = 1024) {
    let slotCount = 64;
    while (slotCount < expectedSize * 2) slotCount *= 2;
    this.#slots = new Uint32Array(slotCount * 2);
    this.#mask = slotCount * 2 - 2;
    this.#offsets = new Uint32Array(slotCount / 2 + 2);
    this.#bytes = new Uint8Array(slotCount * 8);
  }

  /** How many distinct values so far, the empty one included. */
  get size(): number {
    return this.#size;
  }

  /** The code of a text. Lone surrogates become U+FFFD, as in every UTF-8 encoder. */
  add(text: string): number {
    const length = text.length;
    if (length === 0) return 0;
    if (this.#scratch.length < length * 3) this.#scratch = Buffer.allocUnsafe(length * 3 * 2);
    const scratch = this.#scratch;
    let at = 0;
    // Plain ASCII is copied by hand: for short values it is faster than a call into the encoder.
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 127) return this.addBytes(scratch, 0, scratch.write(text, 0));
      scratch[at] = unit;
    }
    return this.addBytes(scratch, 0, length);
  }

  /** The code of the UTF-8 bytes `source[start .. end)`; the bytes are copied on first sight. */
  addBytes(source: Uint8Array, start: number, end: number): number {
    if (start === end) return 0;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193);
    hash = finishHash(hash ^ (end - start));
    return this.addHashed(source, start, end, hash);
  }

  /** Like addBytes, for a caller that has computed `hashBytes` of the range while scanning it. */
  addHashed(source: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length === 0) return 0;
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = (hash << 1) & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (slots[slot + 1] === hash && this.#holds(found - 1, source, start, length)) return found - 1;
      slot = (slot + 2) & mask;
    }
    return this.#append(source, start, end, hash, slot);
  }

  /**
   * The codes of many ranges `source[starts[at] .. ends[at])`, `from` up to `to`, into `codes`. In a large dictionary
   * nearly every look goes to memory that is not in the cache: short loops that only touch it let the processor fetch
   * many places at once, and the loop that does the work then finds them at hand.
   */
  addMany(source: Uint8Array, ranges: Ranges, from: number, to: number, codes: Uint32Array): void {
    if (this.#size > MANY) this.#touched += this.#touch(ranges.hashes, from, to, codes);
    const { starts, ends, hashes } = ranges;
    for (let at = from; at < to; at++) codes[at] = this.addHashed(source, starts[at]!, ends[at]!, hashes[at]!);
  }

  /** The codes of many ranges as by addMany, but nothing is added: 0 where a value is not known. */
  findMany(source: Uint8Array, ranges: Ranges, from: number, to: number, codes: Uint32Array): void {
    if (this.#size > MANY) this.#touched += this.#touch(ranges.hashes, from, to, codes);
    const { starts, ends, hashes } = ranges;
    for (let at = from; at < to; at++)
      codes[at] = this.#find(source, starts[at]!, ends[at]! - starts[at]!, hashes[at]!);
  }

  #find(source: Uint8Array, start: number, length: number, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = (hash << 1) & mask; slots[slot] !== 0; slot = (slot + 2) & mask) {
      const code = slots[slot]! - 1;
      if (slots[slot + 1] === hash && this.#holds(code, source, start, length)) return code;
    }
    return 0;
  }

  #touched = 0; // keeps the loops below from being optimised away

  #touch(hashes: Uint32Array, from: number, to: number, codes: Uint32Array): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const offsets = this.#offsets;
    const bytes = this.#bytes;
    for (let at = from; at < to; at++) codes[at] = slots[(hashes[at]! << 1) & mask]!;
    for (let at = from; at < to; at++) codes[at] = offsets[codes[at]!]!;
    let sum = 0;
    for (let at = from; at < to; at++) sum ^= bytes[Math.max(0, codes[at]! - 1)]!;
    return sum & 1;
  }

  #holds(code: number, source: Uint8Array, start: number, length: number): boolean {
    const from = this.#offsets[code]!;
    if (this.#offsets[code + 1]! - from !== length) return false;
    const bytes = this.#bytes;
    for (let at = 0; at < length; at++) if (bytes[from + at] !== source[start + at]) return false;
    return true;
  }

  #append(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    if (this.#used + length > 0xffff_fff0) throw new RangeError('a column holds more than 4 GB of distinct values');
    if (this.#used + length > this.#bytes.length) {
      const grown = new Uint8Array(Math.min(0xffff_fff0, Math.max(this.#bytes.length * 2, this.#used + length)));
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    const code = this.#size++;
    const bytes = this.#bytes;
    let to = this.#used;
    for (let at = start; at < end; at++) bytes[to++] = source[at]!;
    this.#used = to;
    this.#offsets[code + 1] = to;
    this.#slots[slot] = code + 1;
    this.#slots[slot + 1] = hash;
    if (this.#size * 4 + 4 > this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let slot = (old[from + 1]! << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[from]!;
      slots[slot + 1] = old[from + 1]!;
    }
    this.#slots = slots;
    this.#mask = mask;
    const offsets = new Uint32Array(slots.length / 4 + 2);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
  }

  /** The values so far, without a copy; those that come later are not in it. */
  view(): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
    return { bytes: this.#bytes, offsets: this.#offsets };
  }

  /** How many bytes all values have together. */
  get byteCount(): number {
    return this.#used;
  }

  /**
   * The dictionary so far, copied into shared memory at its exact size, with room for more values after it for the
   * caller to fill in. The builder may go on after it.
   */
  build(moreValues = 0, moreBytes = 0): Dictionary {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#used + moreBytes));
    bytes.set(this.#bytes.subarray(0, this.#used));
    const offsets = new Uint32Array(new SharedArrayBuffer((this.#size + moreValues + 1) * 4));
    offsets.set(this.#offsets.subarray(0, this.#size + 1));
    return new Dictionary(bytes, offsets);
  }
}

/** Ranges of bytes and their hashes, one after the other. */
export interface Ranges {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
}

/** FNV-1a over the bytes, then an avalanche: neighbouring ids would otherwise fill neighbouring slots. */
export function hashBytes(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193);
  return finishHash(hash ^ (end - start));
}

/** The last step of `hashBytes`, for a caller that mixes in the bytes (and at the end the length) while it scans them. */
export function finishHash(hash: number): number {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
