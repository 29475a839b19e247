/** Candidate pairs with the number of their comparison vector, in typed arrays that grow. */
export class PairList {
  left: Uint32Array<ArrayBuffer>;
  right: Uint32Array<ArrayBuffer>;
  pattern: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(expected = 1 << 16) {
    this.left = new Uint32Array(Math.max(1, expected));
    this.right = new Uint32Array(Math.max(1, expected));
    this.pattern = new Uint32Array(Math.max(1, expected));
  }

  add(left: number, right: number, pattern: number): void {
    if (this.length === this.left.length) {
      this.left = grown(this.left);
      this.right = grown(this.right);
      this.pattern = grown(this.pattern);
    }
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.pattern[this.length++] = pattern;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(array.length * 2);
  copy.set(array);
  return copy;
}
