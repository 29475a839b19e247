import { mod97 } from '../checksum.ts';
import { ibanForms } from '../iban-forms.ts';
import { type Kind, kind } from '../kind.ts';
import { nationalKinds } from './national.ts';

/** Countries whose banks put check digits of their own into the account: a kind checks them. */
const own = new Map(
  ['BE', 'ES', 'ME', 'NO'].map((country) => [country, nationalKinds.get(`${country.toLowerCase()}.iban`)!]),
);

export const iban: Kind = kind('bank account (IBAN)', {
  personal: true,
  prepare: (code) => code.replace(/^IBAN:?(?=[A-Z]{2}\d\d)/, ''),
  form: /^[A-Z]{2}\d{2}[\dA-Z]{10,30}$/,
  holds: (code) => ibanForms.get(code.slice(0, 2))?.test(code) ?? false,
  check: (code) => mod97(code.slice(4) + code.slice(0, 4)) === 1 && (own.get(code.slice(0, 2))?.read(code).ok ?? true),
});
