import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLetters } from '../../src/review/letters.ts';
import type { Piece } from '../../src/review/view.ts';

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join('');

test.each([
  ['Anne', 'Ann', 'Ann[e]', 'Ann'],
  ['Jon Smith', 'John Smyth', 'Jon Sm[i]th', 'Jo[h]n Sm[y]th'],
  ['', 'abc', '', '[abc]'],
  ['same', 'same', 'same', 'same'],
  ['محمد علي', 'محمود علي', 'محمد علي', 'محم[و]د علي'],
  ['مُحمد', 'محمد', '[مُ]حمد', '[م]حمد'],
  ['Zoë', 'Zoe', 'Zo[ë]', 'Zo[e]'],
  ['👩‍👧 x', '👩‍👦 x', '[👩‍👧] x', '[👩‍👦] x'],
])('%s and %s differ letter by letter, a letter being what a reader takes for one', (left, right, a, b) => {
  const compared = compareLetters(left, right);
  expect([shown(compared.left), shown(compared.right)]).toEqual([a, b]);
});

test('nothing is lost, what is the same is the same on both sides, and long texts take no longer than short ones', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const compared = compareLetters(left, right);
      const whole = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
      const common = (pieces: readonly Piece[]) => whole(pieces.filter(({ same }) => same));
      expect([whole(compared.left), whole(compared.right)]).toEqual([left, right]);
      expect(common(compared.left)).toBe(common(compared.right));
    }),
  );
  const long = compareLetters(`a${'x'.repeat(50_000)}b`, `a${'y'.repeat(50_000)}b`);
  expect(long.left.map(({ text: one, same }) => [one.length, same])).toEqual([
    [1, true],
    [50_000, false],
    [1, true],
  ]);
});
