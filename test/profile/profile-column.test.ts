import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyFieldType } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import { profileColumn, profileTable } from '../../src/profile/profile-column.ts';
import { shapeOf } from '../../src/profile/text-facts.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import { compareUtf8 } from '../../src/util/utf8-order.ts';
import { arabic, english, german, turkish } from './tables.ts';

const types = new Map<string, AnyFieldType>(Object.entries(fieldTypes));
const options = { fieldTypes: types, today: '2024-06-15' };

test('a column of text, in full', () => {
  const column = columnOfTexts('city', ['Ankara', 'İzmir', 'Ankara', '', ' yok ', 'الرياض', 'N/A', 'N/A']);
  expect(profileColumn(column)).toEqual({
    name: 'city',
    rows: 8,
    filled: 4,
    distinct: 3,
    top: [
      { text: 'Ankara', count: 2 },
      { text: 'İzmir', count: 1 },
      { text: 'الرياض', count: 1 },
    ],
    missing: [
      { text: 'N/A', count: 2 },
      { text: ' yok ', count: 1 },
    ],
    lengths: { min: 5, median: 6, max: 6 },
    words: 1,
    shapes: [
      { text: 'Aa', count: 2 },
      { text: 'x', count: 1 },
    ],
    scripts: [
      { text: 'Latin', count: 2 },
      { text: 'Arabic', count: 1 },
    ],
    type: { id: 'text', confidence: 0, options: {} },
    otherTypes: [],
    evidence: [],
    readable: 1,
    range: null,
    sampled: 3,
  });
});

test('a column without values', () => {
  const profile = profileColumn(columnOfTexts('x', ['', '', 'N/A']), options);
  expect(profile).toMatchObject({ rows: 3, filled: 0, distinct: 0, top: [], lengths: null, shapes: [] });
  expect(profile.type.id).toBe('text');
  expect(profileColumn(columnOfTexts('x', []), options)).toMatchObject({ rows: 0, filled: 0 });
});

test.each([
  ['Öztürk-Weiß 12', 'Aa-Aa 9'],
  ['TR33 0006', 'A9 9'],
  ['+905321234567', '+9'],
  ['٣٤', '9'],
  ['أحمد', 'x'],
  ['مُحَمَّد', 'x'],
  ['ada@example.com', 'a@a.a'],
  ['', ''],
])('the shape of %j is %j', (text, shape) => {
  expect(shapeOf(text)).toBe(shape);
});

test('a surname such as Null or Na is a value; NULL and n/a are not', () => {
  const { filled, missing } = profileColumn(columnOfTexts('last_name', ['Null', 'Na', 'None', 'NULL', 'n/a']));
  expect(filled).toBe(3);
  expect(missing.map(({ text }) => text)).toEqual(['NULL', 'n/a']);
});

describe('types in four languages', () => {
  const typesOf = (table: typeof english) =>
    Object.fromEntries(profileTable(table, options).columns.map(({ name, type }) => [name, type.id]));

  test('English', () => {
    expect(typesOf(english)).toMatchObject({
      Email: 'email',
      Phone: 'phone',
      Country: 'country',
      'Total Spent': 'money',
      'Last Modified Date': 'datetime',
    });
    expect(['date', 'datetime']).toContain(typesOf(english)['Birth Date']);
  });
  test('Turkish', () => {
    expect(typesOf(turkish)).toMatchObject({ 'E-posta': 'email', 'Doğum Tarihi': 'date', Bülten: 'consent' });
  });
  test('Arabic', () => {
    expect(typesOf(arabic)).toMatchObject({ 'البريد الإلكتروني': 'email', الدولة: 'country' });
  });
  test('German', () => {
    expect(typesOf(german)).toMatchObject({ 'E-Mail-Adresse': 'email', Geburtsdatum: 'date', PLZ: 'postal_code' });
  });
});

test('of dates and numbers, the smallest and the largest are known', () => {
  const birth = profileTable(german, options).columns.find(({ name }) => name === 'Geburtsdatum')!;
  expect(birth.range).toEqual({ min: '1979-01-31', max: '1990-02-01' });
  expect(birth.missing).toEqual([{ text: 'k.A.', count: 1 }]);
  expect(birth.readable).toBe(1);
});

test('the order of the rows changes nothing, and counts are those of the slow way', () => {
  const cell = fc.constantFrom('', 'a', 'B', 'ş', '12', 'N/A', ' ', '١٢', 'a b');
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (texts) => {
      const profile = profileColumn(columnOfTexts('x', texts), options);
      expect(profileColumn(columnOfTexts('x', texts.toReversed()), options)).toEqual(profile);
      const values = texts.filter((text) => text.trim() !== '' && text !== 'N/A');
      expect([profile.filled, profile.distinct]).toEqual([values.length, new Set(values).size]);
      const counts = [...new Set(values)].map((text) => ({
        text,
        count: values.filter((other) => other === text).length,
      }));
      expect(profile.top).toEqual(counts.sort((a, b) => b.count - a.count || compareUtf8(a.text, b.text)));
    }),
  );
});

test('of very many values a sample is looked at, whatever their order, and everything is counted', () => {
  const texts = Array.from({ length: 60_000 }, (_, at) => `K-${String(at * 7919).padStart(9, '0')}`);
  const frequent = ['often', 'often', 'often'];
  const profile = profileColumn(columnOfTexts('code', [...texts, ...frequent]), options);
  expect(profile).toMatchObject({ rows: 60_003, filled: 60_003, distinct: 60_001 });
  expect(profile.top[0]).toEqual({ text: 'often', count: 3 });
  expect(profile.sampled).toBeGreaterThan(15_000);
  expect(profile.sampled).toBeLessThan(25_000);
  expect(profileColumn(columnOfTexts('code', [...frequent, ...texts.toReversed()]), options)).toEqual(profile);
});

test('a profile is plain JSON', () => {
  const profile = profileTable(turkish, options);
  expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
});
