import { describe, expect, test } from 'vitest';
import { fieldTypes } from '../../src/field-type/index.ts';
import { catalogue } from '../../src/finding/catalogue.ts';
import { makeFinding } from '../../src/finding/finding.ts';
import { adviceIn, findingWords, sentenceIn } from '../../src/finding/language/index.ts';

const reasons = new Map(
  Object.values(fieldTypes).flatMap((type) =>
    Object.entries(type.reasons).map(([reason, text]) => [`${type.id}/${reason}`, text as string] as const),
  ),
);
const detail = {
  allowed: ['x', 'y'],
  candidates: ['c'],
  from: ['f'],
  into: ['i'],
  fields: ['a', 'b'],
  when: 'w',
  missing: ['m'],
  extra: ['e'],
};
const finding = (code: string, changed = {}) =>
  makeFinding({ code, level: 'info', field: 'FIELD', rule: 'RULE', detail, suggestion: 's', ...changed });

describe.each(Object.entries(findingWords))('findings in %s', (language, words) => {
  const to = language as keyof typeof findingWords;

  test('have a sentence for every code of the catalogue and none that it lacks', () =>
    expect(Object.keys(words.messages).sort()).toEqual(Object.keys(catalogue).sort()));

  test('say what to do wherever English does', () =>
    expect(Object.keys(words.advice).sort()).toEqual(
      Object.keys(catalogue)
        .filter((code) => catalogue[code]!.advice !== null)
        .sort(),
    ));

  test('know every reason for which a type declines a value, and no other', () =>
    expect(Object.keys(words.reasons).sort()).toEqual([...reasons.keys()].sort()));

  test('are other sentences than the English ones, without holes', () => {
    for (const code of [...Object.keys(catalogue), ...reasons.keys()]) {
      const told = sentenceIn(to, finding(code), '"VALUE"', reasons);
      expect(told, code).not.toBe(sentenceIn('en', finding(code), '"VALUE"', reasons));
      expect(told, code).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('show the value wherever English does', () => {
    for (const code of [...Object.keys(catalogue), ...reasons.keys()]) {
      const english = sentenceIn('en', finding(code), '"VALUE"', reasons)!;
      if (english.includes('VALUE')) expect(sentenceIn(to, finding(code), '"VALUE"', reasons), code).toContain('VALUE');
    }
  });

  test("tell the user's own reason for a rule", () =>
    expect(sentenceIn(to, finding('required', { detail: { why: 'WHY' } }), '', reasons)).toContain('WHY'));

  test('fall back to English advice for no code', () => expect(adviceIn(to, 'no/such-code')).toBeNull());
});

test('numbers have the digits of the language', () => {
  const told = (language: 'en' | 'tr' | 'ar' | 'de') =>
    sentenceIn(language, finding('ragged-row', { detail: { found: 1234, expected: 5 } }), '', reasons);
  expect(told('de')).toContain('1.234');
  expect(told('tr')).toContain('1.234');
  expect(told('ar')).toContain('١٬٢٣٤');
});
