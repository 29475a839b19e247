import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/finding/catalogue.ts';
import { type Finding, makeFinding } from '../../src/finding/finding.ts';
import { cutText, messageOf, printable, withPlace } from '../../src/finding/message.ts';

const context = {
  reasons: new Map([['phone/no-country', 'has no country code']]),
  show: ({ value }: Finding) => (value === null || value === '' ? '' : `${value[0]}***`),
};
const finding = (input: Partial<Finding>) => makeFinding({ code: 'required', level: 'error', ...input });

describe('the sentence of a finding', () => {
  test.each<[string, Partial<Finding>, string]>([
    [
      'a declined value',
      { code: 'phone/no-country', field: 'phone', value: '0532' },
      'phone "0***" has no country code',
    ],
    ['a rule of a script', { code: 'own', rule: 'my-rule', field: 'f', value: 'v' }, 'f "v***" breaks my-rule'],
    ['nothing to name', { code: 'own' }, 'the data breaks own'],
    ['a name of an object', { code: '__proto__', field: 'f' }, 'f breaks __proto__'],
    ['a name that objects inherit', { code: 'constructor' }, 'the data breaks constructor'],
    [
      'entries that it may have meant',
      { code: 'correction-tie', field: 'name', value: 'Ayse', detail: { candidates: ['Ayşe', 'Ayse K'] } },
      'name "A***" could be any of "A***", "A***"',
    ],
  ])('of %s', (_, input, expected) => expect(messageOf(finding(input), context)).toBe(expected));

  test('is made for every kind, whatever its details', () => {
    for (const code of Object.keys(catalogue)) {
      const detail = { missing: ['a'], why: 'because' };
      expect(messageOf(finding({ code, detail }), context)).toMatch(/\S/);
    }
  });

  test('shows the value through the mask alone', () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(catalogue)), fc.stringMatching(/^[qxz]{5,9}$/), (code, value) => {
        expect(messageOf(finding({ code, value, field: 'f', detail: {} }), context)).not.toContain(value);
      }),
    ));
});

describe('a sentence that does not say what it is about', () => {
  const place = { value: null, file: 'hubspot.csv', line: 92 };
  const about = { field: null, rule: null };
  test.each([
    ['has 16 cells', about, place, 'hubspot.csv:92 has 16 cells'],
    ['has no records', about, { ...place, line: null }, 'hubspot.csv has no records'],
    [
      'has no key: column "Id" is empty',
      { ...about, field: 'Id' },
      place,
      'hubspot.csv:92 has no key: column "Id" is empty',
    ],
    ['email differs', { ...about, field: 'email' }, place, 'email differs'],
    ['key "7" stands twice', about, { ...place, value: '7' }, 'key "7" stands twice'],
    ['x > 1 does not hold', { ...about, rule: 'r' }, place, 'x > 1 does not hold'],
    ['has 16 cells', about, { ...place, file: '' }, 'has 16 cells'],
    ['has 16 cells', about, { ...place, file: 'a\u202eb' }, 'a\\u202eb:92 has 16 cells'],
  ])('%s', (message, names, at, expected) => expect(withPlace(message, names, at)).toBe(expected));
});

describe('text for people', () => {
  test('holds no control, bidi or unseen character, and is short', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(printable('a'.repeat(1000)).length).toBe(80);
      }),
    ));

  test('is left as it is where it can be read', () => {
    for (const text of ['İstanbul', 'محمد', 'Größe 😀', "O'Brien & <b>"]) expect(printable(text)).toBe(text);
  });

  test('is cut between characters, never inside one', () => {
    expect(cutText('ab😀cd', 4)).toBe('ab…');
    expect(cutText('abcd', 4)).toBe('abcd');
    expect(cutText('abcde', 4)).toBe('abc…');
  });
});
