import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '../../src/field-type/date.ts';
import { datetime } from '../../src/field-type/datetime.ts';
import { parseValue } from '../../src/field-type/parse-value.ts';

const read = (text: string, options: object) => {
  const reading = parseValue('datetime', text, { ...options });
  return reading.ok ? reading.text : `(${reading.reason})`;
};

const LOCALES =
  'tr ar ar-SA ar-MA ar-LB en-US en-GB de de-AT fr fr-CA es es-MX it pt-BR nl pl ru uk el bg ro hu cs sk sl hr sr sv nb da fi is et lv lt ga ca eu mt he fa ur hi bn th vi id ms fil ja zh zh-TW ko mn ka hy az kk uz sw so am'.split(
    ' ',
  );
const moments = fc.integer({ min: Date.UTC(1951, 0, 1) / 1000, max: Date.UTC(2049, 11, 31) / 1000 });

describe('what CLDR writes in a language is read in that language', () => {
  test.each(LOCALES)('%s', (locale) => {
    const styles = ['full', 'long', 'medium', 'short'] as const;
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...styles),
        fc.constantFrom(undefined, 'short', 'medium'),
        (seconds, dateStyle, timeStyle) => {
          const format = new Intl.DateTimeFormat(locale, {
            timeZone: 'UTC',
            calendar: 'gregory',
            dateStyle,
            ...(timeStyle && { timeStyle }),
          });
          const iso = new Date(seconds * 1000).toISOString();
          const expected =
            timeStyle === undefined
              ? iso.slice(0, 10)
              : timeStyle === 'short'
                ? `${iso.slice(0, 16)}:00`
                : iso.slice(0, 19);
          expect(read(format.format(seconds * 1000), { locale, pivot: 50 })).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    ['ar-SA', 'islamic-umalqura'],
    ['tr', 'islamic-umalqura'],
    ['fa', 'persian'],
    ['th', 'buddhist'],
    ['ja', 'japanese'],
    ['zh-TW', 'roc'],
    ['he', 'hebrew'],
    ['en', 'hebrew'],
    ['am', 'ethiopic'],
  ])('%s in the %s calendar', (locale, calendar) => {
    fc.assert(
      fc.property(moments, fc.constantFrom('full', 'long', 'medium'), (seconds, dateStyle) => {
        const iso = new Date(seconds * 1000).toISOString().slice(0, 10);
        const text = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar, dateStyle }).format(seconds * 1000);
        // The leap month has a number for a name: Adar I.
        if (calendar === 'hebrew' && /Adar|אדר/.test(text)) return;
        expect(read(text, { locale, calendar })).toBe(iso);
      }),
      { numRuns: 40 },
    );
  });
});

test.each([
  ['5. januar 2024 kl. 14.05', {}, '2024-01-05T14:05:00'],
  ['5 января 2024 г. в 14:05', {}, '2024-01-05T14:05:00'],
  ['5 janvier 2024 à 14 h 05 min 09 s', {}, '2024-01-05T14:05:09'],
  ['5 يناير 2024 في 2:05 م', {}, '2024-01-05T14:05:00'],
  // August in Beirut; the beginning of April in Cairo's language.
  ['30 آب 2010', { locale: 'ar' }, '2010-08-30'],
  ['30 آب 2010', {}, '2010-08-30'],
  ['5 1月 2024', { locale: 'ja' }, '2024-01-05'],
  ['令和元年7月18日', { locale: 'ja', calendar: 'japanese' }, '2019-07-18'],
  ['כ״ד בטבת תשפ״ד', { locale: 'he', calendar: 'hebrew' }, '2024-01-05'],
  ['31. januar 2024 kl. 25.05', {}, '(no-such-time)'],
])('%s %j', (text, options, expected) => expect(read(text, options)).toBe(expected));

test('a text is read the same whether or not its words were met before', () => {
  const options = date.options.parse({ locale: 'en-GB' });
  const context = { today: '2026-01-01', rates: () => ({ rate: () => undefined }) };
  const reader = datetime.compile(options, context);
  const forms: ((day: number, month: string, year: number, hour: number, minute: number) => string)[] = [
    (d, m, y) => `${d} ${m} ${y}`,
    (d, m, y, h, n) => `${m} ${d}, ${y} at ${h}:${String(n).padStart(2, '0')}`,
    (d, m, y, h, n) => `${d} ${m} ${y} ${h}:${String(n).padStart(2, '0')} pm`,
    (d, m, y, h, n) => `${d} ${m} ${y} ${h}:${String(n).padStart(2, '0')} am GMT`,
    (d, m, y) => `${m}, ${y} ${d}`,
    (d, _m, y, h) => `Sat ${d}/${h}/${y}`,
    (d, _m, y, h) => `${y}年${h}月${d}日`,
  ];
  const months = ['Jan', 'May', 'Sep', 'September', 'Dezember', 'Şubat', 'يناير'];
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.constantFrom(...months),
      fc.integer({ min: 0, max: 33 }),
      fc.integer({ min: 0, max: 2300 }),
      fc.integer({ min: 0, max: 25 }),
      fc.integer({ min: 0, max: 61 }),
      (form, month, day, year, hour, minute) => {
        const text = form(day, month, year, hour, minute);
        expect([text, reader(text)]).toEqual([text, datetime.compile(options, context)(text)]);
      },
    ),
    { numRuns: 300 },
  );
});
