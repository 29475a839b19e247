import { alpha2Of } from '../../country/codes.ts';
import {
  damm,
  digitAt,
  gs1,
  isoHybrid,
  isoPure,
  luhn,
  luhnOfValues,
  numberAt,
  valueAt,
  verhoeff,
  weighted,
} from '../checksum.ts';
import { type Kind, kind, without } from '../kind.ts';

const isCountry = (code: string) => alpha2Of(code) !== undefined;

const isbn10 = (code: string): boolean =>
  (weighted(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]) + (code[9] === 'X' ? 10 : digitAt(code, 9))) % 11 === 0;

/** Kinds that the whole world shares: of articles, books, companies' registers, devices, ships, and bare check digits. */
export const globalKinds: readonly (readonly [string, Kind])[] = [
  ['ean', kind('article number: EAN, GTIN, UPC', { form: /^(\d{8}|\d{12,14})$/, check: gs1 })],
  ['gtin', kind('article number, as ean', { form: /^(\d{8}|\d{12,14})$/, check: gs1 })],
  ['upc', kind('American article number (UPC-A)', { form: /^\d{12}$/, check: gs1 })],
  ['sscc', kind('number of a shipping container (SSCC)', { form: /^\d{18}$/, check: gs1 })],
  ['gln', kind('number of a place (GLN)', { form: /^\d{13}$/, check: gs1 })],
  [
    'isbn',
    kind('book number, of 10 or 13 characters', {
      form: /^(97[89]\d{10}|\d{9}[\dX])$/,
      check: (code) => (code.length === 13 ? gs1(code) : isbn10(code)),
    }),
  ],
  [
    'issn',
    kind('serial number of a periodical', {
      form: /^\d{7}[\dX]$/,
      check: (code) => (weighted(code, [8, 7, 6, 5, 4, 3, 2]) + (code[7] === 'X' ? 10 : digitAt(code, 7))) % 11 === 0,
    }),
  ],
  [
    'ismn',
    kind('number of printed music', {
      form: /^(M\d{9}|9790\d{9})$/,
      check: (code) => gs1(code[0] === 'M' ? `9790${code.slice(1)}` : code),
    }),
  ],
  [
    'isni',
    kind('name of a contributor (ISNI, ORCID)', { form: /^\d{15}[\dX]$/, check: (code) => isoPure(code, 11, 'X') }),
  ],
  [
    'isan',
    kind('audiovisual work', {
      prepare: without(/^ISAN/),
      form: /^[\dA-F]{16}([\dA-Z]|[\dA-F]{8}|[\dA-Z][\dA-F]{8}[\dA-Z])?$/,
      check: (code) =>
        (code.length !== 17 && code.length !== 26) ||
        (isoHybrid(code.slice(0, 17), 36) && (code.length === 17 || isoHybrid(code.slice(0, 16) + code.slice(17), 36))),
    }),
  ],
  [
    'isrc',
    kind('recording of sound', {
      form: /^[A-Z]{2}[\dA-Z]{3}\d{7}$/,
      holds: (code) => isCountry(code.slice(0, 2)) || RECORDERS.has(code.slice(0, 2)),
    }),
  ],
  [
    'isil',
    kind('library or archive', {
      marks: '',
      keepCase: true,
      form: /^[A-Za-z]{1,4}-[\dA-Za-z/:-]{1,11}$/,
      holds: isLibrary,
    }),
  ],
  [
    'grid',
    kind('release of music', {
      prepare: without(/^GRID:/),
      form: /^A1[\dA-Z]{16}$|^[\dA-Z]{18}$/,
      check: (code) => isoHybrid(code, 36),
    }),
  ],
  [
    'uuid',
    kind('universally unique identifier', {
      marks: '',
      keepCase: true,
      prepare: plainUuid,
      form: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
    }),
  ],
  [
    'mac',
    kind('address of a network device', {
      marks: '',
      keepCase: true,
      prepare: plainMac,
      form: /^[\da-f]{2}(:[\da-f]{2}){5}((:[\da-f]{2}){2})?$/,
    }),
  ],
  [
    'imei',
    kind('mobile device: IMEI of 15 digits, IMEISV of 16', {
      form: /^\d{14,16}$/,
      check: (code) => code.length !== 15 || luhn(code),
    }),
  ],
  [
    'meid',
    kind('mobile device of the American standard', {
      prepare: without(/^MEID:?/),
      form: /^([A-F][\dA-F]{13}[\dA-F]?|\d{18}\d?)$/,
      check: hasMeidDigit,
      write: hexMeid,
    }),
  ],
  ['imsi', kind('subscriber of a mobile network', { personal: true, form: /^(001|[2-7]\d\d|9\d\d)\d{11,12}$/ })],
  [
    'imo',
    kind('ship', {
      prepare: without(/^IMO/),
      form: /^\d{7}$/,
      check: (code) => weighted(code, [7, 6, 5, 4, 3, 2]) % 10 === digitAt(code, 6),
    }),
  ],
  ['iso6346', kind('freight container', { form: /^[A-Z]{3}[UJZR]\d{7}$/, check: hasContainerDigit })],
  [
    'casrn',
    kind('chemical substance (CAS)', {
      marks: '',
      form: /^[1-9]\d{1,6}-\d{2}-\d$/,
      check(code) {
        const digits = code.replaceAll('-', '');
        let sum = 0;
        for (let at = digits.length - 2, weight = 1; at >= 0; at--, weight++) sum += digitAt(digits, at) * weight;
        return sum % 10 === digitAt(digits, digits.length - 1);
      },
    }),
  ],
  ['luhn', kind('any digits with a Luhn check digit', { form: /^\d+$/, check: luhn })],
  ['verhoeff', kind('any digits with a Verhoeff check digit', { form: /^\d+$/, check: verhoeff })],
  ['damm', kind('any digits with a Damm check digit', { form: /^\d+$/, check: damm })],
  [
    'iso7064.mod_11_2',
    kind('any digits with a check character of ISO 7064 Mod 11,2', {
      form: /^\d+[\dX]$/,
      check: (code) => isoPure(code, 11, 'X'),
    }),
  ],
  [
    'iso7064.mod_37_2',
    kind('any letters and digits with a check character of ISO 7064 Mod 37,2', {
      form: /^[\dA-Z]+[\dA-Z*]$/,
      check: (code) => isoPure(code, 37, '*'),
    }),
  ],
  [
    'iso7064.mod_11_10',
    kind('any digits with a check digit of ISO 7064 Mod 11,10', {
      form: /^\d{2,}$/,
      check: (code) => isoHybrid(code, 10),
    }),
  ],
  [
    'iso7064.mod_37_36',
    kind('any letters and digits with a check character of ISO 7064 Mod 37,36', {
      form: /^[\dA-Z]{2,}$/,
      check: (code) => isoHybrid(code, 36),
    }),
  ],
];

/** Codes of recording registrants beyond those of countries. */
const RECORDERS = new Set([
  'QM',
  'QZ',
  'QT',
  'BC',
  'BX',
  'BK',
  'FX',
  'GX',
  'KS',
  'YU',
  'TP',
  'ZZ',
  'CP',
  'DG',
  'UK',
  'CS',
  'QN',
  'AN',
]);

function isLibrary(code: string): boolean {
  const agency = code.slice(0, code.indexOf('-')).toUpperCase();
  return (
    code.length <= 15 &&
    (isCountry(agency) || ['ARK', 'EUR', 'GTB', 'M', 'O', 'OCLC', 'ZDB', 'DBL', 'SZ', 'ZETA'].includes(agency))
  );
}

function plainUuid(code: string): string {
  return code
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .replace(/^\{(.*)\}$/, '$1');
}

/** Pairs of digits with one mark between them; a point stands between four. */
function plainMac(code: string): string {
  const lower = code.toLowerCase();
  const marks = new Set(lower.replace(/[\da-f]/g, ''));
  if (marks.size > 1) return '';
  if (marks.size === 0) return /^([\da-f]{12}|[\da-f]{16})$/.test(lower) ? lower.replace(/..(?=.)/g, '$&:') : '';
  if (marks.has('.')) return /^([\da-f]{4}\.){2,3}[\da-f]{4}$/.test(lower) ? plainMac(lower.replaceAll('.', '')) : '';
  return lower.replace(/[- ]/g, ':');
}

/** The check digit that may stand behind, in the base of the digits. */
function hasMeidDigit(code: string): boolean {
  return code.length === 15 ? luhnOfValues(code, 16) : code.length !== 19 || luhn(code);
}

/** Fourteen hexadecimal digits: eight and six, which decimal spellings write with ten and eight. */
function hexMeid(code: string): string {
  if (code.length < 18) return code.slice(0, 14);
  const hex = (start: number, end: number, length: number) =>
    numberAt(code, start, end).toString(16).toUpperCase().padStart(length, '0');
  return hex(0, 10, 8) + hex(10, 18, 6);
}

/** Letters count 10, 12, 13 and on, without the multiples of eleven; each place weighs twice the one before. */
function hasContainerDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 10; at++) {
    const value = valueAt(code, at);
    sum += (at < 4 ? value + Math.floor((value - 1) / 10) : value) * 2 ** at;
  }
  return (sum % 11) % 10 === digitAt(code, 10);
}
