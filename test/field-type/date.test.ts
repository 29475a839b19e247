import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '../../src/field-type/date.ts';
import { datetime } from '../../src/field-type/datetime.ts';
import type { ReadContext } from '../../src/field-type/field-type.ts';

const context: ReadContext = { today: '2026-01-01', rates: () => ({ rate: () => undefined }) };
const readAs = (type: typeof date, text: string, options: object = {}) => {
  const reading = type.compile(type.options.parse(options), context)(text);
  return reading.ok ? reading.text : reading.reason;
};
const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));

const LOCALES = [
  'tr',
  'en-US',
  'en-GB',
  'de',
  'de-AT',
  'ar',
  'ar-EG',
  'ar-LB',
  'ar-MA',
  'fr',
  'es',
  'it',
  'pt-BR',
  'nl',
  'pl',
  'ru',
  'uk',
  'el',
  'cs',
  'hu',
  'fi',
  'sv',
  'da',
  'fa',
  'he',
  'hi',
  'th',
  'vi',
  'id',
  'ja',
  'zh',
  'ko',
  'az',
  'hr',
];
const days = fc.integer({ min: -20_000, max: 30_000 }).map((day) => new Date(day * 86_400_000));
const isoDay = (day: Date) => day.toISOString().slice(0, 10);

describe('date', () => {
  test.each([
    ['29.02.2024', '2024-02-29'],
    ['29.02.2023', 'no-such-date'],
    ['1/1/2024', '2024-01-01'],
    ['2024/1/5', '2024-01-05'],
    ['2024. 1. 5.', '2024-01-05'],
    ['31.12.85', '1985-12-31'],
    ['31-12-24', 'ambiguous-order'],
    ['1 Oca 2024', '2024-01-01'],
    ['15 MAYIS 2023', '2023-05-15'],
    ['3. März 2024', '2024-03-03'],
    ['٥ شباط ٢٠٢٤', '2024-02-05'],
    ['5 فبراير 2024', '2024-02-05'],
    ['Sept 5, 2024', '2024-09-05'],
    ['13NOV2017', '2017-11-13'],
    ['2024年3月5日', '2024-03-05'],
    ['2024-W53-1', 'no-such-date'],
    ['2023-366', 'no-such-date'],
    ['2024-03', 'incomplete'],
    ['12.2024', 'incomplete'],
    ['20240305', '2024-03-05'],
    ['20241305', 'no-such-date'],
    ['45657', 'not-a-date'],
    ['March 2024', 'incomplete'],
    ['+905551112233', 'not-a-date'],
    ['Order 5 March 2024', 'not-a-date'],
    ['0000-00-00', 'no-such-date'],
    ['', 'not-a-date'],
  ])('%s reads as %s', (given, expected) => expect(readAs(date, given)).toBe(expected));

  test.each(LOCALES)('%s: what Intl writes is read as the day', (locale) => {
    const styles = ['long', 'medium', 'full'] as const;
    const readers = date.compile(date.options.parse({ locale }), context);
    const formats = styles.map(
      (dateStyle) => new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { dateStyle, timeZone: 'UTC' }),
    );
    fc.assert(
      fc.property(days, fc.constantFrom(...formats), (day, format) => {
        expect([format.format(day), readers(format.format(day))]).toEqual([
          format.format(day),
          { ok: true, value: isoDay(day), text: isoDay(day) },
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('what is written is read again as itself, whatever the options', () => {
    const options = fc.record({
      order: fc.constantFrom('auto', 'DMY', 'MDY', 'YMD', 'YDM'),
      locale: fc.constantFrom('', 'en-US', 'tr', 'ar'),
      calendar: fc.constantFrom('gregory', 'islamic-umalqura', 'persian', 'buddhist', 'japanese'),
      serial: fc.constantFrom('none', 'excel1900'),
      format: fc.constantFrom('', 'DD/MM/YYYY'),
    });
    fc.assert(
      fc.property(days, options, (day, given) => {
        const isDayFirstYear = given.order === 'YDM';
        if (!isDayFirstYear) expect([given, readAs(date, isoDay(day), given)]).toEqual([given, isoDay(day)]);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['islamic-umalqura', 'islamic-civil', 'persian', 'buddhist'])('%s days are those of Intl', (calendar) => {
    const format = new Intl.DateTimeFormat(`en-GB-u-ca-${calendar}-nu-latn`, {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    });
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 25_000 }), (epochDay) => {
        const day = new Date(epochDay * 86_400_000);
        const part = new Map(format.formatToParts(day).map(({ type, value }) => [type, value]));
        const text = `${part.get('day')}/${part.get('month')}/${part.get('year')}`;
        expect([text, readAs(date, text, { calendar, order: 'DMY' })]).toEqual([text, isoDay(day)]);
      }),
      { numRuns: 20 },
    );
  });

  test('a column settles the order of each separator by itself', () => {
    const { options, evidence } = date.settle!(
      date.options.parse({}),
      column('03.04.2024', '31.12.2024', '03/04/2024', '12/31/2024', '05-06-2024'),
      context,
    );
    expect(evidence.map(({ settled, supporting, undecided }) => [settled, supporting, undecided])).toEqual([
      ['DMY', 1, 1],
      ['MDY', 1, 1],
      [null, 0, 1],
    ]);
    const read = date.compile(options, context);
    expect(read('03.04.2024')).toMatchObject({ text: '2024-04-03' });
    expect(read('03/04/2024')).toMatchObject({ text: '2024-03-04' });
    expect(read('05-06-2024')).toMatchObject({ reason: 'ambiguous-order' });
  });

  test('evidence that contradicts itself settles nothing', () => {
    const { options, evidence } = date.settle!(
      date.options.parse({}),
      column('31/12/2024', '12/31/2024', '03/04/2024'),
      context,
    );
    expect(evidence[0]).toMatchObject({ settled: null, supporting: 1, contradicting: 1, undecided: 1 });
    const read = date.compile(options, context);
    expect(read('31/12/2024')).toMatchObject({ text: '2024-12-31' });
    expect(read('12/31/2024')).toMatchObject({ text: '2024-12-31' });
    expect(read('03/04/2024')).toMatchObject({ reason: 'ambiguous-order' });
  });

  test('spreadsheet days', () => {
    expect(readAs(date, '1', { serial: 'excel1900' })).toBe('1900-01-01');
    expect(readAs(date, '60', { serial: 'excel1900' })).toBe('no-such-date');
    expect(readAs(date, '61', { serial: 'excel1900' })).toBe('1900-03-01');
    expect(readAs(date, '0', { serial: 'excel1904' })).toBe('1904-01-01');
  });

  test('columns of dates are told from columns with times', () => {
    expect(date.infer('birth_date', column('31.12.1999', '1.2.1985')).confidence).toBe(1);
    expect(datetime.infer('birth_date', column('31.12.1999', '1.2.1985')).confidence).toBe(0);
    expect(datetime.infer('updated', column('2024-12-31T10:00:00Z')).confidence).toBe(1);
    expect(date.infer('x', column('12', '13', '2024')).confidence).toBe(0);
  });
});

describe('datetime', () => {
  test.each([
    ['Thu Sep 25 10:36:28 2003', '2003-09-25T10:36:28'],
    ['2003-09-25 10:49:41,502', '2003-09-25T10:49:41.502'],
    ['Fri Apr 09 12:53:54 +0000 2010', '2010-04-09T12:53:54Z'],
    ['Tue, 31 Dec 2024 18:05:00 -0700 (MST)', '2025-01-01T01:05:00Z'],
    ['2024-12-31 12:30 AM', '2024-12-31T00:30:00'],
    ['2024-12-31 13:30 PM', '2024-12-31T13:30:00'],
    ['2024-12-31 13:30 AM', 'no-such-time'],
    ['2024-12-31T23:59:60', 'no-such-time'],
    ['31.12.2024 um 18:05 Uhr', '2024-12-31T18:05:00'],
    ['20241231T180501Z', '2024-12-31T18:05:01Z'],
  ])('%s reads as %s', (given, expected) => expect(readAs(datetime, given)).toBe(expected));

  test('a zone turns local times into instants, and knows the hours that were skipped or shown twice', () => {
    const timezone = 'Europe/Berlin';
    expect(readAs(datetime, '2024-07-01 12:00', { timezone })).toBe('2024-07-01T10:00:00Z');
    expect(readAs(datetime, '2024-01-01 12:00', { timezone })).toBe('2024-01-01T11:00:00Z');
    expect(readAs(datetime, '2024-03-31 02:30', { timezone })).toBe('no-such-time');
    expect(readAs(datetime, '2024-10-27 02:30', { timezone })).toBe('ambiguous-time');
    expect(readAs(datetime, '2024-10-27 02:30+02:00', { timezone })).toBe('2024-10-27T00:30:00Z');
    expect(readAs(datetime, '2024-07-01 12:00', { timezone: '+03:00' })).toBe('2024-07-01T09:00:00Z');
    expect(() => readAs(datetime, 'x', { timezone: 'Mars/Base' })).toThrow(/not a time zone/);
  });

  test('what is written is read again as itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (moment) => {
          const first = readAs(datetime, moment.toISOString());
          expect(readAs(datetime, first)).toBe(first);
          expect(new Date(first).getTime()).toBe(moment.getTime());
        },
      ),
    );
  });

  test('one written form, and nothing else', () => {
    expect(readAs(datetime, '05/04/24 18:05', { format: 'dd/MM/yy HH:mm' })).toBe('2024-04-05T18:05:00');
    expect(readAs(datetime, '05-Nis-2024 06:05 PM', { format: 'DD-MMM-YYYY hh:mm A', locale: 'tr' })).toBe(
      '2024-04-05T18:05:00',
    );
    expect(readAs(datetime, '5.4.2024', { format: '%d.%m.%Y' })).toBe('not-a-date');
    expect(() => readAs(datetime, 'x', { format: 'HH:mm' })).toThrow(/does not name day, month and year/);
  });
});
