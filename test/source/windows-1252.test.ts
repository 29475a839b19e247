import { expect, test } from 'vitest';
import { makeTranscoder } from '../../src/source/transcode.ts';

// The decoder of Node 20 reads this code page as Latin-1: "€5 – “ok”" would become control characters.
test('windows-1252 has the euro sign, dashes and curly quotes', () => {
  const bytes = Uint8Array.of(0x80, 0x35, 0x20, 0x96, 0x20, 0x93, 0x6f, 0x6b, 0x94, 0x20, 0x8e, 0x9f, 0xfc);
  expect(Buffer.from(makeTranscoder('windows-1252').push(bytes)).toString()).toBe('€5 – “ok” ŽŸü');
});

test('what windows-1252 leaves undefined stays the control character of its number', () => {
  expect(Buffer.from(makeTranscoder('windows-1252').push(Uint8Array.of(0x81))).toString()).toBe('\u0081');
});
