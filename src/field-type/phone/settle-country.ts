import type { CountryCode } from 'libphonenumber-js/max';
import { evidence } from '../evidence.ts';
import type { Evidence, EvidenceSign, EvidenceStrength, Surroundings, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { countryBeside, phonesBeside } from '../surroundings.ts';
import { fastPhone } from './fast-phone.ts';
import { phoneLibrary } from './library.ts';
import { callingCodeOf, mainCountries, mainCountryOf, planOf } from './numbering-plan.ts';

/*
 * Which country the national numbers of a column are of. Every country's plan is held against them: the right one
 * reads nearly all, and would read few of the same length made up at random. Countries with generous plans read
 * anything, so that says nothing of them.
 */

const SAMPLE = 300;
/** Distinct national numbers from which plans are compared. */
const LEAST = 8;
const NEARLY_ALL = 0.97;
/** Numbers that are made up to see how many of them a plan reads. */
const MADE_UP = 600;
/** How many times likelier, by number, the numbers must be under one plan than under any other. */
const MARGIN = Math.log(2.5);
/** A plan that reads most of what is made up says nothing. */
const LEAST_LIKELY = Math.log(3);
/** The same, where the other plan cannot read some of them. */
const MARGIN_OVER_WORSE = Math.log(1.5);
/** Numbers that a plan does not read are typing errors, so often. */
const ERROR = 0.02;

interface Fit {
  readonly country: string;
  /** The share of the numbers that the plan reads. */
  readonly share: number;
  /** Mean logarithm of the likelihood of a number. */
  readonly likelihood: number;
}

export function settlePhoneCountry(
  values: readonly ValueCount[],
  beside: Surroundings | undefined,
): { readonly country: string; readonly evidence: readonly Evidence[] } {
  const national: ValueCount[] = [];
  const international = new Map<string, number>();
  for (const value of values) {
    const text = plainText(value.text);
    const digits = text.replace(/\D/g, '');
    if (digits.length < 5) continue;
    if (/^[(\s]*(?:\+|00)/.test(text)) {
      const where = mainCountryOf(callingCodeOf(text.includes('+') ? digits : digits.slice(2)));
      if (where !== '') international.set(where, (international.get(where) ?? 0) + value.count);
    } else national.push({ text, count: value.count });
  }
  if (national.length === 0) return { country: '', evidence: [] };
  const signs = signsBeside(international, beside);
  const sample = sampleOf(national);
  const rows = national.reduce((sum, { count }) => sum + count, 0);
  const { country, strength, fits } = decide(sample, signs);
  const reads = country === null ? 0 : shareRead(sample, country);
  if (fits && country !== null)
    signs.unshift({ kind: 'numbering-plan', says: country, count: Math.round(rows * reads) });
  const own = country === null ? [] : sample.filter((text) => isValid(text, country));
  const against = country === null ? [] : sample.filter((text) => !isValid(text, country));
  return {
    country: country ?? '',
    evidence: [
      evidence({
        option: 'defaultCountry',
        settled: country,
        supporting: Math.round(rows * reads),
        contradicting: country === null ? 0 : rows - Math.round(rows * reads),
        undecided: country === null ? rows : 0,
        own,
        against,
        strength,
        signs,
      }),
    ],
  };
}

/** What numbers with a country code and other columns say; each names a country that stands for its calling code. */
function signsBeside(international: ReadonlyMap<string, number>, beside: Surroundings | undefined): EvidenceSign[] {
  const signs: EvidenceSign[] = [];
  const total = [...international.values()].reduce((sum, count) => sum + count, 0);
  for (const [says, count] of international) {
    if (count >= 3 && count >= total * 0.95) signs.push({ kind: 'international', says, count });
  }
  for (const found of [countryBeside(beside), phonesBeside(beside)]) {
    const says = found === undefined ? '' : mainCountryOf(planOf(found.code)?.callingCode ?? '');
    if (found !== undefined && says !== '') signs.push({ kind: found.kind, says, count: found.count });
  }
  return signs;
}

function decide(
  sample: readonly string[],
  signs: readonly EvidenceSign[],
): { country: string | null; strength: EvidenceStrength; fits: boolean } {
  const named = new Set(signs.map(({ says }) => says));
  if (named.size > 1) return { country: null, strength: 'contradictory', fits: false };
  const [beside] = named;
  if (typeof beside === 'string' && shareRead(sample, beside) >= NEARLY_ALL) {
    return { country: beside, strength: 'likely', fits: sample.length >= LEAST };
  }
  if (beside !== undefined) return { country: null, strength: 'contradictory', fits: false };
  if (sample.length < LEAST) return { country: null, strength: 'thin', fits: false };
  const fits = fitsOf(sample);
  const fitting = fits.filter(({ share }) => share >= NEARLY_ALL);
  if (fitting.length === 0) {
    // Every number may be somebody's; that no country has nearly all means that they are of several.
    return { country: null, strength: fits.some(({ share }) => share > 0.5) ? 'contradictory' : 'none', fits: false };
  }
  const most = Math.max(...fitting.map(({ share }) => share));
  const best = fitting.find(({ share }) => share >= most - 0.005)!;
  const isClear =
    best.likelihood >= LEAST_LIKELY &&
    fitting.every(
      (other) =>
        other === best ||
        best.likelihood - other.likelihood >= (best.share - other.share >= 0.01 ? MARGIN_OVER_WORSE : MARGIN),
    );
  return isClear
    ? { country: best.country, strength: 'likely', fits: true }
    : { country: null, strength: 'thin', fits: false };
}

/** The countries whose numbers begin with a zero. */
const ZERO_IN_NUMBER = new Set(['IT', 'CI', 'BJ', 'GA', 'CG']);

/** Elsewhere a zero in front is dialled and no part of the number: a plan that keeps it fits by chance. */
function keepsZero(sample: readonly string[], country: string): boolean {
  if (ZERO_IN_NUMBER.has(country)) return false;
  const withZero = sample.filter((text) => /^\D*0/.test(text)).slice(0, 40);
  const kept = withZero.filter((text) =>
    phoneLibrary()
      .parsePhoneNumberFromString(text, country as CountryCode)
      ?.nationalNumber.startsWith('0'),
  );
  return withZero.length > 0 && kept.length > withZero.length / 2;
}

/** How well the numbers fit each country's plan, the best first. */
export const fitsOf = (sample: readonly string[]): Fit[] =>
  mainCountries()
    .map((country) => fitOf(country, sample))
    .sort((a, b) => b.likelihood - a.likelihood || (a.country < b.country ? -1 : 1));

const shareRead = (sample: readonly string[], country: string): number =>
  sample.length === 0 ? 0 : sample.filter((text) => isValid(text, country)).length / sample.length;

function fitOf(country: string, sample: readonly string[]): Fit {
  const tried = sample.slice(0, 40);
  // Most countries cannot read these numbers at all, which few of them show.
  if (shareRead(tried, country) < 0.8) return { country, share: 0, likelihood: Math.log(ERROR) };
  if (keepsZero(tried, country)) return { country, share: 0, likelihood: Math.log(ERROR) };
  const share = shareRead(sample, country);
  const rounds = Math.ceil(MADE_UP / sample.length);
  const made = sample.flatMap((text) => Array.from({ length: rounds }, (_, round) => scrambled(text, round)));
  const accepts = (made.filter((text) => isValid(text, country)).length + 1) / (made.length + 1);
  const layout = shareOfLayout(tried, country);
  const likelihood = share * Math.log(1 / accepts) + (1 - share) * Math.log(ERROR) + layout * Math.log(4);
  return { country, share, likelihood };
}

/** Whether a country's plan reads the number as one of its own: some dial a zero before foreign numbers. */
function isValid(text: string, country: string): boolean {
  const own = `+${planOf(country)?.callingCode ?? ''}`;
  const quick = fastPhone(text, country);
  if (quick !== undefined) return quick.fit === 'valid' && quick.e164.startsWith(own);
  const number = phoneLibrary().parsePhoneNumberFromString(text, country as CountryCode);
  return number?.isValid() === true && number.number.startsWith(own);
}

/** The share of the numbers that stand as their country writes them, where they are not digits alone. */
function shareOfLayout(sample: readonly string[], country: string): number {
  const spaced = sample.filter((text) => /\D/.test(text));
  if (spaced.length === 0) return 0;
  const shape = (text: string) => text.replace(/[^\d]+/g, ' ').trim();
  const fitting = spaced.filter((text) => {
    const number = phoneLibrary().parsePhoneNumberFromString(text, country as CountryCode);
    return number !== undefined && shape(number.formatNational()) === shape(text);
  });
  return fitting.length / spaced.length;
}

/** Another number of the same form: leading zeros stay, the other digits are made up, always alike for one number. */
function scrambled(text: string, round: number): string {
  let state = hashOf(text) + round * 0x9e37_79b9;
  let isLeading = true;
  return text.replace(/\d/g, (digit) => {
    if (isLeading && digit === '0') return digit;
    const least = isLeading ? 1 : 0;
    isLeading = false;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String(least + (Math.floor(state / 65_536) % (10 - least)));
  });
}

function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193) >>> 0;
  return hash;
}

/** Some distinct numbers, chosen by themselves and not by their place. */
function sampleOf(values: readonly ValueCount[]): string[] {
  const texts = [...new Set(values.map(({ text }) => text))];
  const keyed = texts.map((text) => ({ text, key: hashOf(text) }));
  keyed.sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : 1));
  return keyed.slice(0, SAMPLE).map(({ text }) => text);
}
