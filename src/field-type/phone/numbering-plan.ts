import metadata from 'libphonenumber-js/metadata.max.json';

/*
 * The library's own metadata, compiled once: libphonenumber-js builds each regular expression anew for each number,
 * which is most of its 6-8 µs. What is decided here is decided by the same rules; what they do not cover (captured
 * carrier codes, non-geographic codes) is left to the library.
 */

/** A numbering plan of the metadata is a tuple; these are the places used here. */
const CALLING_CODE = 0;
const INTERNATIONAL_PREFIX = 1;
const PATTERN = 2;
const LENGTHS = 3;
const NATIONAL_PREFIX = 5;
const PREFIX_FOR_PARSING = 7;
const TRANSFORM = 8;
const LEADING_DIGITS = 10;
const TYPES = 11;

type TypeTuple = readonly [pattern: string, lengths?: readonly number[]];

interface NumberType {
  readonly pattern: RegExp;
  readonly lengths: ReadonlySet<number>;
}

export class NumberingPlan {
  readonly callingCode: string;
  /** Dialled before a foreign number, as 00; matched at the start. */
  readonly internationalPrefix: RegExp | undefined;
  /** Dialled before a national number, as 0; undefined where there is none. */
  readonly nationalPrefix: RegExp | undefined;
  /** Whether taking the national prefix off may also rewrite the number; that is left to the library. */
  readonly rewrites: boolean;
  readonly leadingDigits: RegExp | undefined;
  readonly #pattern: RegExp;
  readonly #types: readonly NumberType[] | undefined;
  readonly #lengths: readonly number[] | undefined;

  constructor(tuple: readonly unknown[]) {
    const text = (place: number) =>
      typeof tuple[place] === 'string' && tuple[place] !== '' ? tuple[place] : undefined;
    this.callingCode = String(tuple[CALLING_CODE]);
    this.internationalPrefix = anchored(text(INTERNATIONAL_PREFIX));
    const prefix = text(PREFIX_FOR_PARSING) ?? text(NATIONAL_PREFIX);
    this.nationalPrefix = anchored(prefix);
    this.rewrites = text(TRANSFORM) !== undefined || /\((?!\?)/.test(prefix ?? '');
    this.leadingDigits = anchored(text(LEADING_DIGITS));
    this.#pattern = whole(text(PATTERN) ?? '');
    this.#lengths = tuple[LENGTHS] as readonly number[] | undefined;
    const types = tuple[TYPES] as readonly (TypeTuple | 0)[] | undefined;
    this.#types = types && types.length > 0 ? compileTypes(types, this.#lengths ?? []) : undefined;
  }

  matches(national: string): boolean {
    return this.#pattern.test(national);
  }

  /** Whether the number fits a type of line that exists: mobile, fixed and so on. */
  isValid(national: string): boolean {
    if (!this.#pattern.test(national)) return false;
    if (this.#types === undefined) return true;
    for (const type of this.#types) {
      if (type.lengths.has(national.length) && type.pattern.test(national)) return true;
    }
    return false;
  }

  hasType(national: string): boolean {
    return this.#types !== undefined && this.isValid(national);
  }

  lengthOf(national: string): 'possible' | 'too-short' | 'too-long' | 'between' {
    const lengths = this.#lengths;
    if (!lengths || lengths.length === 0 || lengths.includes(national.length)) return 'possible';
    if (national.length < lengths[0]!) return 'too-short';
    return national.length > lengths[lengths.length - 1]! ? 'too-long' : 'between';
  }
}

function compileTypes(types: readonly (TypeTuple | 0)[], lengths: readonly number[]): NumberType[] {
  const compiled = types
    .filter((type): type is TypeTuple => Array.isArray(type) && type[0] !== '')
    .map(([pattern, own]) => ({ pattern: whole(pattern), lengths: new Set(own ?? lengths) }));
  // Mobile numbers are the most frequent in customer data, and stand second in the metadata.
  return compiled.length > 1 && types[0] !== 0 && types[1] !== 0
    ? [compiled[1]!, compiled[0]!, ...compiled.slice(2)]
    : compiled;
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const anchored = (pattern: string | undefined) => (pattern === undefined ? undefined : new RegExp(`^(?:${pattern})`));

const plans = new Map<string, NumberingPlan>();
const tuples = new Map<string, readonly unknown[]>(Object.entries(metadata.countries));
const countriesOf = new Map<string, readonly string[]>(
  Object.entries(metadata.country_calling_codes).filter(([, countries]) => countries![0]!.length === 2) as [
    string,
    string[],
  ][],
);

/** The plan of a country, by its ISO code. */
export function planOf(country: string): NumberingPlan | undefined {
  let plan = plans.get(country);
  if (plan === undefined) {
    const tuple = tuples.get(country);
    if (tuple === undefined) return undefined;
    plan = new NumberingPlan(tuple);
    plans.set(country, plan);
  }
  return plan;
}

/** The plans that share a calling code, the main country's first; undefined where no country has it. */
const sharing = new Map<string, readonly NumberingPlan[]>();
export function plansOf(callingCode: string): readonly NumberingPlan[] | undefined {
  let found = sharing.get(callingCode);
  if (found === undefined) {
    const countries = countriesOf.get(callingCode);
    if (countries === undefined) return undefined;
    found = countries.map((country) => planOf(country)!);
    sharing.set(callingCode, found);
  }
  return found;
}

/** The calling code at the start of international digits, '' where there is none. No calling code begins another. */
export function callingCodeOf(digits: string): string {
  for (let length = 1; length <= 3 && length <= digits.length; length++) {
    const code = digits.slice(0, length);
    if (countriesOf.has(code)) return code;
  }
  return '';
}

export const isCountry = (country: string): boolean => tuples.has(country);

/** The country that stands for a calling code, as US for 1; '' where there is none. */
export const mainCountryOf = (callingCode: string): string => countriesOf.get(callingCode)?.[0] ?? '';

/** One country for each calling code: those that share one have one numbering plan. */
export const mainCountries = (): readonly string[] => [...countriesOf.values()].map(([first]) => first!);
