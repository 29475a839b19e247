import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierKinds } from '../../../src/field-type/identifier/kinds/index.ts';
import { kindIds } from '../../../src/field-type/identifier/read-identifier.ts';
import { parseValue } from '../../../src/field-type/parse-value.ts';

const outcome = (kind: string, text: string, options = {}) => {
  const reading = parseValue('identifier', text, { kind, ...options });
  return reading.ok ? reading.text : `(${reading.reason})`;
};

/** Published samples: as people write them, what comes out, and the same with one character changed. */
const samples: readonly (readonly [kind: string, given: string, text: string, wrong: string])[] = [
  ['tr.tckimlik', '10000000146', '10000000146', '10000000147'],
  ['tr.vkn', '4540536920', '4540536920', '4540536921'],
  ['ean', '4006381333931', '4006381333931', '4006381333932'],
  ['ean', '73513537', '73513537', '73513538'],
  ['isbn', '0-306-40615-2', '0306406152', '0-306-40615-3'],
  ['isbn', '0-8044-2957-X', '080442957X', '0-8044-2957-1'],
  ['issn', '0378-5955', '03785955', '0378-5956'],
  ['ismn', '979-0-2600-0043-8', '9790260000438', '979-0-2600-0043-9'],
  ['isni', '0000 0001 2281 955X', '000000012281955X', '0000 0001 2281 9551'],
  ['imei', '49-015420-323751-8', '490154203237518', '490154203237519'],
  ['imo', 'IMO 9319466', '9319466', 'IMO 9319467'],
  ['iso6346', 'CSQU3054383', 'CSQU3054383', 'CSQU3054384'],
  ['casrn', '7732-18-5', '7732-18-5', '7732-18-4'],
  ['isin', 'US0378331005', 'US0378331005', 'US0378331006'],
  ['cusip', '037833100', '037833100', '037833101'],
  ['figi', 'BBG000BLNQ16', 'BBG000BLNQ16', 'BBG000BLNQ17'],
  ['lei', '529900T8BM49AURSDO55', '529900T8BM49AURSDO55', '529900T8BM49AURSDO56'],
  ['creditcard', '4111-1111-1111-1111', '4111111111111111', '4111111111111112'],
  ['creditcard', '3782 822463 10005', '378282246310005', '3782 822463 10006'],
  ['iso11649', 'RF18 5390 0754 7034', 'RF18539007547034', 'RF18 5390 0754 7035'],
  ['de.idnr', '36 574 261 809', '36574261809', '36 574 261 808'],
  ['de.vat', 'DE 136,695 976', '136695976', 'DE 136,695 977'],
  ['at.uid', 'ATU13585627', 'U13585627', 'ATU13585628'],
  ['ch.ssn', '756.9217.0769.85', '7569217076985', '756.9217.0769.86'],
  ['ch.uid', 'CHE-100.155.212', 'CHE100155212', 'CHE-100.155.213'],
  ['fr.siren', '552 008 443', '552008443', '552 008 444'],
  ['fr.siret', '732 829 320 00074', '73282932000074', '732 829 320 00075'],
  ['fr.nir', '2 95 10 99 126 111 93', '295109912611193', '2 95 10 99 126 111 94'],
  ['nl.bsn', '1112.22.333', '111222333', '1112.22.334'],
  ['gb.nhs', '943-476-5870', '9434765870', '943-476-5871'],
  ['gb.vat', 'GB 980 7806 84', '980780684', 'GB 980 7806 85'],
  ['ie.pps', '6433435F', '6433435F', '6433435E'],
  ['es.nif', '54362315-K', '54362315K', '54362315-Z'],
  ['es.nie', 'x-2482300w', 'X2482300W', 'x-2482300a'],
  ['it.codicefiscale', 'RCCMNL83S18D969H', 'RCCMNL83S18D969H', 'RCCMNL83S18D969G'],
  ['it.iva', 'IT 00743110157', '00743110157', 'IT 00743110158'],
  ['pt.nif', 'PT 501 964 843', '501964843', 'PT 501 964 842'],
  ['gr.vat', 'EL 094259216', '094259216', 'EL 094259217'],
  ['pl.pesel', '44051401359', '44051401359', '44051401358'],
  ['pl.nip', 'PL 8567346215', '8567346215', 'PL 8567346216'],
  ['cz.rc', '710319/2745', '7103192745', '710319/2746'],
  ['ro.cnp', '1630615123457', '1630615123457', '1630615123458'],
  ['bg.egn', '752316 926 3', '7523169263', '752316 926 4'],
  ['hr.oib', 'HR 33392005961', '33392005961', 'HR 33392005962'],
  ['si.emso', '0101006500006', '0101006500006', '0101006500007'],
  ['fi.hetu', '131052-308T', '131052-308T', '131052-308U'],
  ['se.personnummer', '880320-0016', '880320-0016', '880320-0017'],
  ['no.fodselsnummer', '151086 95088', '15108695088', '151086 95089'],
  ['dk.cvr', 'DK 13585628', '13585628', 'DK 13585627'],
  ['ee.ik', '36805280109', '36805280109', '36805280108'],
  ['ru.inn', '123456789047', '123456789047', '123456789048'],
  ['ua.edrpou', '32855961', '32855961', '32855968'],
  ['us.rtn', '111000025', '111000025', '111000024'],
  ['ca.sin', '123-456-782', '123456782', '123-456-783'],
  ['mx.clabe', '032180000118359719', '032180000118359719', '032180000118359718'],
  ['br.cpf', '390.533.447-05', '39053344705', '390.533.447-04'],
  ['br.cnpj', '16.727.230/0001-97', '16727230000197', '16.727.230/0001-98'],
  ['ar.cuit', '20-05536168-2', '20055361682', '20-05536168-3'],
  ['cl.rut', '76086428-5', '760864285', '76086428-4'],
  ['cn.ric', '360426199101010071', '360426199101010071', '360426199101010072'],
  ['jp.cn', '5-8356-7825-6246', '5835678256246', '5-8356-7825-6247'],
  ['kr.rrn', '971013-9019902', '9710139019902', '971013-9019903'],
  ['in_.aadhaar', '2341 2341 2346', '234123412346', '234123412347'],
  ['in_.gstin', '27AAPFU0939F1ZV', '27AAPFU0939F1ZV', '27AAPFU0939F1ZW'],
  ['th.pin', '1-2345-45678-78-1', '1234545678781', '1-2345-45678-78-2'],
  ['il.idnr', '3933742-3', '039337423', '3933742-4'],
  ['za.idnr', '7503305044089', '7503305044089', '7503305044088'],
  ['au.abn', '83 914 571 673', '83914571673', '83 914 571 674'],
  ['nz.ird', '4909185-0', '49091850', '4909185-1'],
  ['eu.banknote', 'P36007033744', 'P36007033744', 'P36007033745'],
  ['eu.eic', '22XWATTPLUS----G', '22XWATTPLUS----G', '22XWATTPLUS----H'],
  ['iban', 'GB29 NWBK 6016 1331 9268 19', 'GB29NWBK60161331926819', 'GB29 NWBK 6016 1331 9268 18'],
];

describe.each(samples)('%s %s', (kind, given, text, wrong) => {
  test('is read, in capitals or not, with space around or not, and its own text again', () => {
    expect(outcome(kind, given)).toBe(text);
    expect(outcome(kind, ` ${given.toLowerCase()} `)).toBe(text);
    expect(outcome(kind, text)).toBe(text);
  });

  test('is declined with another character, or with one too few', () => {
    expect(outcome(kind, wrong)).toMatch(/^\(bad-/);
    // Devices are also known without their check digit.
    if (kind !== 'imei') expect(outcome(kind, given.slice(1))).toMatch(/^\(bad-/);
  });
});

describe('what cannot be', () => {
  test.each([
    ['tr.tckimlik', '01234567890', '(bad-form)'],
    ['tr.tckimlik', '1234567890', '(bad-form)'],
    ['tr.vkn', '12345678', '(bad-form)'],
    ['tr.vkn', '٤٥٤٠٥٣٦٩٢٠', '4540536920'],
    ['br.cpf', '111.111.111-11', '(bad-form)'],
    ['pl.pesel', '44053201359', '(bad-form)'],
    ['se.personnummer', '881320-0018', '(bad-form)'],
    ['us.ssn', '000-12-3456', '(bad-form)'],
    ['us.ssn', '123-456-789', '(bad-form)'],
    ['us.ssn', '123-45-6789', '123456789'],
    ['creditcard', '9999 9999 9999 9995', '(bad-form)'],
    ['bic', 'DEUTZZFF', '(bad-form)'],
    ['bic', 'deut de ff', 'DEUTDEFF'],
    ['isin', 'ZY0378331005', '(bad-form)'],
    ['mac', '01-02-03-04-05-AB', '01:02:03:04:05:ab'],
    ['mac', '0102.0304.05ab', '01:02:03:04:05:ab'],
    ['mac', '01-02:03:04:05:ab', '(bad-form)'],
    ['uuid', 'urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    ['de.handelsregisternummer', 'HRB 11223, Amtsgericht Aachen', 'Aachen HRB 11223'],
    ['ro.onrc', 'J/52/750/2012', 'J52/750/2012'],
  ])('%s %s gives %s', (kind, given, expected) => expect(outcome(kind, given)).toBe(expected));

  test('letters of other widths, dashes of typography and marks of direction change nothing', () => {
    expect(outcome('isbn', '\u200e０－３０６－４０６１５－２')).toBe('0306406152');
    expect(outcome('isbn', '0–306–40615–2')).toBe('0306406152');
  });
});

describe('identity cards and tax numbers by country', () => {
  test.each([
    ['identitycard', { country: 'ES' }, '12345678Z', '12345678Z'],
    ['identitycard', { country: 'ES' }, '12345678A', '(bad-check-digit)'],
    ['identitycard', { country: 'zh-HK' }, 'G123456(A)', 'G123456A'],
    ['identitycard', { country: 'zh-TW' }, 'A123456789', 'A123456789'],
    ['identitycard', { locale: 'tr-TR' }, '10000000146', '10000000146'],
    ['identitycard', { country: 'any' }, '10000000146', '10000000146'],
    ['identitycard', { country: 'any' }, 'hello', '(bad-form)'],
    ['taxid', { locale: 'pt-BR' }, '390.533.447-05', '39053344705'],
    ['taxid', { locale: 'pt-BR' }, '39.0533.447-05', '(bad-form)'],
    ['taxid', { country: 'DE' }, '36 574 261 809', '36574261809'],
    ['taxid', { locale: 'en-US' }, '91-1144442', '911144442'],
    ['taxid', { country: 'TR' }, '4540536920', '4540536920'],
  ])('%s %j %s gives %s', (kind, options, given, expected) => expect(outcome(kind, given, options)).toBe(expected));

  test('a country without them is refused, and the others are named', () => {
    expect(() => outcome('taxid', '1')).toThrow(/needs a country/);
    expect(() => outcome('taxid', '1', { country: 'AQ' })).toThrow(/no form of tax numbers is known for "AQ"/);
  });
});

describe('what check digits promise', () => {
  /** Schemes that find every single wrong digit (the Brazilian CPF and the Australian ACN, for two, do not), and those that find two neighbours swapped as well. */
  const single = [
    'ean',
    'luhn',
    'isbn',
    'issn',
    'isni',
    'tr.tckimlik',
    'de.idnr',
    'de.vat',
    'pl.pesel',
    'nl.bsn',
    'imei',
    'fr.siren',
    'ch.ssn',
    'in_.aadhaar',
    'hr.oib',
    'gb.nhs',
    'lei',
    'iban',
    'verhoeff',
    'damm',
    'isin',
    'iso11649',
    'za.idnr',
    'iso7064.mod_11_2',
    'iso7064.mod_11_10',
    'iso7064.mod_37_36',
  ];
  const swaps = new Set([
    'isbn',
    'issn',
    'isni',
    'de.idnr',
    'nl.bsn',
    'in_.aadhaar',
    'lei',
    'iban',
    'verhoeff',
    'damm',
    'iso11649',
    'iso7064.mod_11_2',
  ]);
  const more = [
    ['verhoeff', '', '12340', ''],
    ['damm', '', '5724', ''],
    ['luhn', '', '78949', ''],
    ['iso7064.mod_11_2', '', '0794', ''],
    ['iso7064.mod_11_2', '', '07940', ''],
    ['iso7064.mod_11_10', '', '794623', ''],
    ['iso7064.mod_37_36', '', 'A12425GABC1234002M', ''],
  ] as const;
  const valid = [...samples, ...more].filter(([kind, , text]) => single.includes(kind) && outcome(kind, text) === text);

  test('each of these schemes has a sample', () => {
    expect([...new Set(valid.map(([kind]) => kind))].sort()).toEqual([...single].sort());
  });

  /** The text with its digit at a place changed in each of the nine ways. */
  const wrongDigits = (text: string) =>
    [...text].flatMap((digit, at) =>
      /\d/.test(digit)
        ? Array.from(
            { length: 9 },
            (_, plus) => text.slice(0, at) + ((Number(digit) + plus + 1) % 10) + text.slice(at + 1),
          )
        : [],
    );
  const swapped = (text: string) =>
    [...text].flatMap((left, at) => {
      const right = text[at + 1] ?? '';
      const isSwap = left !== right && /\d/.test(left) && /\d/.test(right);
      return isSwap ? [text.slice(0, at) + right + left + text.slice(at + 2)] : [];
    });

  test.each(valid)('%s %s: any one wrong digit of %s is found', (kind, _, text) => {
    expect(wrongDigits(text).filter((wrong) => !outcome(kind, wrong).startsWith('(bad-'))).toEqual([]);
  });

  test.each(valid.filter(([kind]) => swaps.has(kind)))(
    '%s %s: two digits of %s that changed places are found',
    (kind, _, text) => {
      expect(swapped(text).filter((wrong) => !outcome(kind, wrong).startsWith('(bad-'))).toEqual([]);
    },
  );
});

describe('every kind', () => {
  test('says what it is, and its name begins with a country where it belongs to one', () => {
    for (const [id, { title }] of identifierKinds) {
      expect(title, id).toMatch(/^[\p{L}].{2,}[^.]$/u);
      expect(id).toMatch(/^[a-z]{2}_?\.|^[a-z\d_]+(\.[a-z\d_]+)?$/);
    }
    expect(new Set(kindIds).size).toBe(kindIds.length);
  });

  test('reads any text without failing, and reads what it wrote as itself', () => {
    const kinds = [...identifierKinds];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^[A-Z0-9 ./-]{0,25}$/),
          fc.stringMatching(/^[A-Z]{0,2}\d{5,16}[A-Z]?$/),
        ),
        ([, { read }], text) => {
          const reading = read(text);
          if (reading.ok) expect(read(reading.text)).toMatchObject({ ok: true, text: reading.text });
        },
      ),
      { numRuns: 2000 },
    );
  });
});
