import { alpha2Of } from '../../country/codes.ts';
import { digitAt, mod97, valueAt, weighted } from '../checksum.ts';
import { type Kind, kind } from '../kind.ts';

/** Letters count two and up, and the digits of all are added: a multiple of nine. */
function hasBanknoteDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 12; at++) {
    const unit = code.charCodeAt(at);
    sum += unit < 58 ? unit - 48 : unit - 63;
  }
  return sum % 9 === 0;
}

/** Letters from 10 and the hyphen as 36, with weights that fall from 16. */
function hasEicCharacter(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) sum += (code[at] === '-' ? 36 : valueAt(code, at)) * (16 - at);
  const rest = 36 - ((sum - 1) % 37);
  return rest < 36 && '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[rest] === code[15];
}

/** The countries of the One Stop Shop by their ISO numbers, and 900 for Northern Ireland. */
const OSS_COUNTRIES =
  '(040|056|100|191|196|203|208|233|246|250|276|300|348|372|380|428|440|442|470|528|616|620|642|703|705|724|752|900)';

const EXCISE_COUNTRIES = 'AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI';

export const unionKinds: readonly (readonly [string, Kind])[] = [
  [
    'eu.at_02',
    kind('SEPA creditor', {
      marks: '-./,:+*?()\'"',
      form: /^[A-Z]{2}\d{2}[\dA-Z]{4,31}$/,
      holds: (code) => alpha2Of(code.slice(0, 2)) !== undefined,
      check: (code) => mod97(code.slice(7) + code.slice(0, 4)) === 1,
    }),
  ],
  ['eu.banknote', kind('euro banknote', { form: /^[B-HJL-NPR-Z]([A-Z]\d{10}|\d{11})$/, check: hasBanknoteDigit })],
  [
    'eu.ecnumber',
    kind('chemical substance (EC number)', {
      marks: '',
      form: /^\d{3}-\d{3}-\d$/,
      check: (code) => (weighted(code.replaceAll('-', ''), [1, 2, 3, 4, 5, 6]) % 11) % 10 === digitAt(code, 8),
    }),
  ],
  [
    'eu.eic',
    kind('party, area or object of the European energy market', {
      marks: '',
      form: /^[\dA-Z-]{15}[\dA-Z]$/,
      check: hasEicCharacter,
    }),
  ],
  [
    'eu.excise',
    kind('excise number', {
      prepare: (code) =>
        code.replace(
          /^([A-Z]{2})([\dA-Z]{1,10})$/,
          (_all, country: string, number: string) => country + number.padStart(11, '0'),
        ),
      form: new RegExp(`^(${EXCISE_COUNTRIES})[\\dA-Z]{11}$`),
      holds: (code) => !code.startsWith('FR') || /^FR0\d{5}[ENCSBWT]\d{4}$/.test(code),
    }),
  ],
  [
    'eu.nace',
    kind('economic activity (NACE)', { marks: '.', form: /^([A-V]|0[1-35-9]|[1-35-9]\d|[1-9]\d{1,3}|0[1-9]\d{1,2})$/ }),
  ],
  [
    'eu.oss',
    kind('taxable person of the One Stop Shop', {
      form: new RegExp(`^(EU${OSS_COUNTRIES}\\d{6}|IM${OSS_COUNTRIES}\\d{7})$`),
    }),
  ],
];
