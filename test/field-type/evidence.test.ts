import { describe, expect, test } from 'vitest';
import { type EvidenceColumn, evidenceColumns, judge } from '../../bench/evidence-columns.mjs';
import type { AnyFieldType, Evidence, ValueCount } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';

const types: ReadonlyMap<string, AnyFieldType> = new Map(Object.entries(fieldTypes));
const context = { today: '2026-11-23', rates: () => ({ rate: () => undefined }) };

const counts = (texts: readonly string[]): ValueCount[] => texts.map((text) => ({ text, count: 1 }));

/** What is settled of a column of the type, and the reading of each value. */
function settle(
  type: string,
  texts: readonly string[],
  {
    header = '',
    beside = {},
    options = {},
  }: { header?: string; beside?: Record<string, string[]>; options?: object } = {},
) {
  const fieldType = types.get(type)!;
  const columns = () => Object.entries(beside).map(([name, values]) => ({ header: name, values: counts(values) }));
  const settled = fieldType.settle!(fieldType.options.parse(options), counts(texts), context, { header, columns });
  const read = fieldType.compile(settled.options, context);
  const readings = texts
    .map((text) => read(text))
    .map((reading) => (reading.ok ? reading.text : `(${reading.reason})`));
  return { evidence: settled.evidence as readonly Evidence[], readings };
}

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));
const of = (evidence: readonly Evidence[], option: string) => evidence.filter((one) => one.option === option);

describe('columns as programs of many countries write them', () => {
  // Every column of the benchmark would take a minute; see bench/evidence.mjs for all.
  const some = [...evidenceColumns(11, 200)].filter((_, index) => index % 6 === 0);
  const verdicts = some.map((column: EvidenceColumn) => ({ column, ...judge(column, types, '2026-11-23') }));

  test('none is read wrongly', () => {
    const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map(({ column, example }) => `${column.id}: ${example}`)).toEqual([]);
  });

  test('nine in ten are read', () => {
    const ordinary = verdicts.filter(({ column }) => !column.kind.startsWith('hard'));
    const right = ordinary.filter(({ verdict }) => verdict === 'right').length;
    expect(right / ordinary.length).toBeGreaterThan(0.9);
  });
});

describe('the order of dates', () => {
  test.each([
    ['days above 12', ['31.12.2024', '03.04.2024'], {}, ['2024-12-31', '2024-04-03']],
    [
      'the day of the week',
      ['Wed 03/04/2024', 'Fri 05/04/2024', '06/04/2024'],
      {},
      ['2024-04-03', '2024-04-05', '2024-04-06'],
    ],
    ['digits of a script', ['٠٣/٠٤/٢٠٢٤', '٠٥/٠٤/٢٠٢٤'], {}, ['2024-04-03', '2024-04-05']],
    ['the header', ['03/04/2024'], { header: 'Date (MM/DD/YYYY)' }, ['2024-03-04']],
    ['a Turkish header', ['03.04.2024'], { header: 'Tarih (GG.AA.YYYY)' }, ['2024-04-03']],
    [
      'dates with month names',
      ['03/04/2024', '5 Ağustos 2024', '6 Mart 2023'],
      {},
      ['2024-04-03', '2024-08-05', '2023-03-06'],
    ],
    [
      'American month names',
      ['03/04/2024', 'August 5, 2024', 'March 6, 2023'],
      {},
      ['2024-03-04', '2024-08-05', '2023-03-06'],
    ],
    [
      'another column',
      ['03/04/2024', '05/04/2024'],
      { beside: { updated: many(9, (index) => `${index + 14}/04/2024`) } },
      ['2024-04-03', '2024-04-05'],
    ],
    [
      'years that cannot be days',
      ['03/04/99', '05/06/87', '07/08/00', '31/12/98'],
      {},
      ['1999-04-03', '1987-06-05', '2000-08-07', '1998-12-31'],
    ],
  ])('is settled by %s', (_what, texts, beside, expected) => {
    expect(settle('date', texts, beside).readings).toEqual(expected);
  });

  test.each([
    ['nothing says', ['03/04/2024', '05/06/2024'], {}],
    ['the header contradicts month names', ['03/04/2024', '5 Ağustos 2024', '6 Mart 2023'], { header: 'MM/DD/YYYY' }],
    [
      'few of hundreds say',
      [
        '31/12/2024',
        ...many(150, (index) => `0${(index % 9) + 1}/0${((index + 3) % 9) + 1}/2${String(index).padStart(3, '0')}`),
      ],
      {},
    ],
    ['there are two conventions', ['31/12/2024', '12/31/2024', '03/04/2024'], {}],
    ['days of the week are none', ['Sat 03/04/2024', 'Sat 05/04/2024', '06/04/2024'], {}],
  ])('is refused where %s', (_what, texts, beside) => {
    const { evidence, readings } = settle('date', texts, beside);
    expect(of(evidence, 'order')[0]!.settled).toBeNull();
    expect(readings).toContain('(ambiguous-order)');
  });

  test('lists the values of a second convention', () => {
    const { evidence } = settle('date', [...many(19, (index) => `${index + 10}.01.2024`), '12.31.2024', '12.30.2024']);
    expect(of(evidence, 'order')[0]).toMatchObject({
      part: '.',
      settled: null,
      strength: 'contradictory',
      contradicting: 2,
      against: ['12.30.2024', '12.31.2024'],
    });
  });

  test('a single odd value among a thousand settles nothing else', () => {
    const days = many(1000, (index) => `${13 + (index % 15)}.0${1 + (index % 9)}.${2000 + (index % 25)}`);
    const { evidence } = settle('date', [
      ...new Set(days),
      ...many(900, (index) => `28.02.${1000 + index}`),
      '12.31.2024',
    ]);
    expect(of(evidence, 'order')[0]).toMatchObject({ settled: 'DMY', contradicting: 1, against: ['12.31.2024'] });
  });
});

describe('calendars', () => {
  test.each([
    ['Buddhist years', ['31/12/2567', '01/02/2566', '15/03/2565'], {}, ['2024-12-31', '2023-02-01', '2022-03-15']],
    [
      'Islamic years that would be in the future of the Persian calendar',
      ['1445/09/01', '1446/01/15', '1444/12/10'],
      {},
      ['2024-03-11', '2024-07-21', '2023-06-28'],
    ],
    [
      'Islamic month names',
      ['١ رمضان ١٣٩٥', '١٥ محرم ١٣٩٦', '٣ شوال ١٣٩٧'],
      {},
      ['1975-09-07', '1976-01-17', '1977-09-17'],
    ],
    [
      'days that Islamic months do not have',
      ['1380/01/31', '1381/02/31', '1379/05/31'],
      {},
      ['2001-04-20', '2002-05-21', '2000-08-21'],
    ],
    ['Persian digits', ['۱۳۸۰/۰۱/۰۱', '۱۳۸۱/۰۲/۰۳', '۱۳۷۹/۰۵/۰۷'], {}, ['2001-03-21', '2002-04-23', '2000-07-28']],
  ])('are known by %s', (_what, texts, beside, expected) => {
    expect(settle('date', texts, beside).readings).toEqual(expected);
  });

  test('are not guessed', () => {
    expect(settle('date', ['1380/01/01', '1381/02/03', '1379/05/07']).readings).toEqual(
      many(3, () => '(ambiguous-calendar)'),
    );
    expect(settle('date', ['31.12.2567', '31.12.2024', '30.12.2023']).readings[0]).toBe('(ambiguous-calendar)');
  });

  test('the dates of our own calendar need no evidence', () => {
    expect(settle('date', ['1492-10-12', '1905-03-04', '2024-01-31']).readings).toEqual([
      '(ambiguous-calendar)',
      '1905-03-04',
      '2024-01-31',
    ]);
    expect(settle('date', ['1905-03-04', '2024-01-31']).evidence).toEqual([]);
  });
});

describe('days of a spreadsheet', () => {
  const iso = many(20, (index) => `20${String(index + 5).padStart(2, '0')}-0${(index % 9) + 1}-15`);
  test.each([
    [
      '1900 by the future that 1904 would give',
      ['45657', '45658', '44562'],
      {},
      ['2024-12-31', '2025-01-01', '2022-01-01'],
    ],
    [
      '1904 by the other dates',
      ['39000', '39081', '39035', ...many(20, (index) => `2010-10-${index + 10}`)],
      {},
      ['2010-10-11', '2010-12-31', '2010-11-15'],
    ],
    [
      '1900 by another column',
      ['38353', '38504', '40179', '38800'],
      { beside: { created: many(12, (index) => `${2005 + (index % 5)}-01-1${index % 9}`) } },
      ['2005-01-01', '2005-06-01', '2010-01-01', '2006-03-24'],
    ],
  ])('are counted from %s', (_what, texts, beside, expected) => {
    expect(settle('date', texts, beside).readings.slice(0, expected.length)).toEqual(expected);
  });

  test('are declined where nothing says from which year', () => {
    expect(settle('date', ['30000', '31000', '32000']).readings).toEqual(many(3, () => '(ambiguous-serial)'));
    expect(settle('date', [...iso, '30000']).readings.at(-1)).toBe('(ambiguous-serial)');
  });
});

describe('month names', () => {
  test('that mean different months in different languages are read in the language of the others', () => {
    expect(settle('date', ['5 listopada 2024', '6 kwietnia 2024', '7 lutego 2024']).readings).toEqual([
      '2024-11-05',
      '2024-04-06',
      '2024-02-07',
    ]);
    expect(settle('date', ['5 listopada 2024', '6 travnja 2024', '7 siječnja 2024']).readings).toEqual([
      '2024-10-05',
      '2024-04-06',
      '2024-01-07',
    ]);
    expect(settle('date', ['5 listopad 2024']).readings).toEqual(['(ambiguous-month)']);
  });
});

describe('the century of two digits', () => {
  test('nobody is born in the future', () => {
    expect(settle('date', ['31.12.45', '05.06.99'], { header: 'Doğum Tarihi' }).readings).toEqual([
      '1945-12-31',
      '1999-06-05',
    ]);
    expect(settle('date', ['31.12.45', '05.06.99'], { header: 'Vade' }).readings).toEqual(['2045-12-31', '1999-06-05']);
  });
});

describe('the decimal mark', () => {
  test.each([
    ['two separators', ['1.234,5', '1.234'], {}, ['1234.5', '1234']],
    ['not three digits after it', ['12,5', '1.234'], {}, ['12.5', '1234']],
    ['a separator that repeats', ['1.234.567', '1.234'], {}, ['1234567', '1234']],
    ['whole numbers below a thousand', [...many(12, (index) => `1.${200 + index}`), '512', '17', '999'], {}, ['1200']],
    [
      'thousands that begin at ten thousand',
      [...many(12, (index) => `12.${200 + index}`), '1234', '17', '9999'],
      {},
      ['12200'],
    ],
    ['another column', ['1.234', '5.678'], { beside: { total: many(9, (index) => `${index},50`) } }, ['1234', '5678']],
  ])('is settled by %s', (_what, texts, beside, expected) => {
    expect(settle('number', texts, beside).readings.slice(0, expected.length)).toEqual(expected);
  });

  test.each([
    ['nothing says', ['1.234', '5.678'], {}],
    ['there are two conventions', ['1.234', '12,5', '12.5'], {}],
    ['other columns are positions', ['1.234', '5.678'], { beside: { lat: many(9, (index) => `41.0${index}123`) } }],
    [
      'other columns disagree',
      ['1.234'],
      { beside: { a: many(9, (index) => `${index},5`), b: many(9, (index) => `${index}.5`) } },
    ],
  ])('is refused where %s', (_what, texts, beside) => {
    expect(settle('number', texts, beside).readings[0]).toBe('(ambiguous-separator)');
  });
});

describe('what a sign means that several currencies share', () => {
  const prices = ['$12.50', '$7.25', '$1,000.00'];
  test.each([
    ['a column of currencies', prices, { beside: { currency: many(3, () => 'CAD') } }, '12.50 CAD'],
    ['a column of countries', prices, { beside: { Ülke: many(3, () => 'Avustralya') } }, '12.50 AUD'],
    [
      'phones with country codes',
      ['12,50 kr'],
      { beside: { phone: many(3, (index) => `+46 70 123 45 6${index}`) } },
      '12.50 SEK',
    ],
    ['the header', prices, { header: 'Price (USD)' }, '12.50 USD'],
    ['amounts that name it', [...prices, 'CAD 5.00', 'CAD 6.00', 'CAD 7.00'], {}, '12.50 CAD'],
    ['decimals that the other has not', ['¥12.50', '¥3.75', '¥8.20'], {}, '12.50 CNY'],
  ])('is settled by %s', (_what, texts, beside, expected) => {
    expect(settle('money', texts, beside).readings[0]).toBe(expected);
  });

  test.each([
    ['nothing says', prices, {}],
    ['few amounts name another', [...prices, 'CAD 5.00'], {}],
    ['the header and a column disagree', prices, { header: 'USD', beside: { currency: many(3, () => 'CAD') } }],
    ['a column has several countries', prices, { beside: { country: ['CA', 'US', 'US'] } }],
  ])('is refused where %s', (_what, texts, beside) => {
    expect(settle('money', texts, beside).readings[0]).toBe('(unclear-currency)');
  });

  test('can be said', () => {
    expect(settle('money', prices, { options: { currencySigns: { $: 'MXN' } } }).readings[0]).toBe('12.50 MXN');
    expect(
      settle('money', ['5 kr', '12.50'], { options: { defaultCurrency: 'auto' }, header: 'Betrag in SEK' }).readings,
    ).toEqual(['5.00 SEK', '12.50 SEK']);
    expect(() => settle('money', prices, { options: { currencySigns: { $: 'TRY' } } })).toThrow(
      'does not stand for TRY',
    );
  });
});

describe('the country of phone numbers', () => {
  const mobile = many(12, (index) => `0532 ${123 + index * 7} 45 ${10 + index * 3}`);
  test.each([
    ['its numbering plan', mobile, {}, '+905321234510'],
    [
      'numbers with a country code',
      ['030 23125 123', ...many(3, (index) => `+49 30 23125 12${index}`)],
      {},
      '+493023125123',
    ],
    ['a column of countries', ['030 23125 123'], { beside: { Land: many(3, () => 'Deutschland') } }, '+493023125123'],
  ])('is settled by %s', (_what, texts, beside, expected) => {
    expect(settle('phone', texts, beside).readings[0]).toBe(expected);
  });

  test.each([
    ['there are few', ['030 23125 123'], {}],
    ['they are of several countries', [...mobile, ...many(12, (index) => `06 12 34 5${index % 10} ${10 + index}`)], {}],
    ['a column of countries does not fit', mobile, { beside: { country: many(3, () => 'US') } }],
  ])('is refused where %s', (_what, texts, beside) => {
    expect(settle('phone', texts, beside).readings[0]).toBe('(no-country)');
  });
});

describe('evidence', () => {
  test('does not depend on the order of the values', () => {
    const texts = many(60, (index) => `${(index % 28) + 1}.0${(index % 9) + 1}.${2000 + (index % 20)}`);
    for (const type of ['date', 'number', 'money', 'phone']) {
      const one = settle(type, texts).evidence;
      expect(settle(type, [...texts].reverse()).evidence).toEqual(one);
    }
  });
});
