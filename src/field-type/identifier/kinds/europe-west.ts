import { complement, digitAt, gs1, isoHybrid, luhn, mod97, numberAt, restOf, valueAt, weighted } from '../checksum.ts';
import { type Kind, kind, without } from '../kind.ts';

// Austria

const atTin = kind('Austrian tax number of a person or company', {
  personal: true,
  marks: '-./,',
  form: /^(0[346-9]|1[02568]|2[23]|3[389]|4[16]|5[1-479]|6[015-9]|7[12]|8[1-4]|9[013578])\d{7}$/,
  check(code) {
    let sum = 0;
    for (let at = 0; at < 8; at++) {
      const doubled = digitAt(code, at) * (at % 2 === 0 ? 1 : 2);
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return complement(sum, 10) === digitAt(code, 8);
  },
});

const austria: readonly (readonly [string, Kind])[] = [
  [
    'at.businessid',
    kind('Austrian company register number', {
      marks: '-./',
      keepCase: true,
      prepare: (code) => code.toLowerCase().replace(/^fn/, ''),
      form: /^\d+[a-z]$/,
    }),
  ],
  ['at.postleitzahl', kind('Austrian postal code', { form: /^[1-9]\d{3}$/ })],
  ['at.tin', atTin],
  [
    'at.uid',
    kind('Austrian VAT number', {
      marks: '-./',
      prepare: without(/^AT/),
      form: /^U\d{8}$/,
      check(code) {
        let sum = 4;
        for (let at = 1; at < 8; at++) {
          const doubled = digitAt(code, at) * (at % 2 === 1 ? 1 : 2);
          sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return complement(sum, 10) === digitAt(code, 8);
      },
    }),
  ],
  [
    'at.vnr',
    kind('Austrian social security number', {
      personal: true,
      form: /^[1-9]\d{9}$/,
      check: (code) => weighted(code, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(code, 3),
    }),
  ],
];

// Belgium

/** 97 minus the rest of nine digits, with a 2 in front for those born since 2000. */
function hasBelgianKey(code: string): boolean {
  const [digits, key] = [numberAt(code, 0, 9), numberAt(code, 9, 11)];
  return 97 - (digits % 97) === key || 97 - ((2_000_000_000 + digits) % 97) === key;
}
/** The month of a bis number is 20 or 40 higher; where it or the day is unknown, other numbers stand in its place. */
function hasBelgianMonth(code: string, added: readonly number[]): boolean {
  const month = numberAt(code, 2, 4);
  return added.some((plus) => month >= plus && month <= plus + 12);
}
const belgian = (title: string, added: readonly number[]): Kind =>
  kind(title, {
    personal: true,
    form: /^(?!0{11})\d{11}$/,
    holds: (code) => hasBelgianMonth(code, added),
    check: (code) => hasBelgianKey(code),
  });
const belgianBank = (digits: string): boolean => (numberAt(digits, 0, 10) % 97 || 97) === numberAt(digits, 10, 12);

const belgium: readonly (readonly [string, Kind])[] = [
  ['be.nn', belgian('Belgian national number', [0])],
  ['be.bis', belgian('Belgian number of people who are not residents', [20, 40])],
  ['be.ssn', belgian('Belgian social security number: national or bis', [0, 20, 40])],
  ['be.eid', kind('Belgian identity card', { personal: true, marks: '-./', form: /^\d{12}$/, check: belgianBank })],
  [
    'be.iban',
    kind('Belgian bank account (IBAN)', {
      personal: true,
      form: /^BE\d{14}$/,
      check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1 && belgianBank(code.slice(4)),
    }),
  ],
  ['be.ogm_vcs', kind('Belgian payment reference', { marks: '-+*/', form: /^\d{12}$/, check: belgianBank })],
  [
    'be.vat',
    kind('Belgian enterprise and VAT number', {
      marks: '-./',
      prepare: (code) =>
        code
          .replace(/^BE/, '')
          .replace(/^\(0\)/, '0')
          .replace(/^\d{9}$/, '0$&'),
      form: /^[01](?!0{9})\d{9}$/,
      check: (code) => 97 - (numberAt(code, 0, 8) % 97) === numberAt(code, 8, 10),
    }),
  ],
];

// Switzerland and Liechtenstein

const hasUidDigit = (code: string) => complement(weighted(code, [5, 4, 3, 2, 7, 6, 5, 4], 3), 11) === digitAt(code, 11);
/** A table that each digit walks through (Modulo 10 recursive). */
const WALK = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
function hasEsrDigit(code: string): boolean {
  let carry = 0;
  for (let at = 0; at < code.length - 1; at++) carry = WALK[(digitAt(code, at) + carry) % 10]!;
  return (10 - carry) % 10 === digitAt(code, code.length - 1);
}

const switzerland: readonly (readonly [string, Kind])[] = [
  [
    'ch.esr',
    kind('Swiss payment reference', { prepare: without(/^0+(?=\d)/), form: /^\d{2,27}$/, check: hasEsrDigit }),
  ],
  ['ch.ssn', kind('Swiss social security number', { personal: true, form: /^756\d{10}$/, check: gs1 })],
  [
    'ch.uid',
    kind('Swiss enterprise number', {
      prepare: (code) => code.replace(/^\d{9}$/, 'CHE$&'),
      form: /^CHE\d{9}$/,
      check: hasUidDigit,
    }),
  ],
  ['ch.vat', kind('Swiss VAT number', { form: /^CHE\d{9}(MWST|TVA|IVA|TPV)$/, check: hasUidDigit })],
  [
    'li.peid',
    kind('Liechtenstein number of a person or company', {
      personal: true,
      marks: '.',
      prepare: without(/^0+/),
      form: /^\d{4,12}$/,
    }),
  ],
];

// Germany

/** Of the first ten digits one stands there twice or three times, and no other more than once. */
function hasOneRepeated(code: string): boolean {
  const counts = new Uint8Array(10);
  for (let at = 0; at < 10; at++) counts[digitAt(code, at)]!++;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && repeated[0]! < 4;
}

/** Tax office, district, number and check digit, as each state writes them; 13 digits are those of the whole country. */
const GERMAN_TAX = /^(\d{10,11}|(28|11|24|22|23|27|21|10|26|30|40|31|32|41)\d{2}0\d{8}|9\d{3}0\d{8}|5\d{3}0\d{8})$/;

const REGISTERS = new Map(['HRA', 'HRB', 'PR', 'GnR', 'VR', 'GsR'].map((name) => [name.toLowerCase(), name]));
/** The court may stand in front or behind. */
function courtFirst(entry: string): string {
  const plain = entry.replace(/^(Amtsgericht|AG) /i, '');
  const front = /^(.+?),? ?(hra|hrb|pr|gnr|vr|gsr) ?(\d+) ?([a-z]{0,3})$/i.exec(plain);
  const behind =
    /^(hra|hrb|pr|gnr|vr|gsr) ?(\d+)(?: ?([a-z]{1,3}))?,? (?:\(?(?:Amtsgericht|AG) )?([^()]{4,})\)?$/i.exec(plain);
  if (front === null && behind === null) return entry;
  const [court, register, number, letters] =
    front === null ? [behind![4]!, behind![1]!, behind![2]!, behind![3]] : [front[1]!, front[2]!, front[3]!, front[4]];
  const place =
    court.trim() === court.trim().toLowerCase()
      ? court.trim().replace(/(^|[ /(-])\p{Ll}/gu, (start) => start.toUpperCase())
      : court.trim();
  return [place, REGISTERS.get(register.toLowerCase()), number, letters?.toUpperCase()]
    .filter((part) => part)
    .join(' ');
}

const germany: readonly (readonly [string, Kind])[] = [
  [
    'de.idnr',
    kind('German tax identification number of a person', {
      personal: true,
      marks: '-./,',
      form: /^[1-9]\d{10}$/,
      holds: hasOneRepeated,
      check: (code) => isoHybrid(code, 10),
    }),
  ],
  ['de.stnr', kind('German tax number of a tax office', { marks: '-./,', form: GERMAN_TAX })],
  [
    'de.vat',
    kind('German VAT number', {
      marks: '-./,',
      prepare: without(/^DE/),
      form: /^[1-9]\d{8}$/,
      check: (code) => isoHybrid(code, 10),
    }),
  ],
  ['de.wkn', kind('German security', { form: /^[\dA-HJ-NP-Z]{6}$/ })],
  [
    'de.leitweg',
    kind('address of German electronic invoices', {
      marks: '',
      form: /^(0[1-9]|1[0-6]|99)\d{0,10}(-[\dA-Z]{1,30})?-\d{2}$/,
      check: (code) => mod97(code.replaceAll('-', '')) === 1,
    }),
  ],
  [
    'de.handelsregisternummer',
    kind('German company register entry: court, register, number', {
      marks: '',
      keepCase: true,
      keepSpace: true,
      prepare: courtFirst,
      form: /^[\p{L}.()/ -]{2,60} (HRA|HRB|PR|GnR|VR|GsR) \d{1,6}( [A-Z]{1,3})?$/u,
    }),
  ],
];

// France and Monaco

const isSiren = (code: string, start = 0) => luhn(code, start, start + 9);
/** Establishments of the post office have no Luhn digit of their own: their digits add up to a multiple of five. */
function isSiret(code: string): boolean {
  if (luhn(code)) return true;
  if (!code.startsWith('356000000')) return false;
  let sum = 0;
  for (let at = 0; at < 14; at++) sum += digitAt(code, at);
  return sum % 5 === 0;
}
const KEY_LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Two digits are a rest modulo 97; a letter among them belongs to the newer key modulo 11. */
function hasFrenchKey(code: string): boolean {
  if (/^\d\d/.test(code)) {
    return (
      Number(code.slice(0, 2)) === restOf(`${code.slice(2)}12`, 97) ||
      Number(code.slice(0, 2)) === (12 + 3 * (numberAt(code, 2, 11) % 97)) % 97
    );
  }
  const [first, second] = [KEY_LETTERS.indexOf(code[0]!), KEY_LETTERS.indexOf(code[1]!)];
  const key = /\d/.test(code[0]!) ? first * 24 + second - 10 : first * 34 + second - 100;
  return (numberAt(code, 2, 11) + 1 + Math.floor(key / 11)) % 11 === key % 11;
}
const frenchTax = { prepare: without(/^FR/), form: /^[\dA-HJ-NP-Z]{2}\d{9}$/ };

/** 2A and 2B, the departments of Corsica, count as 19 and 18. */
function hasNirKey(code: string): boolean {
  const digits = code.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - (Number(digits) % 97) === numberAt(code, 13, 15);
}

const france: readonly (readonly [string, Kind])[] = [
  ['fr.siren', kind('French company', { form: /^\d{9}$/, check: isSiren })],
  [
    'fr.siret',
    kind('establishment of a French company', {
      form: /^\d{14}$/,
      holds: (code) => isSiren(code) || code.startsWith('356000000'),
      check: isSiret,
    }),
  ],
  [
    'fr.tva',
    kind('French VAT number', {
      ...frenchTax,
      holds: (code) => code.startsWith('000', 2) || isSiren(code, 2),
      check: hasFrenchKey,
    }),
  ],
  [
    'mc.tva',
    kind('VAT number of Monaco', {
      ...frenchTax,
      holds: (code) => code.startsWith('000', 2),
      check: hasFrenchKey,
      write: (code) => `FR${code}`,
    }),
  ],
  [
    'fr.nif',
    kind('French tax number of a person', {
      personal: true,
      form: /^[0-3]\d{12}$/,
      check: (code) => numberAt(code, 0, 10) % 511 === numberAt(code, 10, 13),
    }),
  ],
  [
    'fr.nir',
    kind('French social security number', { personal: true, form: /^[1-9]\d{4}(\d\d|2[AB])\d{8}$/, check: hasNirKey }),
  ],
  [
    'fr.rcs',
    kind('French company register entry: city, letter, number', {
      keepCase: true,
      keepSpace: true,
      marks: '',
      prepare: (entry) =>
        entry.replace(
          /^RCS +(.+?) +([AB]) *((?:\d[ .]*){8}\d)$/i,
          (_all, city: string, letter: string, number: string) =>
            `RCS ${city} ${letter.toUpperCase()} ${number.replace(/\D/g, '')}`,
        ),
      form: /^RCS [\p{L}'’ -]+ [AB] \d{9}$/u,
      check: (code) => luhn(code.slice(-9)),
    }),
  ],
  ['fr.accise', kind('French excise number', { form: /^FR0\d{2}\d{3}[ENCSBWT]\d{4}$/ })],
];

// The Netherlands and Luxembourg

const bsnRest = (code: string) => (weighted(code, [9, 8, 7, 6, 5, 4, 3, 2]) - digitAt(code, 8)) % 11;
const ofNine = {
  prepare: (code: string) => code.replace(/^\d{7,8}$/, (short) => short.padStart(9, '0')),
  form: /^(?!0{9})\d{9}$/,
};

const lowCountries: readonly (readonly [string, Kind])[] = [
  ['nl.bsn', kind('Dutch citizen service number', { personal: true, ...ofNine, check: (code) => bsnRest(code) === 0 })],
  [
    'nl.onderwijsnummer',
    kind('Dutch education number', {
      personal: true,
      ...ofNine,
      form: /^10\d{7}$/,
      check: (code) => (bsnRest(code) + 11) % 11 === 5,
    }),
  ],
  [
    'nl.btw',
    kind('Dutch VAT number', {
      prepare: (code) => code.replace(/^NL/, '').replace(/^\d{7,8}(?=B)/, (short) => short.padStart(9, '0')),
      form: /^\d{9}B(?!00)\d{2}$/,
      check: (code) => bsnRest(code) === 0 || mod97(`NL${code}`) === 1,
    }),
  ],
  ['nl.brin', kind('Dutch school', { form: /^\d{2}[A-Z]{2}(\d{2})?$/ })],
  [
    'nl.identiteitskaartnummer',
    kind('Dutch passport or identity card', { personal: true, form: /^[A-NP-Z]{2}[\dA-NP-Z]{6}\d$/ }),
  ],
  [
    'nl.postcode',
    kind('Dutch postal code', {
      prepare: without(/^NL/),
      form: /^[1-9]\d{3}(?!S[ADS])[A-Z]{2}$/,
      write: (code) => `${code.slice(0, 4)} ${code.slice(4)}`,
    }),
  ],
  [
    'lu.tva',
    kind('VAT number of Luxembourg', {
      marks: '-.:',
      prepare: without(/^LU/),
      form: /^\d{8}$/,
      check: (code) => numberAt(code, 0, 6) % 89 === numberAt(code, 6, 8),
    }),
  ],
];

// United Kingdom and Ireland

function hasUpnLetter(code: string): boolean {
  let sum = 0;
  for (let at = 1; at < 13; at++) sum += valueAt(code, at) * (at + 1);
  return 'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23] === code[0];
}
/** Of nine digits or twelve; numbers given since 2010 have another rest. GD and HA are departments and health authorities. */
function isBritishVat(code: string): boolean {
  if (code.length < 9) return true;
  const sum = weighted(code, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
  return sum === 0 || ((sum === 42 || sum === 55) && numberAt(code, 0, 3) >= 100);
}

/** The check letter of Irish numbers; a second letter counts nine times. */
const IRISH = 'WABCDEFGHIJKLMNOPQRSTUV';
const irishLetter = (digits: string, second: string) =>
  IRISH[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * Math.max(0, IRISH.indexOf(second || 'W'))) % 23];
function isIrishVat(code: string): boolean {
  if (/^\d{7}/.test(code)) return irishLetter(code, code[8] ?? '') === code[7];
  return irishLetter(`0${code.slice(2, 7)}${code[0]}`, '') === code[7];
}

const britishIsles: readonly (readonly [string, Kind])[] = [
  [
    'gb.nhs',
    kind('British health service number', {
      personal: true,
      form: /^\d{10}$/,
      check: (code) => complement(weighted(code, [10, 9, 8, 7, 6, 5, 4, 3, 2]), 11) === digitAt(code, 9),
    }),
  ],
  [
    'gb.nino',
    kind('British national insurance number', {
      personal: true,
      form: /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    }),
  ],
  [
    'gb.sedol',
    kind('British or Irish security', {
      form: /^(\d{7}|[B-DF-HJ-NP-TV-Z][\dB-DF-HJ-NP-TV-Z]{5}\d)$/,
      check: (code) =>
        complement(
          [1, 3, 1, 7, 3, 9].reduce((sum, weight, at) => sum + weight * valueAt(code, at), 0),
          10,
        ) === digitAt(code, 6),
    }),
  ],
  [
    'gb.upn',
    kind('British pupil', {
      personal: true,
      form: /^[A-HJ-NP-RT-Z](?=[2-9])\d{3}\d{8}[\dA-HJ-NP-RT-Z]$/,
      check: hasUpnLetter,
    }),
  ],
  [
    'gb.utr',
    kind('British taxpayer', {
      personal: true,
      prepare: without(/K$/),
      form: /^\d{10}$/,
      check: (code) => '21987654321'[weighted(code, [6, 7, 8, 9, 10, 5, 4, 3, 2], 1) % 11] === code[0],
    }),
  ],
  [
    'gb.vat',
    kind('British VAT number', {
      prepare: without(/^(GB|XI)/),
      form: /^(\d{9}(\d{3})?|GD[0-4]\d{2}|HA[5-9]\d{2}|(GD8888|HA8888)\d{5})$/,
      check: (code) => !/^\d/.test(code) || isBritishVat(code),
    }),
  ],
  [
    'ie.pps',
    kind('Irish personal public service number', {
      personal: true,
      form: /^\d{7}[A-W][ABHWTX]?$/,
      check: (code) => irishLetter(code, /[TX]/.test(code[8] ?? '') ? '' : (code[8] ?? '')) === code[7],
    }),
  ],
  [
    'ie.vat',
    kind('Irish VAT number', {
      prepare: without(/^IE/),
      form: /^(\d{7}[A-W][A-X]?|\d[A-Z+*]\d{5}[A-W])$/,
      check: isIrishVat,
    }),
  ],
];

export const westEuropeKinds: readonly (readonly [string, Kind])[] = [
  ...austria,
  ...belgium,
  ...switzerland,
  ...germany,
  ...france,
  ...lowCountries,
  ...britishIsles,
];
