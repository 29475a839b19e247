import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldToLatin, words } from '../../src/util/fold.ts';

describe('fold', () => {
  test.each([
    ['plain', 'plain'],
    ['  Two   Words ', 'two words'],
    ['İSTANBUL', 'istanbul'],
    ['Istanbul', 'istanbul'],
    ['ısparta', 'isparta'],
    ['Çiğdem ŞAHİN-Öztürk', 'cigdem sahin ozturk'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Ærøskøbing', 'aeroskobing'],
    ['Łódź', 'lodz'],
    ["O'Brien & Sons, Ltd.", 'o brien sons ltd'],
    ['ﬁn', 'fin'],
    ['Ｆｕｌｌ　１２', 'full 12'],
    ['أحمد', 'احمد'],
    ['إبراهيم آدم ٱلله', 'ابراهيم ادم الله'],
    ['مصطفى', 'مصطفي'],
    ['فاطمة', 'فاطمه'],
    ['مُحَمَّد', 'محمد'],
    ['كـــتاب', 'كتاب'],
    ['٠١٢٣ ۴۵۶', '0123 456'],
    ['علی کریم', 'علي كريم'],
    ['zero\u200bwidth\u202e', 'zerowidth'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['가나', '가나'],
    ['が', 'が'],
    ['हिन्दी', 'हिन्दी'],
    ['०१२', '012'],
    ['—…!', ''],
    ['', ''],
    ['🎉 party', 'party'],
  ])('%j is compared as %j', (given, expected) => expect(fold(given)).toBe(expected));

  const scripts = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'aZ09 _-.,İIıiŞßéأإىةکیءـ٣۴ﷺﷲﬁ가がि'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.integer({ min: 0xa0, max: 0x700 }).map((code) => String.fromCharCode(code)),
    ),
    maxLength: 12,
  });

  test('folding again changes nothing', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 5000 },
    );
  });

  test('canonically equivalent texts fold alike, whatever their case', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.normalize('NFC'))).toBe(fold(text));
      }),
      { numRuns: 3000 },
    );
    expect(fold('ÉCOLE'.normalize('NFD'))).toBe(fold('école'));
  });

  test('never has spaces at its ends or two together', () => {
    fc.assert(
      fc.property(scripts, (text) => {
        expect(fold(text)).not.toMatch(/^ | $| {2}/);
      }),
      { numRuns: 3000 },
    );
  });
});

test('words are the words of the comparison form', () => {
  expect(words('Ali VELİ, A.Ş.')).toEqual(['ali', 'veli', 'a', 's']);
  expect(words(' - ')).toEqual([]);
});

describe('foldToLatin', () => {
  test.each([
    ['محمد', 'mohammed'],
    ['أحمد عبدالله', 'ahmed abdullah'],
    ['Çağrı', 'cagri'],
    ['دبي', 'dby'],
    ['Москва', 'moskva'],
  ])('%j reads %j', (given, expected) => expect(foldToLatin(given)).toBe(expected));

  test('is ASCII and stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const latin = foldToLatin(text);
        expect(latin).toMatch(/^[a-z0-9 ]*$/);
        expect(foldToLatin(latin)).toBe(latin);
      }),
      { numRuns: 3000 },
    );
  });
});
