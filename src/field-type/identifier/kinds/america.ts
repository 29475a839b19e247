import { complement, digitAt, luhn, numberAt, weighted } from '../checksum.ts';
import { isSomeYymmdd, isYymmdd } from '../days.ts';
import { type Kind, kind, without } from '../kind.ts';

// North America

/** Parts of a social security number that were never given, and numbers that advertisements made known. */
const isSsn = (code: string) =>
  !/^(000|666|9)|^...00|0000$/.test(code) && !['078051120', '457555462', '219099999'].includes(code);
const isItin = (code: string) => {
  const group = numberAt(code, 3, 5);
  return code[0] === '9' && (group < 66 ? group > 49 : group !== 89 && group !== 93 && group > 69);
};
const isAtin = (code: string) => code.startsWith('93', 3) && code[0] === '9';
/** Prefixes of the offices and of the numbers given on the web. */
const EIN = /^(0[1-6]|1[0-6]|2[0-7]|3[0-9]|4[0-8]|5[0-9]|6[0-8]|7[1-7]|8[0-8]|9[0-58-9])\d{7}$/;
const nine = /^\d{9}$/;
/** Digits in groups of three, two and four, or of two and seven; other groups are those of another number. */
const ungroup = (code: string) => code.replace(/^(\d{3})-(\d\d)-(\d{4})$/, '$1$2$3');
const ungroupEmployer = (code: string) => code.replace(/^(\d\d)-(\d{7})$/, '$1$2');
const american = { marks: '', personal: true, prepare: ungroup, form: nine };

const isAnyTaxpayer = (code: string) =>
  code.includes('-') ? EIN.test(code.replace('-', '')) : isSsn(code) || isItin(code) || isAtin(code) || EIN.test(code);

const northAmerica: readonly (readonly [string, Kind])[] = [
  ['us.ssn', kind('American social security number', { ...american, holds: isSsn })],
  ['us.itin', kind('American taxpayer without a social security number', { ...american, holds: isItin })],
  ['us.atin', kind('American taxpayer in adoption', american)],
  ['us.ein', kind('American employer', { marks: '', prepare: ungroupEmployer, form: EIN })],
  [
    'us.tin',
    kind('American taxpayer, any kind', {
      ...american,
      form: /^(\d{9}|\d\d-\d{7})$/,
      holds: isAnyTaxpayer,
      write: (code) => code.replace('-', ''),
    }),
  ],
  ['us.ptin', kind('American tax preparer', { form: /^P\d{8}$/ })],
  [
    'us.rtn',
    kind('American bank (routing number)', {
      form: nine,
      check: (code) => weighted(code, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    }),
  ],
  ['ca.sin', kind('Canadian social insurance number', { personal: true, form: /^[1-79]\d{8}$/, check: luhn })],
  ['ca.bn', kind('Canadian business', { form: /^\d{9}(R[CMPTRZ]\d{4})?$/, check: (code) => luhn(code, 0, 9) })],
  [
    'ca.bc_phn',
    kind('health number of British Columbia', {
      personal: true,
      form: /^9\d{9}$/,
      check(code) {
        const weights = [2, 4, 8, 5, 10, 9, 7, 3];
        let sum = 0;
        for (let at = 0; at < 8; at++) sum += (digitAt(code, at + 1) * weights[at]!) % 11;
        return (11 - (sum % 11)) % 11 === digitAt(code, 9);
      },
    }),
  ],
];

// Mexico and Central America

/** The check character is new and often missing or wrong, so that only form and day count. */
function hasRfcDay(code: string): boolean {
  return /^[A-ZÑ&]{4}/.test(code) ? !WORDS.has(code.slice(0, 4)) && isSomeYymmdd(code, 4) : isSomeYymmdd(code, 3);
}
const CURP_VALUES = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
function hasCurpDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += CURP_VALUES.indexOf(code[at]!) * (18 - at);
  return complement(sum, 10) === digitAt(code, 17);
}
/** Four letters that would make an offensive word are not given. */
const WORDS = new Set(
  'BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA KACO KAGA KAGO KAKA KOGE KOJO KULO LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN'.split(
    ' ',
  ),
);
const STATES = 'AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS';
/** The weights 3, 7 and 1 in turn, each product without its tens. */
function hasClabeDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (digitAt(code, at) * [3, 7, 1][at % 3]!) % 10;
  return complement(sum, 10) === digitAt(code, 17);
}

/** Check digits that grow to the right, modulo eleven, with K for ten. */
function hasGuatemalanDigit(code: string): boolean {
  const end = code.length - 1;
  let sum = 0;
  for (let at = 0; at < end; at++) sum += digitAt(code, at) * (end - at + 1);
  const digit = complement(sum, 11);
  return (digit === 10 ? 'K' : String(digit)) === code[end];
}
const COSTA_RICAN_COMPANY = /^(2[1-4]00\d{6}|3(00[2-9]|01[0-4]|10[1-9]|110)\d{6}|4000\d{6}|5001\d{6})$/;
/** Each of three parts may have lost its zeros. */
function padCedula(code: string): string {
  const parts = code.split('-');
  if (parts.length === 3) return parts[0]!.padStart(2, '0') + parts[1]!.padStart(4, '0') + parts[2]!.padStart(4, '0');
  return code.replaceAll('-', '').replace(/^\d{9}$/, '0$&');
}
function hasSalvadoranDigit(code: string): boolean {
  if (numberAt(code, 10, 13) <= 100)
    return (weighted(code, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 === digitAt(code, 13);
  return ((11 - (weighted(code, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === digitAt(code, 13);
}

const centralAmerica: readonly (readonly [string, Kind])[] = [
  [
    'mx.rfc',
    kind('Mexican tax number', {
      personal: true,
      marks: '-_',
      form: /^([A-ZÑ&]{4}\d{6}([\dA-Z]{3})?|[A-ZÑ&]{3}\d{6}[\dA-Z]{3})$/,
      holds: hasRfcDay,
    }),
  ],
  [
    'mx.curp',
    kind('Mexican personal code', {
      personal: true,
      marks: '-_',
      form: new RegExp(`^[A-Z]{4}\\d{6}[HMX](${STATES})[A-ZÑ]{3}[\\dA-Z]\\d$`),
      holds: (code) => !WORDS.has(code.slice(0, 4)) && isYymmdd(code, 4, /\d/.test(code[16]!) ? 1900 : 2000),
      check: hasCurpDigit,
    }),
  ],
  ['mx.clabe', kind('Mexican bank account', { personal: true, form: /^\d{18}$/, check: hasClabeDigit })],
  ['hn.rtn', kind('Honduran tax number', { form: /^\d{14}$/ })],
  ['ni.ruc', kind('Nicaraguan tax number', { form: /^([JNRE]\d{13}|\d{13}[A-Z])$/ })],
  ['pa.ruc', kind('Panamanian tax number', { marks: '', form: /^\d{1,7}-\d{1,4}-\d{1,6}(-?DV\d{1,2})?$/ })],
  [
    'gt.nit',
    kind('Guatemalan tax number', { prepare: without(/^0+/), form: /^\d{1,11}[\dK]$/, check: hasGuatemalanDigit }),
  ],
  [
    'cr.cpf',
    kind('Costa Rican identity card', { personal: true, marks: '', prepare: padCedula, form: /^0[1-9]\d{8}$/ }),
  ],
  ['cr.cpj', kind('Costa Rican company', { form: COSTA_RICAN_COMPANY })],
  ['cr.cr', kind('Costa Rican number of foreigners', { personal: true, form: /^1\d{10,11}$/ })],
  [
    'sv.nit',
    kind('Salvadoran tax number', {
      personal: true,
      prepare: without(/^SV/),
      form: /^[019]\d{13}$/,
      check: hasSalvadoranDigit,
    }),
  ],
];

// The Caribbean

const hasDominicanDigit = (code: string) => {
  const rest = weighted(code, [7, 9, 8, 6, 5, 4, 3, 2]) % 11;
  return ((10 - rest) % 9) + 1 === digitAt(code, 8);
};
/** The seventh digit tells the century. */
function hasCubanDay(code: string): boolean {
  const mark = digitAt(code, 6);
  return isYymmdd(code, 0, mark === 9 ? 1800 : mark < 6 ? 1900 : 2000);
}

const caribbean: readonly (readonly [string, Kind])[] = [
  // So many were issued with a wrong check digit that it says nothing.
  ['do.cedula', kind('Dominican identity card', { personal: true, form: /^(?!000)\d{11}$/ })],
  ['do.rnc', kind('Dominican tax number', { form: /^\d{9}$/, check: hasDominicanDigit })],
  [
    'do.ncf',
    kind('Dominican fiscal receipt', {
      form: /^(E(3[1-4]|4[1-7])\d{10}|B(0[1-4]|1[1-7])\d{8}|[AP]\d{8}(0[1-4]|1[1-5])\d{8})$/,
    }),
  ],
  ['cu.ni', kind('Cuban identity number', { personal: true, form: /^\d{11}$/, holds: hasCubanDay })],
];

// South America

const ELEVEN = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const hasCuitDigit = (code: string) => '012345678990'[11 - (weighted(code, ELEVEN) % 11)] === code[10];
const hasRucDigit = (code: string) => (11 - (weighted(code, ELEVEN) % 11)) % 10 === digitAt(code, 10);
/** Weights 3, 1, 7 and 9 in turn from the right. */
const hasCbuDigits = (code: string) =>
  complement(weighted(code, [7, 1, 3, 9, 7, 1, 3]), 10) === digitAt(code, 7) &&
  complement(weighted(code, [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3], 8), 10) === digitAt(code, 21);

/** Letters count by their place after the digit 0 in ASCII, as the alphanumeric numbers since 2026 do. */
function cnpjDigit(code: string, length: number): number {
  let sum = 0;
  for (let at = length - 1, weight = 2; at >= 0; at--, weight = weight === 9 ? 2 : weight + 1)
    sum += (code.charCodeAt(at) - 48) * weight;
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
const hasCnpjDigits = (code: string) =>
  cnpjDigit(code, 12) === digitAt(code, 12) && cnpjDigit(code, 13) === digitAt(code, 13);
function hasCpfDigits(code: string): boolean {
  const digit = (length: number) => {
    let sum = 0;
    for (let at = 0; at < length; at++) sum += digitAt(code, at) * (length + 1 - at);
    return ((sum * 10) % 11) % 10;
  };
  return digit(9) === digitAt(code, 9) && digit(10) === digitAt(code, 10);
}

function hasRutDigit(code: string): boolean {
  const end = code.length - 1;
  let sum = 0;
  for (let at = end - 1, weight = 2; at >= 0; at--, weight = weight === 7 ? 2 : weight + 1)
    sum += digitAt(code, at) * weight;
  const digit = complement(sum, 11);
  return (digit === 10 ? 'K' : String(digit)) === code[end];
}
const COLOMBIAN = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
function hasColombianDigit(code: string): boolean {
  const end = code.length - 1;
  let sum = 0;
  for (let at = 0; at < end; at++) sum += digitAt(code, at) * COLOMBIAN[end - 1 - at]!;
  return '01987654321'[sum % 11] === code[end];
}

/** The province, or 30 and 50 for people abroad. */
const isEcuadorian = (code: string) => {
  const province = numberAt(code, 0, 2);
  return (province > 0 && province < 25) || province === 30 || province === 50;
};
const isCi = (code: string) => digitAt(code, 2) < 7 && luhn(`${code.slice(0, 9)}${code[9]}`);
function isEcuadorianTax(code: string): boolean {
  const third = digitAt(code, 2);
  if (third < 6) return code.slice(10) !== '000' && isCi(code);
  if (third === 6) return isPublic(code) || (code.slice(10) !== '000' && isCi(code));
  return (
    third === 9 &&
    (isPublic(code) || (code.slice(10) !== '000' && weighted(code, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0))
  );
}
const isPublic = (code: string) => code.slice(9) !== '0000' && weighted(code, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

/** Behind the eight digits of the identity card, in the older form, a letter or a digit. */
function hasPeruvianDigit(code: string): boolean {
  if (code.length === 8) return true;
  const rest = weighted(code, [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return '65432110987'[rest] === code[8] || 'KJIHGFEDCBA'[(rest + 10) % 11] === code[8];
}
function hasParaguayanDigit(code: string): boolean {
  const end = code.length - 1;
  let sum = 0;
  for (let at = end - 1, weight = 2; at >= 0; at--, weight++) sum += digitAt(code, at) * weight;
  return ((11 - (sum % 11)) % 11) % 10 === digitAt(code, end) % 11;
}
const hasUruguayanDigit = (code: string) =>
  complement(weighted(code, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]), 11) === digitAt(code, 11);
const VENEZUELAN = new Map([
  ['V', 4],
  ['E', 8],
  ['J', 12],
  ['P', 16],
  ['G', 20],
  ['C', 12],
]);
const hasVenezuelanDigit = (code: string) =>
  '00987654321'[(VENEZUELAN.get(code[0]!)! + weighted(code, [3, 2, 7, 6, 5, 4, 3, 2], 1)) % 11] === code[9];

const southAmerica: readonly (readonly [string, Kind])[] = [
  [
    'ar.cuit',
    kind('Argentine tax number', { personal: true, form: /^(2[03475]|3[034]|50|51|55)\d{9}$/, check: hasCuitDigit }),
  ],
  ['ar.dni', kind('Argentine identity card', { personal: true, form: /^\d{7,8}$/ })],
  ['ar.cbu', kind('Argentine bank account', { personal: true, form: /^\d{22}$/, check: hasCbuDigits })],
  ['bo.nit', kind('Bolivian tax number', { form: /^\d{7,12}$/ })],
  ['br.cnpj', kind('Brazilian company', { marks: '-./', form: /^(?!0{14})[\dA-Z]{12}\d{2}$/, check: hasCnpjDigits })],
  [
    'br.cpf',
    kind('Brazilian tax number of a person', { personal: true, form: /^(?!(\d)\1{10})\d{11}$/, check: hasCpfDigits }),
  ],
  [
    'cl.rut',
    kind('Chilean tax number of a person or company', {
      personal: true,
      prepare: without(/^(CL|0+)/),
      form: /^\d{7,8}[\dK]$/,
      check: hasRutDigit,
    }),
  ],
  [
    'co.nit',
    kind('Colombian tax number', { personal: true, marks: '-.,', form: /^\d{8,16}$/, check: hasColombianDigit }),
  ],
  ['ec.ci', kind('Ecuadorian identity card', { personal: true, form: /^\d{10}$/, holds: isEcuadorian, check: isCi })],
  [
    'ec.ruc',
    kind('Ecuadorian tax number', { personal: true, form: /^\d{13}$/, holds: isEcuadorian, check: isEcuadorianTax }),
  ],
  ['pe.ruc', kind('Peruvian tax number', { form: /^(10|15|16|17|20)\d{9}$/, check: hasRucDigit })],
  ['pe.cui', kind('Peruvian identity card', { personal: true, form: /^\d{8}[\dA-K]?$/, check: hasPeruvianDigit })],
  ['py.ruc', kind('Paraguayan tax number', { personal: true, form: /^\d{4,9}$/, check: hasParaguayanDigit })],
  [
    'uy.rut',
    kind('Uruguayan tax number', {
      prepare: without(/^UY/),
      form: /^(0[1-9]|1\d|2[0-2])(?!0{6})\d{6}001\d$/,
      check: hasUruguayanDigit,
    }),
  ],
  ['ve.rif', kind('Venezuelan tax number', { personal: true, form: /^[VEJPGC]\d{9}$/, check: hasVenezuelanDigit })],
];

export const americanKinds: readonly (readonly [string, Kind])[] = [
  ...northAmerica,
  ...centralAmerica,
  ...caribbean,
  ...southAmerica,
];
