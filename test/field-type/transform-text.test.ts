import { describe, expect, test } from 'vitest';
import { transformText } from '../../src/field-type/transform-text.ts';

describe('transformText', () => {
  test.each([
    ['lower', 'IĞDIR', 'tr', 'ığdır'],
    ['lower', 'IĞDIR', 'en', 'iğdir'],
    ['upper', 'izmir', 'tr', 'İZMİR'],
    ['title', 'ŞANLIURFA ili', 'tr', 'Şanlıurfa İli'],
    ['casefold', 'STRAẞE ΟΔΟΣ', '', 'strasse οδοσ'],
    ['casefold', 'ı', '', 'ı'],
    ['NFC', 'e\u0301', '', 'é'],
    ['trim', ' a\u00a0\u200b b ', '', 'a b'],
    ['fingerprint', 'Veli, Ali  ALİ', '', 'ali veli'],
    ['asciiDigits', '٠١٢ ۳۴ ५', '', '012 34 5'],
    ['stripDiacritics', 'café مُدَرِّس آدم', '', 'cafe مدرس آدم'],
    ['stripTatweel', 'مـــدرس', '', 'مدرس'],
    ['alef', 'أإآٱ', '', 'اااا'],
    ['alefMaksura', 'مستشفى', '', 'مستشفي'],
    ['tehMarbuta', 'مدرسة', '', 'مدرسه'],
    ['arabicFold', 'أُمـَّة', '', 'امه'],
    ['fixMojibake', 'MÃ¼ÅŸteri â‚¬5 – ok', '', 'Müşteri €5 – ok'],
    ['fixMojibake', 'MÃƒÂ¼ller', '', 'Müller'],
    ['fixMojibake', 'élève', '', 'élève'],
  ])('%s of %s (%s) is %s', (op, given, locale, expected) =>
    expect(transformText(op, given, { locale })).toBe(expected),
  );

  test('repairs a Turkish text that was read as Western, when told so', () => {
    expect(transformText('fixMojibake', 'Iþýk', { hint: 'windows-1254' })).toBe('Işık');
    expect(transformText('fixMojibake', 'Iþýk')).toBe('Iþýk');
  });

  test('compares without case', () => {
    expect(transformText('equalsIgnoreCase', ['STRASSE', 'straße'])).toBe(true);
    expect(transformText('equalsIgnoreCase', ['ILIK', 'ılık'], { locale: 'tr' })).toBe(true);
    expect(transformText('equalsIgnoreCase', ['ILIK', 'ılık'], { locale: 'en' })).toBe(false);
  });

  test('names the mistake of a caller', () => {
    expect(() => transformText('uper', 'x')).toThrow(/unknown operation "uper"/);
    expect(() => transformText('lower', 'x', { locale: '???' })).toThrow(/unknown locale/);
    expect(() => transformText('fixMojibake', 'é', { hint: 'klingon' })).toThrow(/unknown encoding/);
  });
});
