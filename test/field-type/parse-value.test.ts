import { describe, expect, test } from 'vitest';
import { defineFieldType, read } from '../../src/field-type/field-type.ts';
import { parseValue } from '../../src/field-type/parse-value.ts';
import { text } from '../../src/field-type/text.ts';

describe('parseValue', () => {
  test('gives value and text, or a reason', () => {
    expect(parseValue('boolean', 'evet')).toEqual({ ok: true, value: true, text: 'true' });
    expect(parseValue('country', 'Almanya')).toEqual({ ok: true, value: 'DE', text: 'DE' });
    expect(parseValue('email', 'nobody')).toEqual({ ok: false, reason: 'no-at' });
  });

  test('gives the parts of names as plain objects', () => {
    const person = parseValue('person_name', 'Doe, Dr. Jane Q. "Jay", Jr.');
    expect(JSON.parse(JSON.stringify(person))).toEqual({
      ok: true,
      value: { title: 'Dr.', first: 'Jane', middle: 'Q.', last: 'Doe', suffix: 'Jr.', nickname: 'Jay' },
      text: 'Doe, Dr. Jane Q. "Jay", Jr.',
    });
    expect(parseValue('company_name', 'Örnek Ltd. Şti.')).toMatchObject({ value: { base: 'Örnek' } });
  });

  test('takes what is no string by its text, and nothing as the empty text', () => {
    expect(parseValue('boolean', 1)).toMatchObject({ value: true });
    expect(parseValue('text', null)).toEqual({ ok: true, value: '', text: '' });
  });

  test('takes companions', () => {
    const options = { country: { from: 'country' } };
    expect(parseValue('postal_code', 'k1a0b1', options, { companions: ['CA'] })).toMatchObject({ text: 'K1A 0B1' });
    expect(parseValue('postal_code', 'k1a0b1', options, { companions: ['TR'] })).toEqual({
      ok: false,
      reason: 'bad-form',
    });
  });

  test('takes a field of a rule file as it stands', () => {
    expect(parseValue('boolean', 'nein', { type: 'boolean', locale: 'de' })).toMatchObject({ value: false });
  });

  test('takes types of the caller', () => {
    const shout = defineFieldType({ ...text, id: 'shout', compile: () => (given) => read(given, given.toUpperCase()) });
    expect(parseValue('shout', 'hi', {}, { types: new Map([['shout', shout]]) })).toMatchObject({ text: 'HI' });
  });

  test.each([
    ['emial', {}, /unknown field type "emial"/, /did you mean "email"/],
    ['constructor', {}, /unknown field type/, /the types are text/],
    ['email', { keepcase: true }, /email has no option "keepcase"/, /did you mean "keepCase"/],
    ['boolean', { locale: 3 }, /boolean\.locale/, /its options are/],
    ['postal_code', { country: 'Narnia' }, /must be a country/, /options/],
  ])('%s %j is a mistake of the caller, and says the way out', (type, options, message, advice) => {
    try {
      parseValue(type, 'x', options);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        name: 'UsageError',
        message: expect.stringMatching(message),
        advice: expect.stringMatching(advice),
      });
    }
  });
});
