import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/field-type/field-type.ts';
import { integer } from '../../src/field-type/integer.ts';
import { number } from '../../src/field-type/number.ts';

const context: ReadContext = { today: '2026-01-01', rates: () => ({ rate: () => undefined }) };
const reader = (options: object = {}) => number.compile(number.options.parse(options), context);
const textOf = (text: string, options: object = {}) => {
  const reading = reader(options)(text);
  return reading.ok ? reading.text : reading.reason;
};

const LOCALES = [
  'tr',
  'ar-EG',
  'ar-AE',
  'en',
  'en-IN',
  'de',
  'de-CH',
  'de-AT',
  'fr',
  'it',
  'es',
  'pt-BR',
  'nl',
  'pl',
  'ru',
  'sv',
  'fa',
  'hi',
  'bn',
  'he',
  'hu',
  'fi',
];
const decimals = fc
  .tuple(fc.boolean(), fc.nat({ max: 999_999_999 }), fc.nat({ max: 9999 }), fc.integer({ min: 0, max: 4 }))
  .map(([negative, whole, fraction, digits]) => {
    const decimal = digits === 0 ? '' : `.${String(fraction).padStart(4, '0').slice(0, digits)}`;
    return `${negative ? '-' : ''}${whole}${decimal}`;
  });

describe('number', () => {
  test.each([
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1 234,5', '1234.5'],
    ['12,34,567', '1234567'],
    ['0.123', '0.123'],
    ['1234.567', '1234.567'],
    ['.5', '0.5'],
    ['-0.00', '0'],
    ['+7', '7'],
    ['00012', '12'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ['1,234', 'ambiguous-separator'],
    ['1 2 3', 'bad-grouping'],
    ['1,23,456,789', 'bad-grouping'],
    ['1.2.3', 'bad-grouping'],
    ['1..5', 'not-a-number'],
    ['(5', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['', 'not-a-number'],
    ['0x1f', 'not-a-number'],
  ])('%s reads as %s', (given, expected) => expect(textOf(given)).toBe(expected));

  test('what is written is read again as itself, whatever the locale', () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom('', ...LOCALES), (value, locale) => {
        const written = textOf(value, { decimalSeparator: '.' });
        expect(textOf(written, { locale })).toBe(written);
        // -0 is 0.
        expect(Number(written)).toBe(Number(value) + 0);
      }),
    );
  });

  test.each(LOCALES)('%s: what Intl writes is read as the value', (locale) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
    const readLocal = reader({ locale });
    fc.assert(
      fc.property(decimals, (value) => {
        const reading = readLocal(format.format(value as Intl.StringNumericLiteral));
        expect(reading.ok && Number(reading.value)).toBe(Number(value) === 0 ? 0 : Number(value));
      }),
      { numRuns: 50 },
    );
  });

  test('a column settles what one value leaves open', () => {
    const settle = (...texts: string[]) =>
      number.settle!(
        number.options.parse({}),
        texts.map((text) => ({ text, count: 1 })),
        context,
      );
    const german = settle('1.234', '12,5', '3.456,75');
    expect(german.evidence[0]).toMatchObject({ settled: ',', supporting: 2, contradicting: 0, undecided: 1 });
    expect(number.compile(german.options, context)('1.234')).toMatchObject({ text: '1234' });
    const mixed = settle('1.234', '12,5', '12.5');
    expect(mixed.evidence[0]).toMatchObject({ settled: null, supporting: 1, contradicting: 1 });
    expect(number.compile(mixed.options, context)('1.234')).toMatchObject({ reason: 'ambiguous-separator' });
    expect(number.compile(mixed.options, context)('12,5')).toMatchObject({ text: '12.5' });
    expect(settle('1.234', '5.678').evidence[0]).toMatchObject({ settled: null, supporting: 0 });
  });

  test('codes are not taken for numbers', () => {
    const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));
    expect(number.infer('zip', column('01234', '98101')).confidence).toBe(0);
    expect(number.infer('customer id', column('1', '2')).confidence).toBe(0);
    expect(number.infer('weight', column('1,5', '22,75')).options).toEqual({ decimalSeparator: ',' });
    expect(integer.infer('adet', column('1', '22')).confidence).toBeGreaterThan(
      number.infer('adet', column('1', '22')).confidence,
    );
  });
});
