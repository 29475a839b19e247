/** The outcome of one kind of identifier: its compact form, or what is wrong. */
type Checked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'bad-form' | 'bad-check-digit' };
type Check = (text: string) => Checked;

const badForm: Checked = { ok: false, reason: 'bad-form' };
const badCheckDigit: Checked = { ok: false, reason: 'bad-check-digit' };
const passed = (holds: boolean, text: string): Checked => (holds ? { ok: true, text } : badCheckDigit);

const digitsOf = (text: string) => [...text].map(Number);
/** The text without the spaces and hyphens that people group characters with. */
const compact = (text: string) => text.replace(/[\s-]+/g, '').toUpperCase();

/** Weights 1 and 3 in turn, from the right (GS1). */
function hasGs1CheckDigit(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** Every second digit from the right doubled, its digits added (ISO/IEC 7812). */
function hasLuhnCheckDigit(digits: string): boolean {
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const weighed = at % 2 === 0 ? digit : digit * 2;
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return sum % 10 === 0;
}

/** Letters as 10 to 35, so that the whole is a number; its rest modulo 97 (ISO 7064). */
function mod97(characters: string): number {
  let rest = 0;
  for (const character of characters) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest;
}

const ean: Check = (text) => {
  const code = compact(text);
  return /^(\d{8}|\d{12,14})$/.test(code) ? passed(hasGs1CheckDigit(code), code) : badForm;
};

const isbn: Check = (text) => {
  const code = compact(text);
  if (/^97[89]\d{10}$/.test(code)) return passed(hasGs1CheckDigit(code), code);
  if (!/^\d{9}[\dX]$/.test(code)) return badForm;
  const sum = [...code].reduce(
    (total, character, at) => total + (10 - at) * (character === 'X' ? 10 : Number(character)),
    0,
  );
  return passed(sum % 11 === 0, code);
};

const issn: Check = (text) => {
  const code = compact(text);
  if (!/^\d{7}[\dX]$/.test(code)) return badForm;
  const sum = [...code].reduce(
    (total, character, at) => total + (8 - at) * (character === 'X' ? 10 : Number(character)),
    0,
  );
  return passed(sum % 11 === 0, `${code.slice(0, 4)}-${code.slice(4)}`);
};

const uuid: Check = (text) => {
  const code = text
    .trim()
    .replace(/^(urn:uuid:)/i, '')
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(code)
    ? { ok: true, text: code }
    : badForm;
};

const luhn: Check = (text) => {
  const code = compact(text);
  return /^\d{2,}$/.test(code) ? passed(hasLuhnCheckDigit(code), code) : badForm;
};

const lei: Check = (text) => {
  const code = compact(text);
  return /^[0-9A-Z]{18}\d{2}$/.test(code) ? passed(mod97(code) === 1, code) : badForm;
};

const isin: Check = (text) => {
  const code = compact(text);
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(code)) return badForm;
  return passed(hasLuhnCheckDigit([...code].map((character) => String(Number.parseInt(character, 36))).join('')), code);
};

const bic: Check = (text) => {
  const code = compact(text);
  return /^[A-Z]{4}[A-Z]{2}[0-9A-Z]{2}([0-9A-Z]{3})?$/.test(code) ? { ok: true, text: code } : badForm;
};

/** Turkish identity number of a person: two check digits over the nine before. */
const tckimlik: Check = (text) => {
  const code = compact(text);
  if (!/^[1-9]\d{10}$/.test(code)) return badForm;
  const digits = digitsOf(code);
  const odd = digits[0]! + digits[2]! + digits[4]! + digits[6]! + digits[8]!;
  const even = digits[1]! + digits[3]! + digits[5]! + digits[7]!;
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  const eleventh = (odd + even + tenth) % 10;
  return passed(tenth === digits[9] && eleventh === digits[10], code);
};

/** Turkish tax number: nine digits and a check digit made of powers of two. */
const vkn: Check = (text) => {
  const code = compact(text);
  if (!/^\d{10}$/.test(code)) return badForm;
  const digits = digitsOf(code);
  const sum = digits.slice(0, 9).reduce((total, digit, at) => {
    const shifted = (digit + 9 - at) % 10;
    const weighed = (shifted * 2 ** (9 - at)) % 9;
    return total + (shifted !== 0 && weighed === 0 ? 9 : weighed);
  }, 0);
  return passed((10 - (sum % 10)) % 10 === digits[9], code);
};

/** Kinds of identifiers that can be checked, by name. National ones begin with their country. */
export const identifierKinds: ReadonlyMap<string, Check> = new Map([
  ['uuid', uuid],
  ['ean', ean],
  ['isbn', isbn],
  ['issn', issn],
  ['luhn', luhn],
  ['lei', lei],
  ['isin', isin],
  ['bic', bic],
  ['tr.tckimlik', tckimlik],
  ['tr.vkn', vkn],
]);
