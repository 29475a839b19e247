import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/field-type/field-type.ts';
import { money } from '../../src/field-type/money.ts';
import { parseRates } from '../../src/field-type/rates.ts';

const table = parseRates('date,from,to,rate\n2024-01-01,USD,EUR,0.9\n2024-06-01,USD,EUR,0.95\n2024-01-01,EUR,TRY,32\n');
const context: ReadContext = { today: '2024-12-31', rates: () => table };
const textOf = (text: string, options: object = {}, ...companions: string[]) => {
  const reading = money.compile(money.options.parse(options), context)(text, ...companions);
  return reading.ok ? reading.text : reading.reason;
};
const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));

const LOCALES = [
  'tr',
  'ar-EG',
  'ar-AE',
  'en-US',
  'en-GB',
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
  'he',
  'hu',
];
const CURRENCIES = ['TRY', 'EUR', 'USD', 'GBP', 'AED', 'SAR', 'EGP', 'KWD', 'JPY', 'CHF', 'PLN', 'SEK'];

describe('money', () => {
  test.each([
    ['12.345,67 TL', '12345.67 TRY'],
    ['1.250,- €', '1250.00 EUR'],
    ['US$ 1,234.50', '1234.50 USD'],
    ['-$5.25', '-5.25'],
    ['$-5.25', '-5.25'],
    ['(€ 5,25)', '-5.25 EUR'],
    ['£12.50', '12.50 GBP'],
    ['Fr. 12.50', '12.50 CHF'],
    ['١٢٫٥٠ د.إ', '12.50 AED'],
    ['12 dirham', '12'],
    ['1.234 KWD', 'ambiguous-separator'],
    ['1.2345 EUR', '1.2345 EUR'],
    ['12%', 'not-an-amount'],
    ['5k USD', 'rounded'],
    ['3 bin TL', 'rounded'],
    ['2 مليون', 'rounded'],
    ['1-2', 'not-an-amount'],
    ['A4', 'not-an-amount'],
    ['', 'not-an-amount'],
  ])('%s reads as %s', (given, expected) => expect(textOf(given)).toBe(expected));

  test('a value is the exact amount and its currency', () => {
    const read = money.compile(money.options.parse({}), context);
    expect(read('₺0,10')).toEqual({ ok: true, value: { amount: '0.10', currency: 'TRY' }, text: '0.10 TRY' });
    expect(read('99999999999999999999,99 €')).toMatchObject({
      value: { amount: '99999999999999999999.99', currency: 'EUR' },
    });
  });

  const amounts = fc.tuple(fc.boolean(), fc.nat({ max: 99_999_999 }), fc.nat({ max: 999 }));
  test('what is written is read again as itself, whatever the locale', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom('', ...LOCALES),
        ([negative, whole, part], currency, locale) => {
          const given = `${negative ? '-' : ''}${whole}.${part} ${currency}`;
          const written = textOf(given, { decimalSeparator: '.' });
          expect([given, locale, textOf(written, { locale })]).toEqual([given, locale, written]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(LOCALES)('%s: what Intl writes is read as the amount', (locale) => {
    const displays = ['symbol', 'code', 'name'] as const;
    const read = money.compile(money.options.parse({ locale }), context);
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(...displays),
        ([negative, whole, part], currency, currencyDisplay) => {
          const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
          const digits = format.resolvedOptions().maximumFractionDigits!;
          const value = `${negative ? '-' : ''}${whole}${digits === 0 ? '' : `.${String(part).padStart(3, '0').slice(0, digits)}`}`;
          const text = format.format(value as Intl.StringNumericLiteral);
          const reading = read(text);
          const got = reading.ok ? [Number(reading.value.amount), reading.value.currency] : reading.reason;
          expect([text, got]).toEqual([text, [Number(value) === 0 ? 0 : Number(value), currency]]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('in a run, what is doubtful is declined', () => {
    const { options } = money.settle!(money.options.parse({}), column('$12.50', '1,234.50', '12 – 15 €'), context);
    const read = money.compile(options, context);
    expect(read('$12.50')).toMatchObject({ reason: 'unclear-currency' });
    expect(read('12 – 15 €')).toMatchObject({ reason: 'several-amounts' });
    expect(read('Room 12')).toMatchObject({ reason: 'not-an-amount' });
    expect(read('1.234,50 €')).toMatchObject({ text: '1234.50 EUR' });
  });

  test('a sign that the default does not have is not taken for the default', () => {
    expect(textOf('$5', { defaultCurrency: 'TRY' })).toBe('5');
    expect(textOf('$5', { defaultCurrency: 'CAD' })).toBe('5.00 CAD');
    expect(textOf('kr 5', { locale: 'sv' })).toBe('5.00 SEK');
    expect(textOf('£5', { defaultCurrency: 'EGP' })).toBe('5.00 EGP');
  });

  test('amounts are converted by the rate of their date, half up', () => {
    const options = { to: 'EUR', rates: 'rates.csv', at: 'paid' };
    expect(money.companions!(money.options.parse({ ...options, defaultCurrency: { from: 'currency' } }))).toEqual([
      'currency',
      'paid',
    ]);
    expect(textOf('10.05 USD', options, '2024-05-31')).toBe('9.05 EUR');
    expect(textOf('10 USD', options, '2024-06-01T10:00:00Z')).toBe('9.50 EUR');
    expect(textOf('1 TRY', options, '2024-06-01')).toBe('0.03 EUR');
    expect(textOf('0.16 TRY', options, '2024-06-01')).toBe('0.01 EUR');
    expect(textOf('-0.16 TRY', options, '2024-06-01')).toBe('-0.01 EUR');
    expect(textOf('10 USD', options, '2023-12-31')).toBe('no-rate');
    expect(textOf('10 USD', options, 'yesterday')).toBe('no-rate-date');
    expect(textOf('10 USD', { ...options, at: '' })).toBe('9.50 EUR');
    expect(textOf('10', { ...options, defaultCurrency: { from: 'currency', else: 'USD' } }, 'TL', '2024-06-01')).toBe(
      '0.31 EUR',
    );
    expect(textOf('10', { ...options, defaultCurrency: { from: 'currency', else: 'USD' } }, '', '2024-06-01')).toBe(
      '9.50 EUR',
    );
    expect(() => textOf('1', { to: 'EUR' })).toThrow(/needs exchange rates/);
  });
});
