import { complement, digitAt, luhn, mod97, numberAt, weighted } from '../checksum.ts';
import { isDay, isDdmmyy, isYymmdd } from '../days.ts';
import { type Kind, kind, without } from '../kind.ts';

// Denmark, the Faroes, Iceland

/** The seventh digit tells the century. */
function danishCentury(code: string): number {
  const [year, mark] = [numberAt(code, 4, 6), digitAt(code, 6)];
  if (mark < 4) return 1900;
  if (mark === 4 || mark === 9) return year < 37 ? 2000 : 1900;
  return year < 58 ? 2000 : 1800;
}

/** Companies have days from 41 on. */
function hasIcelandicDay(code: string): boolean {
  const day = numberAt(code, 0, 2);
  const century = code[9] === '9' ? 1900 : 2000;
  return isDay(century + numberAt(code, 4, 6), numberAt(code, 2, 4), day > 40 ? day - 40 : day);
}

const islands: readonly (readonly [string, Kind])[] = [
  [
    'dk.cpr',
    kind('Danish personal number', {
      personal: true,
      form: /^\d{10}$/,
      holds: (code) => isDdmmyy(code, 0, danishCentury(code)),
    }),
  ],
  [
    'dk.cvr',
    kind('Danish company and VAT number', {
      marks: '-.,/:',
      prepare: without(/^DK/),
      form: /^[1-9]\d{7}$/,
      check: (code) => weighted(code, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    }),
  ],
  ['fo.vn', kind('Faroese company number', { prepare: without(/^FO/), form: /^\d{6}$/ })],
  [
    'is_.kennitala',
    kind('Icelandic number of a person or company', {
      personal: true,
      form: /^\d{9}[90]$/,
      holds: hasIcelandicDay,
      check: (code) => weighted(code, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    }),
  ],
  ['is_.vsk', kind('Icelandic VAT number', { prepare: without(/^IS/), form: /^\d{5,6}$/ })],
];

// Finland

const hasBusinessDigit = (code: string) => weighted(code, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0;
const HETU_CENTURIES: ReadonlyMap<string, number> = new Map([
  ['+', 1800],
  ...[...'-YXWVU'].map((mark) => [mark, 1900] as const),
  ...[...'ABCDEF'].map((mark) => [mark, 2000] as const),
]);

const finland: readonly (readonly [string, Kind])[] = [
  ['fi.alv', kind('Finnish VAT number', { prepare: without(/^FI/), form: /^\d{8}$/, check: hasBusinessDigit })],
  [
    'fi.ytunnus',
    kind('Finnish business number', {
      prepare: (code) => code.replace(/^FI/, '').replace(/^\d{7}$/, '0$&'),
      form: /^\d{8}$/,
      check: hasBusinessDigit,
    }),
  ],
  [
    'fi.hetu',
    kind('Finnish personal number', {
      personal: true,
      marks: '',
      form: /^\d{6}[-+YXWVUABCDEF]\d{3}[\dA-FHJ-NPR-Y]$/,
      holds: (code) => isDdmmyy(code, 0, HETU_CENTURIES.get(code[6]!)!) && numberAt(code, 7, 10) > 1,
      check: (code) =>
        '0123456789ABCDEFHJKLMNPRSTUVWXY'[(numberAt(code, 0, 6) * 1000 + numberAt(code, 7, 10)) % 31] === code[10],
    }),
  ],
  ['fi.associationid', kind('Finnish association', { marks: '-._+', form: /^\d{1,6}$/ })],
  ['fi.veronumero', kind('Finnish tax number of a construction worker', { personal: true, form: /^\d{12}$/ })],
];

// Sweden and Norway

/** Six digits or eight, `-` or, from the hundredth birthday on, `+`, and four digits with a Luhn digit; the day may be 60 higher. */
function hasSwedishDay(code: string): boolean {
  const digits = code.replace(/[-+]/, '');
  const at = digits.length - 10;
  const day = numberAt(digits, at + 4, at + 6) % 60;
  const [year, month] = [numberAt(digits, at, at + 2), numberAt(digits, at + 2, at + 4)];
  if (at === 2) return isDay(numberAt(digits, 0, 2) * 100 + year, month, day);
  return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
}
const swedishDigits = (code: string) => code.replace(/[-+]/, '').slice(-10);
const swedishVat = { prepare: without(/^SE/), form: /^\d{10}01$/, check: (code: string) => luhn(code, 0, 10) };

/** The individual number tells the century; the day is 40 higher for people who are not resident, the month for tests. */
function hasNorwegianDay(code: string): boolean {
  const [day, month, year, person] = [
    numberAt(code, 0, 2) % 40,
    numberAt(code, 2, 4) % 40,
    numberAt(code, 4, 6),
    numberAt(code, 6, 9),
  ];
  const century = person < 500 ? 1900 : year < 40 ? 2000 : person >= 900 ? 1900 : person < 750 && year >= 54 ? 1800 : 0;
  return century > 0 && isDay(century + year, month, day);
}
const hasNorwegianDigits = (code: string) =>
  complement(weighted(code, [3, 7, 6, 1, 8, 9, 4, 5, 2]), 11) === digitAt(code, 9) &&
  complement(weighted(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) === digitAt(code, 10);
const hasOrgnrDigit = (code: string) => complement(weighted(code, [3, 2, 7, 6, 5, 4, 3, 2]), 11) === digitAt(code, 8);
/** Accounts of seven digits are those of the post bank, with a Luhn digit. */
const hasKontonrDigit = (code: string) =>
  code.length === 7 ? luhn(code) : complement(weighted(code, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) === digitAt(code, 10);
const withoutPost = (code: string) => code.replace(/^0000(?=\d{7}$)/, '');

const scandinavia: readonly (readonly [string, Kind])[] = [
  ['se.orgnr', kind('Swedish organisation number', { form: /^\d{10}$/, check: luhn })],
  [
    'se.personnummer',
    kind('Swedish personal number', {
      personal: true,
      marks: ':',
      prepare: (code) => code.replace(/^(\d{6}|\d{8})(\d{4})$/, '$1-$2'),
      form: /^((1[6-9]|20)?\d{6})[-+]\d{4}$/,
      holds: hasSwedishDay,
      check: (code) => luhn(swedishDigits(code)),
    }),
  ],
  ['se.postnummer', kind('Swedish postal code', { prepare: without(/^SE/), form: /^[1-9]\d{4}$/ })],
  ['se.vat', kind('Swedish VAT number', swedishVat)],
  [
    'no.fodselsnummer',
    kind('Norwegian personal number', {
      personal: true,
      marks: '-:.',
      form: /^\d{11}$/,
      holds: hasNorwegianDay,
      check: hasNorwegianDigits,
    }),
  ],
  ['no.orgnr', kind('Norwegian organisation number', { form: /^\d{9}$/, check: hasOrgnrDigit })],
  ['no.mva', kind('Norwegian VAT number', { prepare: without(/^NO/), form: /^\d{9}MVA$/, check: hasOrgnrDigit })],
  [
    'no.kontonr',
    kind('Norwegian bank account', {
      personal: true,
      prepare: withoutPost,
      form: /^(\d{7}|\d{11})$/,
      check: hasKontonrDigit,
    }),
  ],
  [
    'no.iban',
    kind('Norwegian bank account (IBAN)', {
      personal: true,
      form: /^NO\d{13}$/,
      check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1 && hasKontonrDigit(withoutPost(code.slice(4))),
    }),
  ],
];

// Estonia, Latvia, Lithuania

/** Two rows of weights: the second holds where the first leaves ten. */
const balticDigit = (code: string, first: readonly number[], second: readonly number[]): number => {
  const rest = weighted(code, first) % 11;
  return rest < 10 ? rest : (weighted(code, second) % 11) % 10;
};
const hasPersonDigit = (code: string) =>
  balticDigit(code, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1], [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) === digitAt(code, 10);
const balticDay = (code: string) => isYymmdd(code, 1, 1800 + Math.floor((digitAt(code, 0) - 1) / 2) * 100);

const baltics: readonly (readonly [string, Kind])[] = [
  [
    'ee.ik',
    kind('Estonian personal number', {
      personal: true,
      form: /^[1-8]\d{10}$/,
      holds: balticDay,
      check: hasPersonDigit,
    }),
  ],
  [
    'ee.kmkr',
    kind('Estonian VAT number', {
      prepare: without(/^EE/),
      form: /^\d{9}$/,
      check: (code) => weighted(code, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    }),
  ],
  [
    'ee.registrikood',
    kind('Estonian company number', {
      form: /^[1789]\d{7}$/,
      check: (code) => balticDigit(code, [1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9]) === digitAt(code, 7),
    }),
  ],
  [
    'lv.pvn',
    kind('Latvian VAT and personal number', {
      personal: true,
      prepare: without(/^LV/),
      form: /^\d{11}$/,
      holds: hasLatvianDay,
      check: hasLatvianDigit,
    }),
  ],
  [
    'lt.asmens',
    kind('Lithuanian personal number', {
      personal: true,
      form: /^[1-9]\d{10}$/,
      holds: (code) => code[0] === '9' || balticDay(code),
      check: hasPersonDigit,
    }),
  ],
  [
    'lt.pvm',
    kind('Lithuanian VAT number', {
      prepare: without(/^LT/),
      form: /^(\d{7}1\d|\d{10}1\d)$/,
      check: hasLithuanianDigit,
    }),
  ],
];

/** Companies begin with 4 to 9; people with their day of birth, or, since 2017, with 32. */
function hasLatvianDay(code: string): boolean {
  if (code[0]! > '3' || code.startsWith('32')) return true;
  return isDdmmyy(code, 0, 1800 + digitAt(code, 6) * 100);
}
function hasLatvianDigit(code: string): boolean {
  if (code[0]! > '3') return weighted(code, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  return ((1 + weighted(code, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === digitAt(code, 10);
}

function hasLithuanianDigit(code: string): boolean {
  const end = code.length - 1;
  const weights = (from: number) => Array.from({ length: end }, (_, at) => ((from - 1 + at) % 9) + 1);
  return balticDigit(code, weights(1), weights(3)) === digitAt(code, end);
}

export const northEuropeKinds: readonly (readonly [string, Kind])[] = [
  ...islands,
  ...finland,
  ...scandinavia,
  ...baltics,
];
