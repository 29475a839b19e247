import { rawText } from './raw-text.ts';

/** Knows the line and column of a position, while the bytes before it go out of the window. Positions must not go back. */
export class LineCounter {
  line = 1;
  #windowStart = 0;
  #counted = 0;
  /** Where the present line begins; before the window's start when that part of it is gone. */
  #lineStart = 0;

  /** The byte that was last at the position counted to is at `start` now. */
  moveTo(start: number): void {
    this.#lineStart += start - this.#counted;
    this.#counted = start;
    this.#windowStart = start;
  }

  countTo(bytes: Uint8Array, to: number): void {
    for (let at = this.#counted; at < to; at++) {
      if (bytes[at] !== 10) continue;
      this.line++;
      this.#lineStart = at + 1;
    }
    this.#counted = Math.max(this.#counted, to);
  }

  /** Counts in characters from 1; what is no longer in the window counts in bytes. */
  columnAt(bytes: Uint8Array, at: number): number {
    const from = Math.max(this.#lineStart, this.#windowStart);
    return from - this.#lineStart + rawText(bytes, from, Math.max(from, at)).length + 1;
  }
}
