import { describe, expect, test } from 'vitest';
import { category } from '../../src/field-type/category.ts';
import { consent } from '../../src/field-type/consent.ts';
import { email } from '../../src/field-type/email.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import { parseValue } from '../../src/field-type/parse-value.ts';
import { postalCode } from '../../src/field-type/postal-code.ts';

const outcome = (type: string, text: string, options = {}) => {
  const reading = parseValue(type, text, options);
  return reading.ok ? reading.text : `(${reading.reason})`;
};

describe('email', () => {
  test.each([
    ['İnfo@Example.com', 'info@example.com'],
    ['"Roe, Jane" <jane@example.com>', 'jane@example.com'],
    ["o'neill@example.com", "o'neill@example.com"],
    ['a@b@c', '(two-addresses)'],
    ['a@example..com', '(bad-domain)'],
    ['a@exa_mple.com', '(bad-domain)'],
    ['a@example.123', '(bad-domain)'],
    ['a@192.0.2.1', '(bad-domain)'],
    ['a@[192.0.2.1]', '(bad-domain)'],
    ['a b@example.com', '(white-space)'],
    ['a\u202e@example.com', '(white-space)'],
    ['.a@example.com', '(bad-local)'],
    ['a@xn--.com', '(bad-domain)'],
    [`a@${'x'.repeat(64)}.com`, '(bad-domain)'],
  ])('%s', (given, expected) => expect(outcome('email', given)).toBe(expected));

  test('suggests the mail domain that was meant, and nothing for a right one', () => {
    const suggest = email.suggester!(email.options.parse({}));
    expect(suggest('jane@gmial.com')).toBe('jane@gmail.com');
    expect(suggest('jane@hotmaıl.com')).toBe('jane@hotmail.com');
    expect(suggest('jane@gmail.com')).toBeUndefined();
    expect(suggest('jane@example.com')).toBeUndefined();
  });

  test('is masked to first letters', () => expect(email.mask('jane.doe@example.com')).toBe('j***@e***.com'));
});

describe('postal_code', () => {
  test.each([
    ['TR', '34000', '34000'],
    ['TR', '34 000', '(bad-form)'],
    ['GB', 'ec1a1bb', 'EC1A 1BB'],
    ['GB', 'EC1A-1BB', 'EC1A 1BB'],
    ['GB', 'E1A', '(bad-form)'],
    ['PL', '00950', '00-950'],
    ['JP', '1000001', '100-0001'],
    ['LV', '1073', '1073'],
    ['LV', 'LV1073', 'LV-1073'],
    ['CH', 'CH-8001', '8001'],
    ['AT', 'A-1010', '1010'],
    ['SE', 'SE-111 22', '111 22'],
    ['AE', '12345', '12345'],
    ['AE', 'P.O. Box 12', '(not-a-postal-code)'],
  ])('%s %s', (country, given, expected) => expect(outcome('postal_code', given, { country })).toBe(expected));

  test('suggests the zero that a spreadsheet dropped', () => {
    expect(postalCode.suggester!(postalCode.options.parse({ country: 'DE' }))('1067')).toBe('01067');
  });
});

describe('consent', () => {
  test.each([
    ['SUBSCRIBED', 'true'],
    ['Never subscribed', 'false'],
    ['not opted in', 'false'],
    ['not unsubscribed', '(unreadable-consent)'],
    ['onay yok', 'false'],
    ['abone değil', 'false'],
    ['لا', 'false'],
    ['unknown', '(unreadable-consent)'],
    ['', '(unreadable-consent)'],
  ])('%j', (given, expected) => expect(outcome('consent', given)).toBe(expected));

  test('is proposed for an opt-out column with its yes turned round', () => {
    const values = [
      { text: 'true', count: 3 },
      { text: 'false', count: 90 },
    ];
    expect(consent.infer('Unsubscribed from all email', values)).toMatchObject({ options: { optOut: true } });
    expect(consent.infer('Newsletter', values).options).toEqual({});
  });
});

describe('category', () => {
  const values = { active: ['aktif'], passive: ['pasif'], constructor: [], A: [], 'A+': [] };

  test.each([
    ['Active', 'active'],
    ['PASİF', 'passive'],
    ['constructor', 'constructor'],
    ['toString', '(not-in-list)'],
    ['a', 'A'],
    ['a +', '(not-in-list)'],
  ])('%s', (given, expected) => expect(outcome('category', given, { values })).toBe(expected));

  test('a value may have any name', () => {
    const named = { values: JSON.parse('{"__proto__": ["x"], "2024": ["y"]}') as object };
    expect(['x', '__PROTO__', 'y'].map((text) => outcome('category', text, named))).toEqual([
      '__proto__',
      '__proto__',
      '2024',
    ]);
  });

  test('suggests the one value that is near', () => {
    const suggest = category.suggester!(category.options.parse({ values }));
    expect(suggest('actve')).toBe('active');
    expect(suggest('something')).toBeUndefined();
  });
});

test('language', () => {
  expect(
    ['EN-us', 'Arapça', 'Französisch', 'français', 'qq', 'table'].map((text) => outcome('language', text)),
  ).toEqual(['en-US', 'ar', 'fr', 'fr', '(not-a-language)', '(not-a-language)']);
});

test('identifier checks the kinds that have check digits', () => {
  expect(outcome('identifier', '10000000146', { kind: 'tr.tckimlik' })).toBe('10000000146');
  expect(outcome('identifier', '10000000147', { kind: 'tr.tckimlik' })).toBe('(bad-check-digit)');
  expect(outcome('identifier', '0-306-40615-2', { kind: 'isbn' })).toBe('0306406152');
});

describe('inference prefers the type that a column has', () => {
  const columns: [string, string, string[]][] = [
    ['email', 'contact', ['jane@example.com', 'joe@example.com', 'x']],
    ['country', 'Ülke', ['Türkiye', 'Almanya', 'Mısır']],
    ['boolean', 'aktif', ['evet', 'hayır']],
    ['consent', 'opt-in', ['yes', 'no']],
    ['url', 'Website', ['https://example.com', 'http://example.org/a']],
    ['person_name', 'Soyadı', ['Yılmaz', 'Öztürk', 'Kaya']],
    ['company_name', 'Firma', ['Muster GmbH', 'Beispiel AG']],
    ['postal_code', 'PLZ', ['10115', '01067', '80331']],
    ['identifier', 'Id', ['003Ah00000A1b2C', '003Ah00000A1b2c', '003Ah00000A1b2D']],
    ['text', 'notes', ['call back on Monday', 'prefers tea, no milk; see file 12/3']],
  ];
  test.each(columns)('%s from %s', (type, header, texts) => {
    const values = texts.map((text) => ({ text, count: 2 }));
    const best = Object.values(fieldTypes)
      .map((candidate) => ({ id: candidate.id, confidence: candidate.infer(header, values).confidence }))
      .sort((a, b) => b.confidence - a.confidence);
    expect(best[0]!.id).toBe(type);
  });
});

describe('a column of consent is known by its header', () => {
  const counts = (texts: readonly string[]) => texts.map((text) => ({ text, count: 10 }));
  const bestOf = (header: string, texts: readonly string[]) => {
    const found = Object.values(fieldTypes).map((type) => ({ id: type.id, ...type.infer(header, counts(texts)) }));
    const best = found.reduce((best, one) => (one.confidence > best.confidence ? one : best));
    return [best.id, best.options];
  };

  test.each([
    ['HasOptedOutOfEmail', ['true', 'false']],
    ['HasOptedOutOfEmail', ['0', '1']],
    ['Unsubscribed from all email', ['false']],
    ['Opt out', ['Yes', 'No']],
    ['Abmeldung', ['ja', 'nein']],
  ])('%s of %j says who opted out', (header, texts) =>
    expect(bestOf(header, texts)).toEqual(['consent', { optOut: true }]),
  );

  test.each([
    ['İzin', ['Evet', 'Hayır']],
    ['E-posta İzni', ['1', '0']],
    ['Einwilligung', ['ja', 'nein', 'abbestellt']],
    ['الموافقة', ['نعم', 'لا']],
    ['Accepts Email Marketing', ['yes', 'no']],
    ['email_marketing_consent.state', ['subscribed', 'not_subscribed', 'pending', 'redacted']],
    ['Newsletter', ['Evet', 'Hayır', 'onaylıyorum', 'iptal', 'subscribed', 'belki', 'xx']],
    ['is_subscribed', ['t', 'f']],
  ])('%s of %j says who agreed', (header, texts) => expect(bestOf(header, texts)).toEqual(['consent', {}]));

  test('the letters of one language alone are read in that language', () => {
    expect(bestOf('SMS izni', ['E', 'H'])).toEqual(['consent', { locale: 'tr' }]);
  });

  test.each([
    ['Onay Tarihi', ['2024-01-01', '2023-02-02']],
    ['Consent source', ['web', 'form']],
  ])('%s of %j is none', (header, texts) => expect(bestOf(header, texts)[0]).not.toBe('consent'));
});
