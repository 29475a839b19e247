import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRates } from '../../src/field-type/rates.ts';

const HEADER = 'date,from,to,rate\n';

test('a rate holds from its date to the next one', () => {
  const table = parseRates(`${HEADER}2024-03-01,usd,EUR,0.92\n2024-01-01,USD,EUR,0.90\n`);
  expect(table.rate('USD', 'EUR', '2023-12-31')).toBeUndefined();
  expect(table.rate('USD', 'EUR', '2024-01-01')).toEqual({ rate: '0.9', date: '2024-01-01' });
  expect(table.rate('USD', 'EUR', '2024-02-29')).toEqual({ rate: '0.9', date: '2024-01-01' });
  expect(table.rate('USD', 'EUR', '2030-01-01')).toEqual({ rate: '0.92', date: '2024-03-01' });
  expect(table.rate('USD', 'TRY', '2030-01-01')).toBeUndefined();
  expect(table.rate('XYZ', 'XYZ', '2024-01-01')).toEqual({ rate: '1', date: '2024-01-01' });
});

test('inverse, and across one currency with the older of the two dates', () => {
  const table = parseRates(`${HEADER}2024-01-01,EUR,USD,1.25\n2024-02-01,EUR,TRY,30\n`);
  expect(table.rate('USD', 'EUR', '2024-05-01')).toEqual({ rate: '0.8', date: '2024-01-01' });
  expect(table.rate('USD', 'TRY', '2024-05-01')).toEqual({ rate: '24', date: '2024-01-01' });
  expect(table.rate('USD', 'TRY', '2024-01-15')).toBeUndefined();
});

test('the search gives what looking at every line gives', () => {
  const line = fc.record({ day: fc.integer({ min: 1, max: 28 }), rate: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(line, { selector: ({ day }) => day, minLength: 1 }),
      fc.integer({ min: 1, max: 28 }),
      (lines, day) => {
        const iso = (value: number) => `2024-02-${String(value).padStart(2, '0')}`;
        const table = parseRates(HEADER + lines.map((each) => `${iso(each.day)},A${'BC'},XYZ,${each.rate}`).join('\n'));
        const expected = lines.filter((each) => each.day <= day).sort((a, b) => b.day - a.day)[0];
        expect(table.rate('ABC', 'XYZ', iso(day))).toEqual(
          expected && { rate: String(expected.rate), date: iso(expected.day) },
        );
      },
    ),
  );
});

test.each([
  ['', /header/],
  ['a,b\n1,2', /header/],
  [`${HEADER}2024-01-01,USD,EUR,0`, /line 2/],
  [`${HEADER}01.01.2024,USD,EUR,1`, /line 2/],
  [`${HEADER}2024-01-01,USD,EUR,1\n\n2024-01-01,USD,EUR,1.5`, /twice on 2024-01-01/],
])('a file that is not one of rates is refused: %j', (text, message) =>
  expect(() => parseRates(text)).toThrow(message),
);
