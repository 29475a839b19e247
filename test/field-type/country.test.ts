import { describe, expect, test } from 'vitest';
import { countryCodes } from '../../src/field-type/country/codes.ts';
import { readCountry } from '../../src/field-type/country/read-country.ts';
import { country } from '../../src/field-type/country.ts';

describe('readCountry', () => {
  test('reads each code in both cases, and its name in each of these languages', () => {
    for (const code of countryCodes) {
      expect(readCountry(code, '')).toBe(code);
      expect(readCountry(code.toLowerCase(), '')).toBe(code);
      for (const locale of ['en', 'tr', 'ar', 'de', 'fr', 'es']) {
        const name = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code);
        if (name !== undefined)
          expect([name, readCountry(name.toLocaleUpperCase(locale), locale)]).toEqual([name, code]);
      }
    }
  });

  test.each([
    ['Federal Republic of Germany', 'DE'],
    ['Kingdom of Spain', 'ES'],
    ['Tanzania, United Republic of', 'TZ'],
    ['Congo, Dem. Rep.', 'CD'],
    ['Congo', 'CG'],
    ["People's Republic of China", 'CN'],
    ['Republic of China', 'TW'],
    ['St. Kitts & Nevis', 'KN'],
    ['Trinidad and Tobago', 'TT'],
    ['Cook Is.', 'CK'],
    ['u.a.e', 'AE'],
    ['İNGİLTERE', 'GB'],
    ['مصر', 'EG'],
    ['XK', 'XK'],
  ])('%s is %s', (name, code) => expect(readCountry(name, '')).toBe(code));

  test.each([
    '',
    '-',
    'Narnia',
    'Georgia State',
    'Europe',
    'QQ',
    '999',
    'constructor',
    'New Jersey',
    'republic of',
    'the',
  ])('%j is none', (name) => expect(readCountry(name, '')).toBeUndefined());

  test.each(['Korea', 'Virgin Islands'])('%s is more than one', (name) => expect(readCountry(name, '')).toBeNull());
});

test('suggests what was probably meant', () => {
  const suggest = country.suggester!(country.options.parse({}));
  expect(suggest('Germny')).toBe('DE');
  expect(suggest('zzzzzz')).toBeUndefined();
});

test('never doubts a name that is read, in whatever language', () => {
  const suggest = country.suggester!(country.options.parse({}));
  for (const locale of ['tr', 'ar', 'de', 'fr'])
    for (const code of countryCodes) {
      const name = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code);
      if (name !== undefined && readCountry(name, '') === code)
        expect([name, suggest(name)]).toEqual([name, undefined]);
    }
});
