import { describe, expect, test } from 'vitest';
import { iban } from '../../../src/field-type/iban.ts';
import { ibanForms } from '../../../src/field-type/identifier/iban-forms.ts';
import { identifier } from '../../../src/field-type/identifier.ts';
import { fieldTypes } from '../../../src/field-type/index.ts';
import { parseValue } from '../../../src/field-type/parse-value.ts';

const outcome = (type: string, text: string, options = {}, companions: string[] = []) => {
  const reading = parseValue(type, text, options, { companions });
  return reading.ok ? reading.text : `(${reading.reason})`;
};

describe('iban', () => {
  // The samples of the registry.
  test.each([
    'TR330006100519786457841326',
    'SA0380000000608010167519',
    'AE070331234567890123456',
    'EG380019000500000000263180002',
    'JO94CBJO0010000000000131000302',
    'KW81CBKU0000000000001234560101',
    'QA58DOHB00001234567890ABCDEFG',
    'LB62099900000001001901229114',
    'IQ98NBIQ850123456789012',
    'DE89370400440532013000',
    'AT611904300234573201',
    'CH9300762011623852957',
    'FR1420041010050500013M02606',
    'GB29NWBK60161331926819',
    'IE29AIBK93115212345678',
    'NL91ABNA0417164300',
    'BE68539007547034',
    'ES9121000418450200051332',
    'IT60X0542811101000000123456',
    'PT50000201231234567890154',
    'PL61109010140000071219812874',
    'NO9386011117947',
    'SE4550000000058398257466',
    'MT84MALT011000012345MTLCAST001S',
    'BR1800360305000010009795493C1',
    'AZ21NABZ00000000137010001944',
    'KZ86125KZT5004100100',
    'XK051212012345678906',
    'RU0204452560040702810412345678901',
  ])('%s', (code) => {
    expect(outcome('iban', code)).toBe(code);
    const printed = code.replace(/.{4}(?=.)/g, '$& ');
    expect(outcome('iban', printed.toLowerCase())).toBe(code);
    expect(outcome('iban', code, { as: 'printed' })).toBe(printed);
    expect(outcome('iban', `${code.slice(0, -1)}${(Number.parseInt(code.at(-1)!, 36) + 1) % 10}`)).toMatch(/^\(bad-/);
    expect(outcome('iban', code.slice(0, -1))).toBe('(bad-form)');
  });

  test('a bank that checks its own digits is believed: the account is wrong, though the IBAN fits', () => {
    expect(outcome('iban', 'ES2121000418450200051333')).toMatch(/^\(bad-/);
  });

  test('every form is of a country and of a length that there is', () => {
    expect(ibanForms.size).toBeGreaterThan(105);
    for (const [country, form] of ibanForms) expect(form.source.startsWith(`^${country}`), country).toBe(true);
  });

  test('is personal: a report shows country and ending', () => {
    expect(iban.personal).toBe(true);
    expect(iban.mask('DE89 3704 0044 0532 0130 00')).toBe('DE***00');
  });
});

describe('vat', () => {
  test.each([
    ['ATU13585627', {}, 'ATU13585627'],
    ['BE 403.019.261', {}, 'BE0403019261'],
    ['el 094259216', {}, 'EL094259216'],
    ['Fr 40 303 265 045', {}, 'FR40303265045'],
    ['NL4495445B01', {}, 'NL004495445B01'],
    ['RO 185 472 90', {}, 'RO18547290'],
    ['XI 980 7806 84', {}, 'XI980780684'],
    ['GB 980 7806 84', {}, 'GB980780684'],
    ['NO 995 525 828 MVA', {}, 'NO995525828MVA'],
    ['4540536920', { country: 'Türkiye' }, '4540536920'],
    ['4540536921', { country: 'TR' }, '(bad-check-digit)'],
    ['40303265045', { country: 'FR' }, 'FR40303265045'],
    ['DE136695976', { country: 'FR' }, 'DE136695976'],
    ['CHE-107.787.577 IVA', { country: 'CH' }, 'CHE107787577IVA'],
    ['DE DE 136695976', { kind: 'eu.vat' }, '(bad-form)'],
    ['GB 980 7806 84', { kind: 'eu.vat' }, '(bad-form)'],
    ['PL8567346216', {}, '(bad-check-digit)'],
    ['ZZ123456789', {}, '(bad-form)'],
    ['8567346215', {}, '(no-country)'],
  ])('%s %j gives %s', (given, options, expected) => expect(outcome('vat', given, options)).toBe(expected));

  test('takes the country from the field beside it', () => {
    const options = { country: { from: 'country', else: 'DE' } };
    expect(outcome('vat', '8567346215', options, ['PL'])).toBe('PL8567346215');
    expect(outcome('vat', '136695976', options, [''])).toBe('DE136695976');
  });

  test('refuses a country without such numbers', () => {
    expect(() => outcome('vat', '1', { country: 'AQ' })).toThrow(/must be a country whose VAT numbers are known/);
  });
});

describe('columns are known by what they hold', () => {
  const bestOf = (header: string, texts: readonly string[]) => {
    const values = texts.map((text) => ({ text, count: 2 }));
    return Object.values(fieldTypes)
      .map((type) => ({ id: type.id, ...type.infer(header, values) }))
      .reduce((best, one) => (one.confidence > best.confidence ? one : best));
  };
  const tckn = ['10000000146', '17291716060', '12625990116', '10000000214', '10000000382', '10000000450'];

  test.each([
    ['Konto', ['TR33 0006 1005 1978 6457 8413 26', 'DE89370400440532013000', 'GB29NWBK60161331926819'], 'iban', {}],
    ['x', ['ATU13585627', 'DE136695976', 'FR40303265045', 'PL8567346215'], 'vat', {}],
    ['T.C. Kimlik No', tckn, 'identifier', { kind: 'tr.tckimlik' }],
    ['no', tckn, 'identifier', { kind: 'tr.tckimlik' }],
    ['Vergi No', ['4540536920', '3082234384'], 'identifier', { kind: 'tr.vkn' }],
    ['EAN', ['4006381333931', '5901234123457'], 'identifier', { kind: 'ean' }],
    ['ISBN', ['978-0-306-40615-7', '0-306-40615-2'], 'identifier', { kind: 'isbn' }],
    ['Card number', ['4111111111111111', '5555555555554444'], 'identifier', { kind: 'creditcard' }],
  ])('%s', (header, texts, id, options) => expect(bestOf(header, texts)).toMatchObject({ id, options }));

  test('numbers that only look alike are no citizen numbers', () => {
    expect(
      bestOf(
        'no',
        tckn.map((text) => String(Number(text) + 1)),
      ).options,
    ).toEqual({});
  });

  test('kinds of persons are personal, those of things are not', () => {
    const isPersonal = (options: object) => identifier.isPersonal!(identifier.options.parse(options));
    expect(
      [{ kind: 'tr.tckimlik' }, { kind: 'creditcard' }, { kind: 'identitycard', country: 'ES' }].map(isPersonal),
    ).toEqual([true, true, true]);
    expect([{}, { kind: 'ean' }, { kind: 'lei' }].map(isPersonal)).toEqual([false, false, false]);
  });
});
