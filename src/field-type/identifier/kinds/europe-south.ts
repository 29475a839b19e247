import { complement, digitAt, luhn, luhnSum, mod97, numberAt, restOf, valueAt, weighted } from '../checksum.ts';
import { isDay, isDdmmyy } from '../days.ts';
import { type Kind, kind, without } from '../kind.ts';

// Spain and Andorra

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const hasDniLetter = (code: string) => DNI_LETTERS[numberAt(code, 0, 8) % 23] === code[8];
/** X, Y and Z are 0, 1 and 2; K, L and M stand before numbers of seven digits. */
const hasNieLetter = (code: string) => hasDniLetter(String('XYZ'.indexOf(code[0]!)) + code.slice(1));
const hasOldLetter = (code: string) => hasDniLetter(`0${code.slice(1)}`);

/** A digit or the letter in its place: which of them depends on the kind of company, and was not always kept to. */
function hasCifDigit(code: string): boolean {
  const digit = complement(luhnSum(`${code.slice(1, 8)}0`, 0, 8), 10);
  return digit === digitAt(code, 8) || 'JABCDEFGHI'[digit] === code[8];
}
const cif = /^[ABCDEFGHJNPQRSUVW]\d{7}[\dA-J]$/;

function isSpanishTax(code: string): boolean {
  if (/^\d/.test(code)) return hasDniLetter(code);
  if (/^[XYZ]/.test(code)) return hasNieLetter(code);
  return /^[KLM]/.test(code) ? hasOldLetter(code) : hasCifDigit(code);
}

const account = (weights: readonly number[]) => (code: string, start: number) => {
  const digit = 11 - (weighted(code, weights, start) % 11);
  return digit > 9 ? 11 - digit : digit;
};
const bankDigit = account([4, 8, 5, 10, 9, 7, 3, 6]);
const accountDigit = account([1, 2, 4, 8, 5, 10, 9, 7, 3, 6]);
const hasCccDigits = (code: string) =>
  bankDigit(code, 0) === digitAt(code, 8) && accountDigit(code, 10) === digitAt(code, 9);

/** Two letters: the rest of sixteen digits modulo 529, in base 23. */
function hasCupsLetters(code: string): boolean {
  const rest = restOf(code.slice(2, 18), 529);
  return DNI_LETTERS[Math.floor(rest / 23)] === code[18] && DNI_LETTERS[rest % 23] === code[19];
}

const CADASTRE_WEIGHTS = [13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1];
const CADASTRE_VALUES = 'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const CADASTRE_CHECKS = 'MQWERTYUIOPASDFGHJKLBZX';
function hasCadastreLetters(code: string): boolean {
  const checkOf = (text: string) => {
    let sum = 0;
    for (let at = 0; at < 11; at++) {
      const value = /\d/.test(text[at]!) ? digitAt(text, at) : CADASTRE_VALUES.indexOf(text[at]!) + 1;
      sum += value * CADASTRE_WEIGHTS[at]!;
    }
    return CADASTRE_CHECKS[sum % 23];
  };
  const last = code.slice(14, 18);
  return checkOf(code.slice(0, 7) + last) === code[18] && checkOf(code.slice(7, 14) + last) === code[19];
}

/** Office of the tax agency, key of the activity, number, letter. */
const EXCISE =
  /^ES000(0[1-9]|[1-4]\d|5[0-6])(A[012679ACFTVWX]|B[01679AT]|C[17]|D[ABFMP]|E[7C]|F1|H[0-246-9A-FH-NP-XZ]|L[0-37]|M7|O[ABEHRTV]|PF|RF|T[17T]|V[17D])\d{3}[A-Z]$/;

const spain: readonly (readonly [string, Kind])[] = [
  ['es.dni', kind('Spanish identity number', { personal: true, form: /^\d{8}[A-Z]$/, check: hasDniLetter })],
  ['es.nie', kind('Spanish number of foreigners', { personal: true, form: /^[XYZ]\d{7}[A-Z]$/, check: hasNieLetter })],
  ['es.cif', kind('Spanish tax number of companies', { form: cif, check: hasCifDigit })],
  [
    'es.nif',
    kind('Spanish tax and VAT number', {
      personal: true,
      prepare: without(/^ES/),
      form: new RegExp(`^(\\d{8}|[XYZKLM]\\d{7})[A-Z]$|${cif.source}`),
      check: isSpanishTax,
    }),
  ],
  ['es.ccc', kind('Spanish bank account', { personal: true, form: /^\d{20}$/, check: hasCccDigits })],
  [
    'es.iban',
    kind('Spanish bank account (IBAN)', {
      personal: true,
      form: /^ES\d{22}$/,
      check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1 && hasCccDigits(code.slice(4)),
    }),
  ],
  [
    'es.cups',
    kind('Spanish point of energy supply', { form: /^ES\d{16}[A-Z]{2}(\d[FPRCXYZ])?$/, check: hasCupsLetters }),
  ],
  ['es.cae', kind('Spanish excise establishment', { form: EXCISE })],
  [
    'es.referenciacatastral',
    kind('Spanish cadastral reference', { form: /^[\dA-ZÑ]{20}$/, check: hasCadastreLetters }),
  ],
  ['es.postal_code', kind('Spanish postal code', { form: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/ })],
  [
    'ad.nrt',
    kind('tax number of Andorra', {
      prepare: without(/^AD(?=[A-Z])/),
      form: /^[ACDEFGLOPU]\d{6}[A-Z]$/,
      holds: (code) => {
        const number = numberAt(code, 1, 7);
        return (
          (code[0] !== 'F' || number <= 699_999) && (!/[AL]/.test(code[0]!) || (number > 699_999 && number < 800_000))
        );
      },
    }),
  ],
];

// Portugal

const portugal: readonly (readonly [string, Kind])[] = [
  [
    'pt.nif',
    kind('Portuguese tax and VAT number', {
      personal: true,
      prepare: without(/^PT/),
      form: /^[1-9]\d{8}$/,
      check: (code) => ((11 - (weighted(code, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === digitAt(code, 8),
    }),
  ],
  ['pt.cc', kind('Portuguese citizen card', { personal: true, form: /^\d{9}[\dA-Z]{2}\d$/, check: hasCcDigit })],
];

/** A Luhn digit over letters as 10 to 35. */
function hasCcDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 12; at++) {
    const value = valueAt(code, at);
    const doubled = value * (at % 2 === 0 ? 2 : 1);
    sum += at % 2 === 0 && doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

// Italy and San Marino

/** What the characters of the odd places of an Italian fiscal code count. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
function hasFiscalLetter(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const value = valueAt(code, at);
    const place = value > 9 ? value - 10 : value;
    sum += at % 2 === 0 ? ODD[place]! : place;
  }
  return sum % 26 === code.charCodeAt(15) - 65;
}
/** Letters that stand for digits where two people would have one code. */
const HOMONYM = 'LMNPQRSTUV';
function hasFiscalDay(code: string): boolean {
  const number = (at: number) => {
    const digits = [...code.slice(at, at + 2)].map((letter) =>
      /\d/.test(letter) ? letter : String(HOMONYM.indexOf(letter)),
    );
    return Number(digits.join(''));
  };
  const [year, month, day] = [number(6), 'ABCDEHLMPRST'.indexOf(code[8]!) + 1, number(9) % 40];
  return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
}
const isItalianVat = (code: string) => luhn(code);
const italianOffice = (code: string) => {
  const office = numberAt(code, 7, 10);
  return numberAt(code, 0, 7) > 0 && ((office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office));
};
const FISCAL = /^[A-Z]{6}[\dL-NP-V]{2}[ABCDEHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/;

const BASE_32 = '0123456789BCDFGHJKLMNPQRSTUVWXYZ';
/** Pharmacies write the nine digits as six letters of base 32. */
function decimalAic(code: string): string {
  if (code.length !== 6 || [...code].some((letter) => !BASE_32.includes(letter))) return code;
  return String([...code].reduce((number, letter) => number * 32 + BASE_32.indexOf(letter), 0)).padStart(9, '0');
}

const italy: readonly (readonly [string, Kind])[] = [
  [
    'it.iva',
    kind('Italian VAT number', {
      marks: '-.:',
      prepare: without(/^IT/),
      form: /^\d{11}$/,
      holds: italianOffice,
      check: isItalianVat,
    }),
  ],
  [
    'it.codicefiscale',
    kind('Italian fiscal code', {
      personal: true,
      marks: '-.:',
      form: new RegExp(`${FISCAL.source}|^\\d{11}$`),
      holds: (code) => (code.length === 11 ? italianOffice(code) : hasFiscalDay(code)),
      check: (code) => (code.length === 11 ? isItalianVat(code) : hasFiscalLetter(code)),
    }),
  ],
  [
    'it.aic',
    kind('Italian medicine', {
      prepare: decimalAic,
      form: /^0\d{8}$/,
      check(code) {
        let sum = 0;
        for (let at = 0; at < 8; at++) {
          const doubled = digitAt(code, at) * (at % 2 === 0 ? 1 : 2);
          sum += Math.floor(doubled / 10) + (doubled % 10);
        }
        return sum % 10 === digitAt(code, 8);
      },
    }),
  ],
  [
    'sm.coe',
    kind('operator of San Marino', {
      prepare: (code) => code.replace(/^SM/, '').replace(/^0+(?=\d)/, ''),
      form: /^[1-9]\d{0,4}$/,
      holds: (code) => code.length > 2 || SMALL_COE.has(Number(code)),
    }),
  ],
];
/** Of the numbers below 100, few were ever given. */
const SMALL_COE = new Set([
  2, 4, 6, 7, 8, 9, 10, 11, 13, 16, 18, 19, 20, 21, 25, 26, 30, 32, 33, 35, 36, 37, 38, 39, 40, 42, 45, 47, 49, 51, 52,
  55, 56, 57, 58, 59, 61, 62, 64, 65, 66, 67, 68, 69, 71, 72, 73, 74, 75, 76, 79, 80, 81, 84, 85, 87, 88, 91, 92, 94,
  95, 96, 97, 99,
]);

// Greece, Cyprus, Malta

/** What the digits of the odd places of a Cypriot number count. */
const CYPRIOT = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
function hasCypriotLetter(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += at % 2 === 0 ? CYPRIOT[digitAt(code, at)]! : digitAt(code, at);
  return sum % 26 === code.charCodeAt(8) - 65;
}

const greece: readonly (readonly [string, Kind])[] = [
  [
    'gr.vat',
    kind('Greek tax and VAT number', {
      marks: '-./:',
      prepare: (code) => code.replace(/^(EL|GR)/, '').replace(/^\d{8}$/, '0$&'),
      form: /^\d{9}$/,
      check: (code) => (weighted(code, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digitAt(code, 8),
    }),
  ],
  [
    'gr.amka',
    kind('Greek social security number', {
      personal: true,
      form: /^\d{11}$/,
      holds: (code) => isDdmmyy(code, 0, 1900) || isDdmmyy(code, 0, 2000),
      check: luhn,
    }),
  ],
  [
    'cy.vat',
    kind('Cypriot VAT number', { prepare: without(/^CY/), form: /^(?!12)\d{8}[A-Z]$/, check: hasCypriotLetter }),
  ],
  [
    'mt.vat',
    kind('Maltese VAT number', {
      prepare: without(/^MT/),
      form: /^[1-9]\d{7}$/,
      check: (code) => weighted(code, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0,
    }),
  ],
];

export const southEuropeKinds: readonly (readonly [string, Kind])[] = [...spain, ...portugal, ...italy, ...greece];
