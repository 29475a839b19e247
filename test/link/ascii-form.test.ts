import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AsciiForm, foldAsciiBytes, lowerAsciiBytes, NOT_ASCII } from '../../src/link/ascii-form.ts';
import { foldToLatin } from '../../src/util/fold.ts';

function formOf(form: AsciiForm, text: string): string | null {
  const padded = Buffer.from(`x${text}x`);
  const target = new Uint8Array(padded.length);
  const length = form(padded, 1, padded.length - 1, target);
  return length === NOT_ASCII ? null : Buffer.from(target.subarray(0, length)).toString();
}

const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)) });
const spaced = fc.string({ unit: fc.constantFrom(...'aZ09 .-+@\t') });

test('the folded form of ASCII is that of the text', () => {
  fc.assert(
    fc.property(fc.oneof(ascii, spaced), (text) => {
      expect(formOf(foldAsciiBytes, text)).toBe(foldToLatin(text));
    }),
  );
});

test('the lower form of ASCII is that of the text', () => {
  fc.assert(
    fc.property(fc.oneof(ascii, spaced), (text) => {
      expect(formOf(lowerAsciiBytes, text)).toBe(text.trim().toLowerCase());
    }),
  );
});

test.each(['İzmir', 'a\u00a0', 'محمد'])('%j is left to the text', (text) => {
  expect(formOf(foldAsciiBytes, text)).toBeNull();
  expect(formOf(lowerAsciiBytes, text)).toBeNull();
});
