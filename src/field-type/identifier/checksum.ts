/*
 * Check digits, as sums over the characters of a code. A code reaches these functions after its form was checked, so that
 * a digit is a digit. They run once for each distinct value of a column, and make no arrays.
 */

/** The digit at a place. */
export const digitAt = (code: string, at: number): number => code.charCodeAt(at) - 48;

/** The value of a digit or a capital letter: 0 to 9, then A as 10. */
export const valueAt = (code: string, at: number): number => {
  const unit = code.charCodeAt(at);
  return unit < 58 ? unit - 48 : unit - 55;
};

/** The number that the digits of a range are. */
export const numberAt = (code: string, start: number, end: number): number => {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + digitAt(code, at);
  return number;
};

/** Digits times weights, added up, from `start`; as many as there are weights. */
export function weighted(code: string, weights: readonly number[], start = 0): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += digitAt(code, start + at) * weights[at]!;
  return sum;
}

/** As `weighted`, with letters as 10 to 35. */
export function weightedValues(code: string, weights: readonly number[], start = 0): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += valueAt(code, start + at) * weights[at]!;
  return sum;
}

/** What is missing to the next multiple: the digit that many schemes write behind. */
export const complement = (sum: number, modulus: number): number => (modulus - (sum % modulus)) % modulus;

/** Every second digit from the right doubled, the digits of what comes out added (ISO/IEC 7812): the sum is a multiple of ten. */
export function luhn(code: string, start = 0, end = code.length): boolean {
  return luhnSum(code, start, end) % 10 === 0;
}

export function luhnSum(code: string, start: number, end: number): number {
  let sum = 0;
  for (let at = end - 1, double = false; at >= start; at--, double = !double) {
    const digit = digitAt(code, at);
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum;
}

/** The same scheme in a larger alphabet of digits and capital letters. */
export function luhnOfValues(code: string, base: number): boolean {
  let sum = 0;
  for (let at = code.length - 1, double = false; at >= 0; at--, double = !double) {
    const value = valueAt(code, at) * (double ? 2 : 1);
    sum += Math.floor(value / base) + (value % base);
  }
  return sum % base === 0;
}

/** Weights 1 and 3 in turn, from the right (GS1). */
export function gs1(code: string): boolean {
  let sum = 0;
  for (let at = code.length - 1, weight = 1; at >= 0; at--, weight = 4 - weight) sum += digitAt(code, at) * weight;
  return sum % 10 === 0;
}

/** The rest modulo 97 of the number that comes out when letters are written as 10 to 35 (ISO 7064). */
export function mod97(code: string): number {
  let rest = 0;
  for (let at = 0; at < code.length; at++) {
    const value = valueAt(code, at);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The rest of a number of any length. */
export function restOf(digits: string, modulus: number): number {
  let rest = 0;
  for (let at = 0; at < digits.length; at++) rest = (rest * 10 + digitAt(digits, at)) % modulus;
  return rest;
}

/** Mod 11,2 and Mod 37,2 of ISO 7064: the last character may be the one behind the alphabet (X, or `*`). */
export function isoPure(code: string, modulus: number, extra: string): boolean {
  let rest = 0;
  const end = code.length - 1;
  for (let at = 0; at < end; at++) rest = ((rest + valueAt(code, at)) * 2) % modulus;
  const last = code[end] === extra ? modulus - 1 : valueAt(code, end);
  return (rest + last) % modulus === 1;
}

/** Mod 11,10 and Mod 37,36 of ISO 7064. */
export function isoHybrid(code: string, modulus: number): boolean {
  let check = modulus;
  for (let at = 0; at < code.length - 1; at++) {
    const sum = (check + valueAt(code, at)) % modulus;
    check = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1);
  }
  return (check + valueAt(code, code.length - 1)) % modulus === 1;
}

// Multiplication in the dihedral group of order ten, and the permutation that is applied once more at each place (Verhoeff 1969).
const rotate = (left: number, right: number): number =>
  left < 5
    ? right < 5
      ? (left + right) % 5
      : ((left + right - 5) % 5) + 5
    : right < 5
      ? ((left - 5 - right + 5) % 5) + 5
      : (left - right + 5) % 5;
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const permutations: readonly (readonly number[])[] = (() => {
  const rows = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
  while (rows.length < 8) rows.push(rows[rows.length - 1]!.map((digit) => PERMUTATION[digit]!));
  return rows;
})();

export function verhoeff(code: string): boolean {
  let check = 0;
  for (let at = code.length - 1, place = 0; at >= 0; at--, place++)
    check = rotate(check, permutations[place % 8]![digitAt(code, at)]!);
  return check === 0;
}

/** The quasigroup of Damm's thesis (2004). */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

export function damm(code: string): boolean {
  let check = 0;
  for (let at = 0; at < code.length; at++) check = digitAt(DAMM[check]!, digitAt(code, at));
  return check === 0;
}
