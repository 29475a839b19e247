/**
 * The bytes that were read and not yet used, in one piece. A reader is offered the window again only after it has
 * doubled what the reader left over: a cell of 50 MB costs a few scans, not one for every chunk.
 */
export class ByteWindow {
  bytes: Buffer = Buffer.allocUnsafe(1 << 21);
  start = 0;
  end = 0;
  #wanted = 1;

  get length(): number {
    return this.end - this.start;
  }

  get isWorthReading(): boolean {
    return this.length >= this.#wanted;
  }

  append(chunk: Uint8Array): void {
    if (this.end + chunk.length > this.bytes.length) this.#makeRoom(chunk.length);
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }

  /** The reader has used everything before `to`. */
  drop(to: number): void {
    this.start = to;
    if (this.start === this.end) {
      this.start = 0;
      this.end = 0;
    }
    this.#wanted = Math.max(1, this.length * 2);
  }

  #makeRoom(extra: number): void {
    const needed = this.length + extra;
    const target =
      needed * 2 > this.bytes.length ? Buffer.allocUnsafe(Math.max(this.bytes.length * 2, needed * 2)) : this.bytes;
    this.bytes.copy(target, 0, this.start, this.end);
    this.bytes = target;
    this.end -= this.start;
    this.start = 0;
  }
}
