import fc from 'fast-check';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/field-type/field-type.ts';
import { fastPhone } from '../../src/field-type/phone/fast-phone.ts';
import { phone } from '../../src/field-type/phone.ts';

const context: ReadContext = { today: '2026-01-01', rates: () => ({ rate: () => undefined }) };
const countries = getCountries();

/** The library's own answer to the question that the fast path answers. */
function byLibrary(text: string, country: string) {
  const number = parsePhoneNumberFromString(text, country === '' ? {} : { defaultCountry: country as CountryCode });
  if (!number) return undefined;
  return { e164: number.number, fit: number.isValid() ? 'valid' : number.isPossible() ? 'possible' : 'wrong-length' };
}

const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''));
const spelled = (text: string, seed: number) =>
  [...text].map((digit, at) => ((seed >> (at % 16)) & 1 ? `${digit}${' -.()/'[(seed + at) % 6]}` : digit)).join('');

describe('phone', () => {
  test('the fast path gives what the library gives, for random digits', () => {
    const lead = fc.constantFrom(
      '',
      '+',
      '00',
      '0',
      '011',
      '+90',
      '+1',
      '+44',
      '+49',
      '+971',
      '+7',
      '90',
      '1',
      '44',
      '+39',
      '+54',
      '+55',
      '+52',
    );
    fc.assert(
      fc.property(
        lead,
        digits(3, 15),
        fc.constantFrom('', ...countries),
        fc.nat({ max: 65_535 }),
        (start, rest, country, seed) => {
          const text = start + spelled(rest, seed);
          const quick = fastPhone(text, country);
          if (quick !== undefined) expect([text, country, quick]).toEqual([text, country, byLibrary(text, country)]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the fast path gives what the library gives, for numbers like real ones of every country', () => {
    for (const country of countries) {
      const example = getExampleNumber(country, examples)!;
      const national = example.nationalNumber;
      const spellings = [
        example.number,
        example.formatInternational(),
        example.formatNational(),
        national,
        `0${national}`,
        `1${national}`,
        `00${example.number.slice(1)}`,
        example.number.slice(1),
        `+${example.countryCallingCode}0${national}`,
        national.slice(0, -1),
        `${national}1`,
        `${national.slice(0, 2)}9${national.slice(3)}`,
      ];
      for (const text of spellings) {
        for (const where of [country, '', 'TR', 'US']) {
          const quick = fastPhone(text, where);
          if (quick !== undefined) expect([text, where, quick]).toEqual([text, where, byLibrary(text, where)]);
        }
      }
    }
  });

  test('most spellings take the fast path', () => {
    expect(fastPhone('+44 20 7946 0018', '')).toEqual({ e164: '+442079460018', fit: 'valid' });
    expect(fastPhone('020 7946 0018', 'GB')).toEqual({ e164: '+442079460018', fit: 'valid' });
    expect(fastPhone('1 (202) 555-0143', 'US')).toEqual({ e164: '+12025550143', fit: 'valid' });
    expect(fastPhone('0044 20 7946 0018', 'DE')).toEqual({ e164: '+442079460018', fit: 'valid' });
  });

  test('what is written is read again as itself', () => {
    const read = phone.compile(phone.options.parse({}), context);
    for (const country of countries) {
      const first = read(`${getExampleNumber(country, examples)!.number} ext. 12`);
      if (!first.ok) continue;
      expect(read(first.text)).toEqual(first);
      expect(first.text).toMatch(/^\+\d+;ext=12$/);
    }
  });

  test('a number of letters is read by the keys', () => {
    const read = phone.compile(phone.options.parse({ defaultCountry: 'US' }), context);
    expect(read('202-555-HELP')).toMatchObject({ ok: true, text: '+12025554357' });
  });

  test('a field beside gives the country, and nonsense in it does not', () => {
    const options = phone.options.parse({ defaultCountry: { from: 'country', else: 'DE' } });
    const read = phone.compile(options, context);
    expect(phone.companions!(options)).toEqual(['country']);
    expect(read('020 7946 0018', 'GB')).toMatchObject({ text: '+442079460018' });
    expect(read('030 23125 123', 'Narnia')).toMatchObject({ text: '+493023125123' });
    expect(read('030 23125 123', '__proto__')).toMatchObject({ text: '+493023125123' });
  });

  test('the mask shows the country and two digits', () => {
    expect(phone.mask('+442079460018')).toBe('+44***18');
    expect(phone.mask('020 7946 0018')).toBe('***18');
    expect(phone.mask('+44')).toBe('***');
  });

  test('a column of phones is known by its header or by its international numbers', () => {
    const column = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }));
    expect(phone.infer('Cep Telefonu', column('+44 20 7946 0018', '+12025550143')).confidence).toBe(1);
    expect(phone.infer('x', column('+44 20 7946 0018', '+12025550143')).confidence).toBeGreaterThan(0.8);
    expect(phone.infer('phone', column('020 7946 0018', '020 7946 0019')).confidence).toBe(1);
    expect(phone.infer('city', column('Ankara', 'Berlin')).confidence).toBe(0);
  });
});
