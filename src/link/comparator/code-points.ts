/**
 * Texts as arrays of code points, so that a letter outside the basic plane counts as one. The buffers are reused:
 * a comparator fills them, reads them and forgets them within one call.
 */
export class CodePoints {
  points = new Uint32Array(256);
  length = 0;

  set(text: string): this {
    if (text.length > this.points.length) this.points = new Uint32Array(text.length * 2);
    const { points } = this;
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if ((unit & 0xfc00) === 0xd800 && at + 1 < text.length) {
        const low = text.charCodeAt(at + 1);
        if ((low & 0xfc00) === 0xdc00) {
          points[count++] = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          at++;
          continue;
        }
      }
      points[count++] = unit;
    }
    this.length = count;
    return this;
  }
}

/** How many code points a text has. */
export function codePointLength(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}
