import { alpha2Of } from '../../country/codes.ts';
import { digitAt, luhn, mod97, valueAt } from '../checksum.ts';
import { type Kind, kind } from '../kind.ts';

const isCountry = (code: string) => alpha2Of(code) !== undefined;

/** Letters that are no country and still begin a security's number: depositories, funds of the EU, substitutes. */
const ISSUERS = new Set(['EU', 'XA', 'XB', 'XC', 'XD', 'XF', 'XS', 'QS', 'QT', 'QW', 'QY', 'AN', 'CS', 'EZ', 'ZZ']);

/**
 * The ranges of card schemes: Visa, Mastercard, Maestro, American Express, Diners Club, JCB, Discover, UnionPay, Mir, Troy,
 * RuPay.
 */
const cards =
  /^(4\d{12}(\d{3,6})?|5[1-5]\d{14}|222[1-9]\d{12}|22[3-9]\d{13}|2[3-6]\d{14}|27[01]\d{13}|2720\d{12}|220[0-5]\d{12,15}|3[47]\d{13}|3(0[0-59]|[689]\d)\d{11,16}|35\d{14,17}|(2131|1800)\d{11}|6\d{15,18}|(50|5[6-9]|6[0-9])\d{10,17}|81\d{14,17}|9792\d{12})$/;

const bank = { form: /^[A-Z]{6}[\dA-Z]{2}([\dA-Z]{3})?$/, holds: (code: string) => isCountry(code.slice(4, 6)) };

/** Kinds of banks, securities and accounts that are not bound to one country. */
export const financeKinds: readonly (readonly [string, Kind])[] = [
  ['bic', kind('bank (BIC, SWIFT code)', bank)],
  ['iso9362', kind('bank, as bic', bank)],
  ['lei', kind('legal entity', { form: /^[\dA-Z]{18}\d{2}$/, check: (code) => mod97(code) === 1 })],
  [
    'isin',
    kind('security', {
      form: /^[A-Z]{2}[\dA-Z]{9}\d$/,
      holds: (code) => isCountry(code.slice(0, 2)) || ISSUERS.has(code.slice(0, 2)),
      check: isinLuhn,
    }),
  ],
  ['cusip', kind('American or Canadian security', { form: /^[\dA-Z*@#]{8}\d$/, check: hasCusipDigit })],
  [
    'figi',
    kind('financial instrument', {
      form: /^[B-DF-HJ-NP-TV-Z]{2}G[\dB-DF-HJ-NP-TV-Z]{8}\d$/,
      holds: (code) => !/^(BS|BM|GG|GB|GH|KY|VG)/.test(code),
      check: hasFigiDigit,
    }),
  ],
  [
    'cfi',
    kind('class of a financial instrument', {
      form: /^(E[SPCFLDYRM]|C[IHBESFPM]|D[BCWTSEGANDYM]|R[ASPWFDM]|O[CPM]|F[FC]|S[RTECFM]|H[RTECFM]|I[FT]|J[EFCRT]|K[RTECFYM]|L[LRS]|T[CTRIBDM]|M[CM])[A-Z]{4}$/,
    }),
  ],
  [
    'iso11649',
    kind("creditor's reference of a payment", {
      marks: '-.,/:',
      form: /^RF\d{2}[\dA-Z]{1,21}$/,
      check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1,
    }),
  ],
  ['creditcard', kind('payment card', { personal: true, form: cards, check: luhn })],
  [
    'iso7064.mod_97_10',
    kind('any letters and digits with check digits of ISO 7064 Mod 97,10', {
      form: /^[\dA-Z]{3,}$/,
      check: (code) => mod97(code) === 1,
    }),
  ],
];

/** The Luhn sum over all digits, where a letter stands for two. */
function isinLuhn(code: string): boolean {
  let digits = '';
  for (let at = 0; at < 12; at++) digits += valueAt(code, at);
  return luhn(digits);
}

/** Values of letters and of *, @ and #, every second doubled, the digits of what comes out added. */
function hasCusipDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const symbol = '*@#'.indexOf(code[at]!);
    const value = (symbol < 0 ? valueAt(code, at) : 36 + symbol) * (at % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === digitAt(code, 8);
}

function hasFigiDigit(code: string): boolean {
  let sum = 0;
  for (let at = 0; at < 11; at++) {
    const value = valueAt(code, at) * (at % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return (10 - (sum % 10)) % 10 === digitAt(code, 11);
}
