import {
  complement,
  digitAt,
  isoPure,
  luhn,
  luhnOfValues,
  numberAt,
  restOf,
  verhoeff,
  weighted,
  weightedValues,
} from '../checksum.ts';
import { isDay, isSomeYymmdd, isYymmdd, isYyyymmdd } from '../days.ts';
import { type Kind, kind, without } from '../kind.ts';

// East Asia

const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';
function hasUsccDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) sum += USCC.indexOf(code[at]!) * weight;
  return USCC[complement(sum, 31)] === code[17];
}
/** Letters count ten and up, in an order of their own, as two digits. */
const TAIWAN = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
function hasTaiwaneseDigit(code: string): boolean {
  const value = TAIWAN.indexOf(code[0]!) + 10;
  const second = /\d/.test(code[1]!) ? digitAt(code, 1) : TAIWAN.indexOf(code[1]!) % 10;
  const sum = Math.floor(value / 10) + (value % 10) * 9 + second * 8 + weighted(code, [7, 6, 5, 4, 3, 2, 1, 1], 2);
  return sum % 10 === 0;
}
/** The digits of each product are added; a seven in the seventh place may count as one or as nothing. */
function hasUbnDigit(code: string): boolean {
  const weights = [1, 2, 1, 2, 1, 2, 4, 1];
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const product = digitAt(code, at) * weights[at]!;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 5 === 0 || (code[6] === '7' && (sum + 1) % 5 === 0);
}
/** One letter or two, six digits, and a check character that may stand in brackets. */
function hasHongKongDigit(code: string): boolean {
  const letters = code.length === 9 ? code.slice(0, 2) : ` ${code[0]}`;
  const first = letters[0] === ' ' ? 36 : letters.charCodeAt(0) - 55;
  const sum = first * 9 + (letters.charCodeAt(1) - 55) * 8 + weighted(code, [7, 6, 5, 4, 3, 2], code.length - 7);
  const last = code[code.length - 1]!;
  return (sum + (last === 'A' ? 10 : digitAt(code, code.length - 1))) % 11 === 0;
}
/** Nine minus the rest of a sum with the weights 1 and 2 from the right. */
const hasJapaneseDigit = (code: string) =>
  9 - (weighted(code, [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 1) % 9) === digitAt(code, 0);
const hasMyNumberDigit = (code: string) => {
  const rest = weighted(code, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digitAt(code, 11);
};
/** The seventh digit tells the century and whether the person is a foreigner. */
function hasKoreanDay(code: string): boolean {
  const mark = digitAt(code, 6);
  const century = mark === 0 || mark === 9 ? 1800 : [1, 2, 5, 6].includes(mark) ? 1900 : 2000;
  return isYymmdd(code, 0, century) && numberAt(code, 7, 9) < 97;
}

const eastAsia: readonly (readonly [string, Kind])[] = [
  [
    'cn.ric',
    kind('Chinese identity number', {
      personal: true,
      form: /^[1-9]\d{16}[\dX]$/,
      holds: (code) => PROVINCES.test(code) && isYyyymmdd(code, 6),
      check: (code) => isoPure(code, 11, 'X'),
    }),
  ],
  [
    'cn.uscc',
    kind('Chinese social credit code of a company', {
      form: /^[\dA-HJ-NP-RTUWXY]{2}\d{6}[\dA-HJ-NP-RTUWXY]{10}$/,
      check: hasUsccDigit,
    }),
  ],
  [
    'hk.hkid',
    kind('identity card of Hong Kong', {
      personal: true,
      marks: '-()[]',
      form: /^[A-Z]{1,2}\d{6}[\dA]$/,
      check: hasHongKongDigit,
    }),
  ],
  ['tw.ubn', kind('Taiwanese business', { form: /^\d{8}$/, check: hasUbnDigit })],
  [
    'tw.natid',
    kind('Taiwanese identity number', { personal: true, form: /^[A-Z][1289A-D]\d{8}$/, check: hasTaiwaneseDigit }),
  ],
  ['jp.cn', kind('Japanese corporation', { form: /^[1-9]\d{12}$/, check: hasJapaneseDigit })],
  ['jp.in_', kind('Japanese individual number', { personal: true, form: /^\d{12}$/, check: hasMyNumberDigit })],
  // Numbers that are in use break the check digit.
  [
    'kr.brn',
    kind('Korean business', {
      form: /^(?!000)\d{3}(?!00)\d{2}(?!0000)\d{5}$/,
      holds: (code) => numberAt(code, 0, 3) > 100,
    }),
  ],
  [
    'kr.rrn',
    kind('Korean resident number', {
      personal: true,
      form: /^\d{13}$/,
      holds: hasKoreanDay,
      check: (code) => (11 - (weighted(code, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digitAt(code, 12),
    }),
  ],
];

// South and South-East Asia

const isNoPalindrome = (code: string) => code !== [...code].reverse().join('');
const pan = '[A-Z]{3}[ABCFGHJLPT][A-Z](?!0000)\\d{4}[A-Z]';
const thai = (code: string) => {
  let sum = 0;
  for (let at = 0; at < 12; at++) sum += digitAt(code, at) * (13 - at);
  return (11 - (sum % 11)) % 10 === digitAt(code, 12);
};
/** Business, local company, or other entity, by length. */
function hasSingaporeanLetter(code: string): boolean {
  if (code.length === 9) return 'XMKECAWLJDB'[weighted(code, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === code[8];
  if (/^\d/.test(code)) return 'ZKCMDNERGWH'[weighted(code, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === code[9];
  const values = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += values.indexOf(code[at]!) * [4, 3, 5, 3, 10, 2, 2, 5, 7][at]!;
  return values[(((sum - 5) % 11) + 11) % 11] === code[9];
}
const ENTITIES =
  'CC|CD|CH|CL|CM|CP|CS|CX|DP|FB|FC|FM|FN|GA|GB|GS|HC|HS|LL|LP|MB|MC|MD|MH|MM|MQ|NB|NR|PA|PB|PF|RF|RP|SM|SS|TC|TU|VH|XL';
const hasVietnameseDigit = (code: string) => {
  const rest = weighted(code, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11;
  return 10 - rest === digitAt(code, 9);
};
/** The day of women is 40 higher. */
function hasIndonesianDay(code: string): boolean {
  const day = numberAt(code, 6, 8) % 40;
  const [month, year] = [numberAt(code, 8, 10), numberAt(code, 10, 12)];
  return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
}

const southAsia: readonly (readonly [string, Kind])[] = [
  [
    'in_.aadhaar',
    kind('Indian resident (Aadhaar)', {
      personal: true,
      form: /^[2-9]\d{11}$/,
      holds: isNoPalindrome,
      check: verhoeff,
    }),
  ],
  [
    'in_.vid',
    kind('Indian virtual identity', { personal: true, form: /^[2-9]\d{15}$/, holds: isNoPalindrome, check: verhoeff }),
  ],
  ['in_.pan', kind('Indian taxpayer (PAN)', { personal: true, form: new RegExp(`^${pan}$`) })],
  [
    'in_.gstin',
    kind('Indian goods and services tax number', {
      form: new RegExp(`^(0[1-9]|[12]\\d|3[0-8]|9[79])${pan}[1-9A-Z]Z[\\dA-Z]$`),
      check: (code) => luhnOfValues(code, 36),
    }),
  ],
  ['in_.epic', kind('Indian voter', { personal: true, form: /^[A-Z]{3}\d{7}$/, check: (code) => luhn(code, 3) })],
  ['pk.cnic', kind('Pakistani identity card', { personal: true, form: /^[1-7]\d{11}[1-9]$/ })],
  ['ph.tin', kind('Philippine tax number', { form: /^\d{9}(\d{3})?$/ })],
  ['lk.nic', kind('Sri Lankan identity card', { personal: true, form: /^(\d{9}[VX]|\d{12})$/ })],
  ['th.pin', kind('Thai citizen number', { personal: true, form: /^[1-8]\d{12}$/, check: thai })],
  ['th.moa', kind('Thai company', { form: /^0\d{12}$/, check: thai })],
  ['th.tin', kind('Thai tax number', { personal: true, form: /^[0-8]\d{12}$/, check: thai })],
  [
    'my.nric',
    kind('Malaysian identity card', {
      personal: true,
      marks: '-*',
      form: /^\d{12}$/,
      holds: (code) => isSomeYymmdd(code) && !/^(00|17|18|19|20|69|70|73|80|81|9[4-7])/.test(code.slice(6)),
    }),
  ],
  [
    'sg.uen',
    kind('Singaporean business or other entity', {
      form: new RegExp(`^(\\d{8}[A-Z]|\\d{9}[A-Z]|[RST]\\d{2}(${ENTITIES})\\d{4}[A-Z])$`),
      check: hasSingaporeanLetter,
    }),
  ],
  [
    'vn.mst',
    kind('Vietnamese tax number', {
      form: /^\d{2}(?!0{7})\d{8}(\d{3})?$/,
      holds: (code) => code.length === 10 || !code.endsWith('000'),
      check: hasVietnameseDigit,
    }),
  ],
  [
    'id.npwp',
    kind('Indonesian tax number', {
      personal: true,
      form: /^(\d{15}|0\d{15}|[1-9]\d{15})$/,
      check: (code) => (code.length === 15 ? luhn(code, 0, 9) : code[0] !== '0' || luhn(code, 1, 10)),
      holds: (code) => code.length === 15 || code[0] === '0' || hasIndonesianDay(code),
    }),
  ],
  ['id.nik', kind('Indonesian identity number', { personal: true, form: /^[1-9]\d{15}$/, holds: hasIndonesianDay })],
];

// The Middle East

const hasIranianDigit = (code: string) => {
  const rest = weighted(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? rest : 11 - rest) === digitAt(code, 9);
};

/** Two rows of weights: the second holds where the first leaves ten. */
function hasKazakhDigit(code: string): boolean {
  const first = weighted(code, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  const digit = first < 10 ? first : weighted(code, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return digit === digitAt(code, 11);
}

const middleEast: readonly (readonly [string, Kind])[] = [
  ['sa.vat', kind('Saudi VAT number', { form: /^3\d{13}3$/ })],
  ['sa.nid', kind('Saudi identity or residence number', { personal: true, form: /^[12]\d{9}$/, check: luhn })],
  ['ae.trn', kind('tax number of the Emirates', { form: /^100\d{12}$/ })],
  ['ae.eid', kind('identity number of the Emirates', { personal: true, form: /^784(19|20)\d{10}$/, check: luhn })],
  ['kz.bin', kind('Kazakh number of a person or company', { personal: true, form: /^\d{12}$/, check: hasKazakhDigit })],
  ['uz.tin', kind('Uzbek tax number', { form: /^\d{9}$/ })],
  ['il.hp', kind('Israeli company', { form: /^5\d{8}$/, check: luhn })],
  [
    'il.idnr',
    kind('Israeli identity number', {
      personal: true,
      prepare: (code) => code.replace(/^\d{4,8}$/, (short) => short.padStart(9, '0')),
      form: /^(?!0{9})\d{9}$/,
      check: luhn,
    }),
  ],
  [
    'ir.nid',
    kind('Iranian national number', {
      personal: true,
      prepare: (code) => code.replace(/^\d{8,9}$/, (short) => short.padStart(10, '0')),
      form: /^(?!(\d)\1{9})\d{10}$/,
      check: hasIranianDigit,
    }),
  ],
];

// Africa

const ghanaian = (code: string) => {
  let sum = 0;
  for (let at = 1; at < 10; at++) sum += digitAt(code, at) * at;
  return '0123456789X'[sum % 11] === code[10];
};
const TUNISIAN = /^\d{7}[A-HJ-NP-TV-Z]([ABDNP][CMNPE]\d{3})?$/;
function hasMauritianDigit(code: string): boolean {
  const rest = weightedValues(code, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 17;
  return '0123456789ABCDEFG'[(17 - rest) % 17] === code[13];
}
function hasMauritianDay(code: string): boolean {
  const [day, month, year] = [numberAt(code, 1, 3), numberAt(code, 3, 5), numberAt(code, 5, 7)];
  return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
}
const padTunisian = (code: string) => code.replace(/^(\d{1,7})(?=[A-Z])/, (digits) => digits.padStart(7, '0'));
/** Behind the number may stand a key of three characters. */
const hasSenegaleseDigit = (code: string) => {
  const digits = /[A-Z]/.test(code) ? code.slice(0, -3) : code;
  return weighted(digits.padStart(9, '0'), [1, 2, 1, 2, 1, 2, 1, 2, 1]) % 10 === 0;
};

const africa: readonly (readonly [string, Kind])[] = [
  ['eg.tn', kind('Egyptian tax number', { marks: '-/', form: /^\d{9}$/ })],
  [
    'eg.nid',
    kind('Egyptian identity number', {
      personal: true,
      form: /^[23]\d{6}(0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}$/,
      holds: (code) => isYymmdd(code, 1, code[0] === '2' ? 1900 : 2000),
    }),
  ],
  ['dz.nif', kind('Algerian tax number', { form: /^(\d{15}|\d{20})$/ })],
  ['ma.ice', kind('Moroccan company', { form: /^\d{15}$/, check: (code) => restOf(code, 97) === 0 })],
  ['tn.mf', kind('Tunisian tax number', { marks: '-./', prepare: padTunisian, form: TUNISIAN })],
  ['tn.cin', kind('Tunisian identity card', { personal: true, form: /^\d{8}$/ })],
  ['ly.nid', kind('Libyan national number', { personal: true, form: /^[12]\d{11}$/ })],
  ['gh.tin', kind('Ghanaian tax number', { form: /^[PCGQV]00\d{7}[\dX]$/, check: ghanaian })],
  ['gn.nifp', kind('Guinean tax number', { form: /^\d{9}$/, check: luhn })],
  ['ke.pin', kind('Kenyan tax number', { form: /^[AP]\d{9}[A-Z]$/ })],
  [
    'mu.nid',
    kind('Mauritian identity number', {
      personal: true,
      form: /^[A-Z]\d{12}[\dA-Z]$/,
      holds: hasMauritianDay,
      check: hasMauritianDigit,
    }),
  ],
  [
    'mz.nuit',
    kind('Mozambican tax number', {
      form: /^\d{9}$/,
      check: (code) => '01234567891'[weighted(code, [8, 9, 4, 5, 6, 7, 8, 9]) % 11] === code[8],
    }),
  ],
  [
    'sn.ninea',
    kind('Senegalese company', { marks: '-./,', form: /^(\d{7}|\d{9})([0-2][A-Z]\d)?$/, check: hasSenegaleseDigit }),
  ],
  ['ng.tin', kind('Nigerian tax number', { form: /^\d{8}\d{4}$/ })],
  ['ao.nif', kind('Angolan tax number', { personal: true, form: /^(\d{10}|\d{9}[A-Z]{2}\d{3})$/ })],
  ['za.vat', kind('South African VAT number', { form: /^4\d{9}$/, check: luhn })],
  [
    'za.idnr',
    kind('South African identity number', {
      personal: true,
      form: /^\d{10}[012]\d{2}$/,
      holds: (code) => isSomeYymmdd(code),
      check: luhn,
    }),
  ],
  ['za.tin', kind('South African tax number', { personal: true, marks: '-/', form: /^[01239]\d{9}$/, check: luhn })],
];

// Oceania

function hasAbnDigits(code: string): boolean {
  return (weighted(code, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}
function hasIrdDigit(code: string): boolean {
  const padded = code.padStart(9, '0');
  const first = complement(weighted(padded, [3, 2, 7, 6, 5, 4, 3, 2]), 11);
  if (first < 10) return first === digitAt(padded, 8);
  return complement(weighted(padded, [7, 4, 3, 2, 5, 2, 7, 6]), 11) === digitAt(padded, 8);
}
/** Weights of bank, branch, account and suffix, and the modulus, by the algorithm of the bank. */
const NEW_ZEALAND = new Map<string, readonly [readonly number[], number]>([
  ['A', [[0, 0, 6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0, 0], 11]],
  ['B', [[0, 0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0, 0], 11]],
  ['C', [[3, 7, 0, 0, 0, 0, 9, 1, 10, 5, 3, 4, 2, 1, 0, 0, 0, 0], 11]],
  ['D', [[0, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0], 11]],
  ['E', [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1], 11]],
  ['F', [[0, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1, 0, 0, 0, 0], 10]],
  ['G', [[0, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1], 10]],
  ['X', [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1]],
]);
const NEW_ZEALAND_BANKS = new Map<number, string>(
  Object.entries({
    1: 'A',
    2: 'A',
    3: 'A',
    6: 'A',
    8: 'D',
    9: 'E',
    11: 'A',
    12: 'A',
    13: 'A',
    14: 'A',
    15: 'A',
    16: 'A',
    17: 'A',
    18: 'A',
    19: 'A',
    20: 'A',
    21: 'A',
    22: 'A',
    23: 'A',
    24: 'A',
    25: 'F',
    26: 'G',
    27: 'A',
    28: 'G',
    29: 'G',
    30: 'A',
    31: 'X',
    33: 'F',
    35: 'A',
    38: 'A',
  }).map(([bank, way]) => [Number(bank), way]),
);
function hasNewZealandDigit(code: string): boolean {
  const way = NEW_ZEALAND_BANKS.get(numberAt(code, 0, 2));
  if (way === undefined) return false;
  const account = numberAt(code, 6, 13);
  const chosen = way === 'A' && account >= 990_000 ? 'B' : way;
  const [weights, modulus] = NEW_ZEALAND.get(chosen)!;
  const spread = `${code.slice(0, 6)}0${code.slice(6, 13)}${code.slice(13).padStart(4, '0')}`;
  const splits = chosen === 'E' || chosen === 'G';
  let sum = 0;
  for (let at = 0; at < 18; at++) {
    let product = digitAt(spread, at) * weights[at]!;
    while (splits && product > 9) product = Math.floor(product / 10) + (product % 10);
    sum += product;
  }
  return sum % modulus === 0;
}
const padBank = (code: string) => {
  const parts = code.split(/[ -]+/);
  if (parts.length === 4)
    return (
      parts[0]!.padStart(2, '0') + parts[1]!.padStart(4, '0') + parts[2]!.padStart(7, '0') + parts[3]!.padStart(3, '0')
    );
  const bare = parts.join('');
  return bare.length === 15 ? `${bare.slice(0, 13)}0${bare.slice(13)}` : bare;
};

const oceania: readonly (readonly [string, Kind])[] = [
  ['au.abn', kind('Australian business', { form: /^[1-9]\d{10}$/, check: hasAbnDigits })],
  [
    'au.acn',
    kind('Australian company', {
      form: /^\d{9}$/,
      check: (code) => complement(weighted(code, [8, 7, 6, 5, 4, 3, 2, 1]), 10) === digitAt(code, 8),
    }),
  ],
  [
    'au.tfn',
    kind('Australian taxpayer', {
      personal: true,
      form: /^\d{8,9}$/,
      check: (code) => weighted(code, [1, 4, 3, 7, 5, 8, 6, 9, 10].slice(0, code.length)) % 11 === 0,
    }),
  ],
  [
    'nz.ird',
    kind('New Zealand taxpayer', {
      personal: true,
      prepare: without(/^NZ/),
      form: /^\d{8,9}$/,
      holds: (code) => numberAt(code, 0, code.length) > 10_000_000 && numberAt(code, 0, code.length) < 150_000_000,
      check: hasIrdDigit,
    }),
  ],
  [
    'nz.bankaccount',
    kind('New Zealand bank account', {
      personal: true,
      marks: '',
      keepSpace: true,
      prepare: padBank,
      form: /^\d{16}$/,
      check: hasNewZealandDigit,
    }),
  ],
];

export const otherKinds: readonly (readonly [string, Kind])[] = [
  ...eastAsia,
  ...southAsia,
  ...middleEast,
  ...africa,
  ...oceania,
];
