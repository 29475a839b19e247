import { Dictionary } from './dictionary.ts';

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
  #hashes: Uint32Array;
  #size = 1;
  #slots: Uint32Array; // code + 1, 0 is free
  #mask: number;
  #scratch = Buffer.allocUnsafe(4096);

  constructor(expectedSize = 1024) {
    let slotCount = 2048;
    while (slotCount < expectedSize * 2) slotCount *= 2;
    this.#slots = new Uint32Array(slotCount);
    this.#mask = slotCount - 1;
    this.#offsets = new Uint32Array(slotCount / 2 + 2);
    this.#hashes = new Uint32Array(slotCount / 2 + 2);
    this.#bytes = new Uint8Array(slotCount * 8);
    this.#slots[hashOfEmpty & this.#mask] = 1;
    this.#hashes[0] = hashOfEmpty;
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
    const bytes = this.#bytes;
    const offsets = this.#offsets;
    let slot = hash & this.#mask;
    for (let found = this.#slots[slot]!; found !== 0; found = this.#slots[slot]!) {
      const code = found - 1;
      if (this.#hashes[code] === hash) {
        const from = offsets[code]!;
        if (offsets[code + 1]! - from === length) {
          let same = 0;
          while (same < length && bytes[from + same] === source[start + same]) same++;
          if (same === length) return code;
        }
      }
      slot = (slot + 1) & this.#mask;
    }
    return this.#append(source, start, end, hash, slot);
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
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    if (this.#size + 1 > this.#slots.length >>> 1) this.#grow();
    return code;
  }

  #grow(): void {
    const slotCount = this.#slots.length * 2;
    const slots = new Uint32Array(slotCount);
    const mask = slotCount - 1;
    for (let code = 0; code < this.#size; code++) {
      let slot = this.#hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
    this.#mask = mask;
    const offsets = new Uint32Array(slotCount / 2 + 2);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
    const hashes = new Uint32Array(slotCount / 2 + 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }

  /** The dictionary so far, copied into shared memory at its exact size. The builder may go on after it. */
  build(): Dictionary {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#used));
    bytes.set(this.#bytes.subarray(0, this.#used));
    const offsets = new Uint32Array(new SharedArrayBuffer((this.#size + 1) * 4));
    offsets.set(this.#offsets.subarray(0, this.#size + 1));
    return new Dictionary(bytes, offsets);
  }
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

const hashOfEmpty = hashBytes(new Uint8Array(0), 0, 0);
