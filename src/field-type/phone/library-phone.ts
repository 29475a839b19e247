import type { CountryCode } from 'libphonenumber-js/max';
import { declined, type Reading, read } from '../field-type.ts';
import { phoneLibrary } from './library.ts';

export type PhoneReason = 'no-country' | 'not-a-number' | 'wrong-length' | 'not-in-use';

export interface Phone {
  readonly e164: string;
  readonly ext?: string;
}

/** libphonenumber's answer, with the reason where it has none. */
export function libraryPhone(text: string, country: string, check: 'valid' | 'possible'): Reading<Phone, PhoneReason> {
  const { ParseError, parsePhoneNumberWithError } = phoneLibrary();
  try {
    const number = parsePhoneNumberWithError(text, country === '' ? {} : { defaultCountry: country as CountryCode });
    if (!number.isPossible()) return declined('wrong-length');
    if (check === 'valid' && !number.isValid()) return declined('not-in-use');
    return number.ext === undefined
      ? read({ e164: number.number }, number.number)
      : read({ e164: number.number, ext: number.ext }, `${number.number};ext=${number.ext}`);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.message === 'TOO_SHORT' || error.message === 'TOO_LONG') return declined('wrong-length');
    if (error.message === 'NOT_A_NUMBER') return declined('not-a-number');
    return declined(text.includes('+') || country !== '' ? 'not-a-number' : 'no-country');
  }
}

const WORDED = /^[+(]?\d[\d\s().-]*[a-z][a-z\d\s().-]*$/i;
const KEYS = '22233344455566677778889999';

/** The digits that the letters of a number stand for on a telephone's keys, `0800 FLOWERS`; undefined where there are none. */
export function keypadDigits(text: string): string | undefined {
  if (!WORDED.test(text) || (text.match(/[a-z]/gi)?.length ?? 0) < 3) return undefined;
  return text.toLowerCase().replace(/[a-z]/g, (letter) => KEYS[letter.charCodeAt(0) - 97]!);
}
