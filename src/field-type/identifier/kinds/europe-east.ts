import { complement, digitAt, isoHybrid, mod97, numberAt, restOf, valueAt, weighted } from '../checksum.ts';
import { isDay, isYymmdd } from '../days.ts';
import { type Kind, kind, without } from '../kind.ts';

// Turkey

/** Two check digits over the nine before. */
function hasTurkishDigits(code: string): boolean {
  const odd = weighted(code, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(code, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (odd * 7 + even * 9) % 10;
  return tenth === digitAt(code, 9) && (odd + even + tenth) % 10 === digitAt(code, 10);
}

/** Each digit plus its distance from the end, times a power of two, modulo nine. */
function hasVknDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at++) {
    const shifted = (digitAt(code, at) + 9 - at) % 10;
    if (shifted !== 0) sum += (shifted * 2 ** (9 - at)) % 9 || 9;
  }
  return complement(sum, 10) === digitAt(code, 9);
}

const turkey: readonly (readonly [string, Kind])[] = [
  [
    'tr.tckimlik',
    kind('Turkish citizen number (T.C. kimlik no)', { personal: true, form: /^[1-9]\d{10}$/, check: hasTurkishDigits }),
  ],
  ['tr.vkn', kind('Turkish tax number (VKN)', { form: /^\d{10}$/, check: hasVknDigit })],
];

// Czechia and Slovakia

/** The month of women is 50 higher, and may be 20 higher since 2004; nine digits were given until 1953. */
function hasCzechDay(code: string): boolean {
  const year = numberAt(code, 0, 2);
  const month = (numberAt(code, 2, 4) % 50) % 20;
  const day = numberAt(code, 4, 6);
  if (code.length === 9) return (year < 54 || year > 79) && isDay((year > 53 ? 1800 : 1900) + year, month, day);
  return isDay((year < 54 ? 2000 : 1900) + year, month, day);
}
/** The rest of nine digits modulo eleven; until 1985 a rest of ten was written as 0. */
const hasCzechDigit = (code: string) => code.length === 9 || (numberAt(code, 0, 9) % 11) % 10 === digitAt(code, 9);
const birthNumber = { personal: true, marks: '/', form: /^\d{9,10}$/, holds: hasCzechDay, check: hasCzechDigit };

/** Companies have eight digits, people their birth number or nine digits with a 6 in front. */
function isCzechTax(code: string): boolean {
  if (code.length === 8) {
    const digit = (11 - (weighted(code, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return (digit === 0 ? 1 : digit % 10) === digitAt(code, 7);
  }
  if (code.length === 9 && code[0] === '6') {
    const digit = (21 - (weighted(code, [8, 7, 6, 5, 4, 3, 2], 1) % 11)) % 11;
    return (18 - digit) % 10 === digitAt(code, 8);
  }
  return hasCzechDay(code) && hasCzechDigit(code);
}

const bankWeights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
const czechia: readonly (readonly [string, Kind])[] = [
  ['cz.rc', kind('Czech birth number', birthNumber)],
  ['sk.rc', kind('Slovak birth number', birthNumber)],
  [
    'cz.dic',
    kind('Czech tax and VAT number', {
      personal: true,
      marks: '/-',
      prepare: without(/^CZ/),
      form: /^([0-8]\d{7}|\d{9,10})$/,
      check: isCzechTax,
    }),
  ],
  [
    'cz.ico',
    kind('Czech company number', {
      prepare: (code) => code.replace(/^\d{6,7}$/, (short) => short.padStart(8, '0')),
      form: /^\d{8}$/,
      check: isCzechTax,
    }),
  ],
  [
    'cz.bankaccount',
    kind('Czech bank account: prefix-number/bank', {
      personal: true,
      marks: '',
      prepare: (code) =>
        code.replace(
          /^(?:(\d{0,6})-)?(\d{2,10})\/(\d{4})$/,
          (_all, prefix: string | undefined, number: string, bank: string) =>
            `${(prefix ?? '').padStart(6, '0')}-${number.padStart(10, '0')}/${bank}`,
        ),
      form: /^\d{6}-\d{10}\/\d{4}$/,
      check: (code) => weighted(code, bankWeights.slice(4)) % 11 === 0 && weighted(code, bankWeights, 7) % 11 === 0,
    }),
  ],
  [
    'sk.dph',
    kind('Slovak VAT number', {
      prepare: without(/^SK/),
      form: /^\d\d[2-4789]\d{7}$/,
      check: (code) => numberAt(code, 0, 10) % 11 === 0,
    }),
  ],
];

// Poland, Hungary, Romania, Moldova

const hasPeselDigit = (code: string) => weighted(code, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
/** The month is 20 higher for each century after 1900, and 80 higher for the one before. */
function hasPeselDay(code: string): boolean {
  const month = numberAt(code, 2, 4);
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]!;
  return isDay(century + numberAt(code, 0, 2), month % 20, numberAt(code, 4, 6));
}
function hasRegonDigit(code: string): boolean {
  if ((weighted(code, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 !== digitAt(code, 8)) return false;
  return code.length === 9 || (weighted(code, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10 === digitAt(code, 13);
}

/** Sex and century, day of birth, county, serial number. */
function hasRomanianDay(code: string): boolean {
  const century = [0, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900][digitAt(code, 0)]!;
  const county = numberAt(code, 7, 9);
  return isYymmdd(code, 1, century) && ((county > 0 && county < 53) || county === 70 || (county > 79 && county < 84));
}
const isCnp = (code: string) => {
  const rest = weighted(code, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (rest === 10 ? 1 : rest) === digitAt(code, 12);
};
function isCui(code: string): boolean {
  const padded = code.padStart(10, '0');
  return ((weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digitAt(padded, 9);
}
/** Letter, county, number, year; in the new form letter, year, number, county and a check digit. */
function isRegisterEntry(code: string): boolean {
  const [county, year] = code.includes('/')
    ? [numberAt(code, 1, 3), Number(code.slice(-4))]
    : [numberAt(code, 11, 13), numberAt(code, 1, 5)];
  return ((county > 0 && county < 41) || county === 51 || county === 52) && year > 1989 && year < 2100;
}
function hasRegisterDigit(code: string): boolean {
  if (code.includes('/')) return true;
  return (code.charCodeAt(0) + weighted(code, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 1)) % 10 === digitAt(code, 13);
}
/** The parts with strokes between them, however they were written. */
function splitEntry(code: string): string {
  const parts = /^([JFC])[/ ]?(\d{1,2})[/ ](\d{1,5})[/ ](?:\d{2}\.\d{2}\.)?(\d{4})$/.exec(code);
  return parts === null ? code : `${parts[1]}${parts[2]!.padStart(2, '0')}/${parts[3]}/${parts[4]}`;
}

const east: readonly (readonly [string, Kind])[] = [
  [
    'pl.nip',
    kind('Polish tax and VAT number', {
      prepare: without(/^PL/),
      form: /^\d{10}$/,
      check: (code) => weighted(code, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digitAt(code, 9),
    }),
  ],
  [
    'pl.pesel',
    kind('Polish personal number', { personal: true, form: /^\d{11}$/, holds: hasPeselDay, check: hasPeselDigit }),
  ],
  ['pl.regon', kind('Polish company number', { form: /^(\d{9}|\d{14})$/, check: hasRegonDigit })],
  [
    'hu.anum',
    kind('Hungarian VAT number', {
      prepare: without(/^HU/),
      form: /^\d{8}$/,
      check: (code) => weighted(code, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0,
    }),
  ],
  [
    'ro.cnp',
    kind('Romanian personal number', { personal: true, form: /^[1-9]\d{12}$/, holds: hasRomanianDay, check: isCnp }),
  ],
  ['ro.cui', kind('Romanian company number', { prepare: without(/^RO/), form: /^[1-9]\d{1,9}$/, check: isCui })],
  [
    'ro.cf',
    kind('Romanian VAT number', {
      personal: true,
      form: /^(RO)?[1-9](\d{1,9}|\d{12})$/,
      check: (code) => isRomanianVat(code.replace('RO', '')),
    }),
  ],
  [
    'ro.onrc',
    kind('Romanian trade register', {
      marks: '',
      keepSpace: true,
      prepare: splitEntry,
      form: /^[JFC](\d{2}\/\d{1,5}\/\d{4}|\d{13})$/,
      holds: isRegisterEntry,
      check: hasRegisterDigit,
    }),
  ],
  [
    'md.idno',
    kind('Moldovan company number', {
      form: /^\d{13}$/,
      check: (code) => weighted(code, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === digitAt(code, 12),
    }),
  ],
];
const isRomanianVat = (digits: string) =>
  digits.length === 13 ? hasRomanianDay(digits) && isCnp(digits) : isCui(digits);

// Bulgaria

/** The month is 20 higher before 1900, and 40 higher since 2000. */
function hasBulgarianDay(code: string): boolean {
  const month = numberAt(code, 2, 4);
  const [century, plus] = month > 40 ? [2000, 40] : month > 20 ? [1800, 20] : [1900, 0];
  return isDay(century + numberAt(code, 0, 2), month - plus, numberAt(code, 4, 6));
}
const hasEgnDigit = (code: string) => (weighted(code, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digitAt(code, 9);
const hasPnfDigit = (code: string) => weighted(code, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === digitAt(code, 9);
function isBulgarianVat(code: string): boolean {
  if (code.length === 9) {
    const rest = weighted(code, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    return (rest < 10 ? rest : (weighted(code, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === digitAt(code, 8);
  }
  const other = (11 - (weighted(code, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (hasBulgarianDay(code) && hasEgnDigit(code)) || hasPnfDigit(code) || other === digitAt(code, 9);
}

const bulgaria: readonly (readonly [string, Kind])[] = [
  [
    'bg.egn',
    kind('Bulgarian personal number', { personal: true, form: /^\d{10}$/, holds: hasBulgarianDay, check: hasEgnDigit }),
  ],
  ['bg.pnf', kind('Bulgarian number of foreigners', { personal: true, form: /^\d{10}$/, check: hasPnfDigit })],
  [
    'bg.vat',
    kind('Bulgarian VAT number', {
      personal: true,
      prepare: without(/^BG/),
      form: /^\d{9,10}$/,
      check: isBulgarianVat,
    }),
  ],
];

// The countries of former Yugoslavia, and Albania

/** Day of birth without the thousands of the year, region, number, sex, check digit. */
function hasEmsoDay(code: string): boolean {
  const year = numberAt(code, 4, 7);
  return isDay((year < 800 ? 2000 : 1000) + year, numberAt(code, 2, 4), numberAt(code, 0, 2));
}
const hasEmsoDigit = (code: string) =>
  complement(weighted(code, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) % 10 === digitAt(code, 12);
const jmbg = (title: string) =>
  kind(title, { personal: true, form: /^\d{13}$/, holds: hasEmsoDay, check: hasEmsoDigit });
function hasSlovenianDigit(code: string): boolean {
  const digit = 11 - (weighted(code, [8, 7, 6, 5, 4, 3, 2]) % 11);
  return digit < 11 && digit % 10 === digitAt(code, 7);
}
function hasCompanyDigit(code: string): boolean {
  const digit = 11 - (weighted(code, [7, 6, 5, 4, 3, 2]) % 11);
  return digit < 11 && digit % 10 === digitAt(code, 6);
}

const balkans: readonly (readonly [string, Kind])[] = [
  [
    'si.ddv',
    kind('Slovenian tax and VAT number', {
      personal: true,
      prepare: without(/^SI/),
      form: /^[1-9]\d{7}$/,
      check: hasSlovenianDigit,
    }),
  ],
  ['si.emso', jmbg('Slovenian personal number')],
  [
    'si.maticna',
    kind('Slovenian company number', {
      form: /^\d{7}([\dA-Z]\d{2})?$/,
      check: hasCompanyDigit,
      write: (code) => code.replace(/^(\d{7})000$/, '$1'),
    }),
  ],
  [
    'hr.oib',
    kind('Croatian number of a person or company', {
      personal: true,
      prepare: without(/^HR/),
      form: /^\d{11}$/,
      check: (code) => isoHybrid(code, 10),
    }),
  ],
  ['rs.pib', kind('Serbian tax number', { form: /^\d{9}$/, check: (code) => isoHybrid(code, 10) })],
  ['rs.jmbg', jmbg('Serbian personal number')],
  ['ba.jmbg', jmbg('Bosnian personal number')],
  ['mk.jmbg', jmbg('Macedonian personal number')],
  ['me.jmbg', jmbg('Montenegrin personal number')],
  [
    'me.pib',
    kind('Montenegrin tax number', {
      form: /^\d{8}$/,
      check: (code) => complement(weighted(code, [8, 7, 6, 5, 4, 3, 2]), 11) % 10 === digitAt(code, 7),
    }),
  ],
  [
    'me.iban',
    kind('Montenegrin bank account (IBAN)', {
      personal: true,
      form: /^ME\d{20}$/,
      check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1 && restOf(code.slice(4), 97) === 1,
    }),
  ],
  [
    'mk.edb',
    kind('Macedonian tax number', {
      prepare: without(/^(MK|МК)/),
      form: /^\d{13}$/,
      check: (code) => complement(weighted(code, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) % 10 === digitAt(code, 12),
    }),
  ],
  [
    'al.nipt',
    kind('Albanian tax and VAT number', { prepare: without(/^(AL(?=[A-M])|\(AL\))/), form: /^[A-M]\d{8}[A-Z]$/ }),
  ],
];

// Russia, Belarus, Ukraine, Azerbaijan

function hasInnDigits(code: string): boolean {
  if (code.length === 10) return (weighted(code, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === digitAt(code, 9);
  return (
    (weighted(code, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === digitAt(code, 10) &&
    (weighted(code, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === digitAt(code, 11)
  );
}
function hasOgrnDigit(code: string): boolean {
  const end = code.length - 1;
  return restOf(code.slice(0, end), code.length === 13 ? 11 : 13) % 10 === digitAt(code, end);
}

const CYRILLIC = new Map([...'АВЕКМНОРСТ'].map((letter, at) => [letter, 'ABEKMHOPCT'[at]!]));
const toLatin = (code: string) =>
  code.replace(/^(УНП|UNP)/, '').replace(/[АВЕКМНОРСТ]/g, (letter) => CYRILLIC.get(letter)!);
/** People have a letter or two in front; the second counts by its place. */
function hasUnpDigit(code: string): boolean {
  const second = /[A-Z]/.test(code[1]!) ? 'ABCEHKMOPT'.indexOf(code[1]!) : digitAt(code, 1);
  const rest = (valueAt(code, 0) * 29 + second * 23 + weighted(code, [19, 17, 13, 7, 5, 3], 2)) % 11;
  return rest < 10 && rest === digitAt(code, 8);
}

/** The weights of numbers from 30 million to 60 million are others. */
function hasEdrpouDigit(code: string): boolean {
  const number = numberAt(code, 0, 8);
  const first = number >= 30_000_000 && number <= 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const rest = weighted(code, first) % 11;
  return (
    (rest < 10
      ? rest
      : (weighted(
          code,
          first.map((weight) => weight + 2),
        ) %
          11) %
        10) === digitAt(code, 7)
  );
}

const former: readonly (readonly [string, Kind])[] = [
  ['ru.inn', kind('Russian tax number', { personal: true, form: /^(\d{10}|\d{12})$/, check: hasInnDigits })],
  [
    'ru.ogrn',
    kind('Russian company or entrepreneur register', { form: /^([1-9]\d{12}|[34]\d{14})$/, check: hasOgrnDigit }),
  ],
  [
    'by.unp',
    kind('Belarusian tax number', {
      marks: '-./',
      prepare: toLatin,
      form: /^([1-7]\d{8}|[ABCEHKM][\dABCEHKMOPT]\d{7})$/,
      check: hasUnpDigit,
    }),
  ],
  ['ua.edrpou', kind('Ukrainian company number', { form: /^\d{8}$/, check: hasEdrpouDigit })],
  ['ua.vat', kind('Ukrainian VAT number', { prepare: without(/^UA/), form: /^\d{9,12}$/ })],
  [
    'ua.rntrc',
    kind('Ukrainian tax number of a person', {
      personal: true,
      form: /^\d{10}$/,
      check: (code) => (((weighted(code, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === digitAt(code, 9),
    }),
  ],
  [
    'az.voen',
    kind('Azerbaijani tax number', {
      prepare: (code) => code.replace(/^\d{9}$/, '0$&'),
      form: /^\d{9}[12]$/,
      check: (code) => weighted(code, [4, 1, 8, 6, 2, 7, 5, 3]) % 11 === digitAt(code, 8),
    }),
  ],
];

export const eastEuropeKinds: readonly (readonly [string, Kind])[] = [
  ...turkey,
  ...czechia,
  ...east,
  ...bulgaria,
  ...balkans,
  ...former,
];
