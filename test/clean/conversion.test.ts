import { describe, expect, test } from 'vitest';
import { cleanSources } from '../../src/clean/clean-sources.ts';
import { parseRates } from '../../src/field-type/rates.ts';
import { cleaningReport } from '../../src/report/quality.ts';
import { context, field, type Rules, rowsOf, rulesOf, source } from './build.ts';

const RATES = `date,from,to,rate
2024-01-01,USD,EUR,0.9
2024-06-01,USD,EUR,0.92
2024-01-01,EUR,TRY,32.5
2024-01-01,EUR,JPY,155.55
2024-01-01,EUR,KWD,0.33333
2024-01-01,BHD,EUR,3
`;
const rates = { ...context, readContext: { today: '2026-11-23', rates: () => parseRates(RATES) } };
const convert = (cells: readonly (readonly [amount: string, day: string])[], rules: Rules = {}) =>
  cleanSources(
    [
      source([
        ['amount', cells.map(([amount]) => amount)],
        ['day', cells.map(([, day]) => day)],
      ]),
    ],
    {
      fields: [field('day'), field('amount', { type: 'money', to: 'EUR', rates: 'rates.csv', at: 'day', ...rules })],
      otherColumns: 'keep',
    },
    rates,
  );

describe('amounts in another currency', () => {
  test.each([
    ['100 USD', '2024-05-31', 'EUR', '90.00 EUR', 'money (1 USD = 0.9 EUR, 2024-01-01)'],
    ['100 USD', '2024-06-01', 'EUR', '92.00 EUR', 'money (1 USD = 0.92 EUR, 2024-06-01)'],
    ['0.05 USD', '2024-01-01', 'EUR', '0.05 EUR', 'money (1 USD = 0.9 EUR, 2024-01-01)'],
    ['-0.05 USD', '2024-01-01', 'EUR', '-0.05 EUR', 'money (1 USD = 0.9 EUR, 2024-01-01)'],
    ['65 TRY', '2024-02-01', 'EUR', '2.00 EUR', 'money (1 TRY = 0.0307692307692… EUR, 2024-01-01)'],
    ['10 USD', '2024-02-01', 'TRY', '292.50 TRY', 'money (1 USD = 29.25 TRY, 2024-01-01)'],
    ['1.0050 BHD', '2024-02-01', 'EUR', '3.02 EUR', 'money (1 BHD = 3 EUR, 2024-01-01)'],
    ['1 EUR', '2024-02-01', 'JPY', '156 JPY', 'money (1 EUR = 155.55 JPY, 2024-01-01)'],
    ['1 EUR', '2024-02-01', 'KWD', '0.333 KWD', 'money (1 EUR = 0.33333 KWD, 2024-01-01)'],
    [
      '12345678901234567.89 USD',
      '2024-01-01',
      'EUR',
      '11111111011111111.10 EUR',
      'money (1 USD = 0.9 EUR, 2024-01-01)',
    ],
    ['5 EUR', '2024-02-01', 'EUR', '5.00 EUR', 'money'],
  ])('%s of %s in %s is %s, and the changes say by which rate', async (amount, day, to, expected, rule) => {
    const result = await convert([[amount, day]], { to });
    expect(rowsOf(result)[1]![1]).toBe(expected);
    expect(rulesOf(result, 'amount')).toEqual([rule]);
  });

  test.each([
    ['100 USD', '2023-12-31', {}, 'no-rate'],
    ['100 GBP', '2024-02-01', {}, 'no-rate'],
    ['100 USD', '', {}, 'no-rate-date'],
    ['100 USD', 'soon', {}, 'no-rate-date'],
    ['100', '2024-02-01', {}, 'no-currency'],
    ['100 USD', '2024-03-01', { maxRateAge: 30 }, 'old-rate'],
  ])('%s of "%s" with %o is left as it is and reported: %s', async (amount, day, rules, reason) => {
    const result = await convert([[amount, day]], rules);
    expect(rowsOf(result)[1]![1]).toBe(amount);
    expect(result.findings.map(({ code }) => code)).toEqual([`money/${reason}`]);
  });

  test('a rate is used up to its age', async () => {
    expect(rowsOf(await convert([['100 USD', '2024-01-31']], { maxRateAge: 30 }))[1]![1]).toBe('90.00 EUR');
  });

  test('the report counts conversions by all rates together', async () => {
    const result = await convert([
      ['100 USD', '2024-05-31'],
      ['100 USD', '2024-06-02'],
      ['7 TRY', '2024-06-02'],
    ]);
    expect(new Set(rulesOf(result, 'amount')).size).toBe(3);
    expect(cleaningReport({ cleaned: result }, (_, text) => text)).toMatchObject([{ rule: 'money', records: 3 }]);
  });
});
