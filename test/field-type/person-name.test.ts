import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalizePersonName } from '../../src/field-type/person-name/capitalize.ts';
import { splitPersonName } from '../../src/field-type/person-name/split.ts';

const none = { title: '', first: '', middle: '', last: '', suffix: '', nickname: '' };

describe('splitPersonName', () => {
  test.each([
    ['Jane', { first: 'Jane' }],
    ['Jane Roe', { first: 'Jane', last: 'Roe' }],
    ['Roe, Jane', { first: 'Jane', last: 'Roe' }],
    ['Roe, Jane A.', { first: 'Jane', middle: 'A.', last: 'Roe' }],
    ['Mehmet Ali Örnek', { first: 'Mehmet', middle: 'Ali', last: 'Örnek' }],
    ['Prof.Dr. Ayşe Örnek', { title: 'Prof.Dr.', first: 'Ayşe', last: 'Örnek' }],
    ['Herr Dr. Max von der Heide', { title: 'Herr Dr.', first: 'Max', last: 'von der Heide' }],
    ['السيد محمد علي', { title: 'السيد', first: 'محمد', last: 'علي' }],
    ['عبد الله الأحمد', { first: 'عبد الله', last: 'الأحمد' }],
    ['Mr. and Mrs. John Roe', { title: 'Mr. and Mrs.', first: 'John', last: 'Roe' }],
    ['Mrs. Roe', { title: 'Mrs.', last: 'Roe' }],
    ['Sir John', { title: 'Sir', first: 'John' }],
    ['John Roe III', { first: 'John', last: 'Roe', suffix: 'III' }],
    ['John Roe, MD, PhD', { first: 'John', last: 'Roe', suffix: 'MD, PhD' }],
    ['Pedro Gil y Mora Paz', { first: 'Pedro', middle: 'Gil y Mora', last: 'Paz' }],
    ["William 'Bill' Roe", { first: 'William', last: 'Roe', nickname: 'Bill' }],
    ['William (Bill) Roe', { first: 'William', last: 'Roe', nickname: 'Bill' }],
    ["Pat O'Hara", { first: 'Pat', last: "O'Hara" }],
    ['Li Ma', { first: 'Li', last: 'Ma' }],
    ['Van Roe', { first: 'Van', last: 'Roe' }],
    ['', {}],
  ])('%s', (given, parts) => expect(splitPersonName(given)).toEqual({ ...none, ...parts }));

  test('loses no letter', () => {
    const word = fc.constantFrom(
      'Jane',
      'van',
      'der',
      'Dr.',
      'Jr.',
      'III',
      ',',
      'and',
      '(Jo)',
      'y',
      'E.',
      'Ma',
      'محمد',
      'بن',
    );
    const letters = (text: string) => [...text.replace(/[^\p{L}]/gu, '')].sort().join('');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join(' ');
        expect(letters(Object.values(splitPersonName(text)).join(' '))).toBe(letters(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('capitalizePersonName', () => {
  test.each([
    ['JANE ROE', '', 'Jane Roe'],
    ['jane roe-poe', '', 'Jane Roe-Poe'],
    ['JOHN MCROE', '', 'John McRoe'],
    ["PAT O'HARA", '', "Pat O'Hara"],
    ['max von der heide', '', 'Max von der Heide'],
    ['john roe iii', '', 'John Roe III'],
    ['ÇİĞDEM IŞIK', '', 'Çiğdem Işık'],
    ['ILGIN', 'tr', 'Ilgın'],
    ['ILGIN', 'en', 'Ilgin'],
    ['Jane ROE', '', 'Jane ROE'],
    ['محمد', '', 'محمد'],
  ])('%s (%s) is %s', (given, locale, expected) => expect(capitalizePersonName(given, locale)).toBe(expected));
});
