import { fold } from '../../util/fold.ts';
import { localSigns } from './local-signs.ts';

const CODES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), 'TRY', 'STN', 'ZWL', 'MRU', 'VES']);

export const isCurrency = (code: string): boolean => CODES.has(code);

const minorUnits = new Map<string, number>();
/** Decimals of a currency's smaller unit, by ISO 4217: 2 of most, 0 of the yen, 3 of the Kuwaiti dinar. */
export function minorUnitsOf(code: string): number {
  let digits = minorUnits.get(code);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
    minorUnits.set(code, digits);
  }
  return digits;
}

/** Short signs keep their accents: د.إ is the dirham and د.أ the Jordanian dinar. */
const foldRun = (letters: string): string => (letters.length < 4 ? letters.toLowerCase() : fold(letters));

/** The comparison form of a sign or name: letters folded, points and spaces left out, signs kept. */
export const signKey = (sign: string): string =>
  sign
    .normalize('NFKC')
    // A mark that joins nothing is in the middle of a word.
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{L}\p{M}]+/gu, foldRun)
    .replace(/[\s.·'’ʼ"_-]+/gu, '');

/** What a sign may mean, and what it means in the locale where that is one thing. */
export interface Meaning {
  readonly codes: readonly string[];
  readonly local?: string;
}

type Codes = Map<string, string[]>;

function add(signs: Codes, sign: string, code: string): void {
  const key = signKey(sign);
  const codes = signs.get(key);
  if (codes === undefined) signs.set(key, [code]);
  else if (!codes.includes(code)) codes.push(code);
}

/** The currency part of an amount as CLDR writes it; a formatter takes a quarter of a millisecond to make. */
function partsOf(
  locale: string,
  currency: string,
  currencyDisplay: 'symbol' | 'narrowSymbol' | 'name',
  values: readonly number[],
): string[] {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
  return values.map((value) => format.formatToParts(value).find(({ type }) => type === 'currency')?.value ?? currency);
}

const symbolsByLocale = new Map<string, { readonly symbols: Codes; readonly narrow: Codes }>();
/** The signs of all currencies in a locale: in full, which tell currencies apart, and in short. */
function symbolsOf(locale: string) {
  let found = symbolsByLocale.get(locale);
  if (found === undefined) {
    found = { symbols: new Map(), narrow: new Map() };
    for (const currency of CODES) {
      add(found.symbols, partsOf(locale, currency, 'symbol', [1])[0]!, currency);
      add(found.narrow, partsOf(locale, currency, 'narrowSymbol', [1])[0]!, currency);
    }
    symbolsByLocale.set(locale, found);
  }
  return found;
}

/** Plurals of names depend on the number before them. */
const NUMBERS = [0, 1, 2, 3, 4, 5, 11, 100, 0.99, 1.5, 1_000_000];
const namesByLocale = new Map<string, Codes>();

/** How many names of a locale are made: those without a number, the plurals of well-known currencies, all plurals. */
const NAME_STEPS: readonly ((names: Codes, locale: string) => void)[] = [
  (names, locale) => {
    const display = new Intl.DisplayNames(locale, { type: 'currency' });
    for (const currency of CODES) add(names, display.of(currency) ?? currency, currency);
  },
  (names, locale) => addPlurals(names, locale, MAJOR),
  (names, locale) => addPlurals(names, locale, [...CODES]),
];

function addPlurals(names: Codes, locale: string, currencies: readonly string[]): void {
  for (const currency of currencies)
    for (const name of partsOf(locale, currency, 'name', NUMBERS)) add(names, name, currency);
}

/** The currencies of a name in a locale, with so many steps of making names as it takes to find it. */
function named(key: string, locale: string, maxSteps: number): readonly string[] | undefined {
  for (let step = 0; step < maxSteps; step++) {
    const place = `${locale} ${step}`;
    let names = namesByLocale.get(place);
    if (names === undefined) {
      names = new Map();
      NAME_STEPS[step]!(names, locale);
      namesByLocale.set(place, names);
    }
    const codes = names.get(key);
    if (codes !== undefined) return codes;
  }
  return undefined;
}

let habits: ReadonlyMap<string, readonly string[]> | undefined;
function localHabits(): ReadonlyMap<string, readonly string[]> {
  habits ??= new Map(localSigns.map(([sign, codes]) => [signKey(sign), codes]));
  return habits;
}

/** Locales whose currency names are known where no locale is given, and the currencies whose plurals are then known. */
const LEADING = ['en', 'tr', 'ar', 'de'];
const MAJOR =
  'USD EUR GBP TRY JPY CHF CAD AUD NZD CNY INR KRW BRL MXN RUB UAH PLN CZK HUF RON BGN SEK NOK DKK SAR AED QAR KWD BHD OMR JOD EGP MAD TND DZD LBP SYP IQD ILS ZAR AZN KZT'.split(
    ' ',
  );

/**
 * What a sign, code or name means. Codes first, then national habits, then the signs and names of the locale, then
 * names in the languages of most users; undefined for a word that names no currency.
 */
export function meaningOf(sign: string, locale: string): Meaning | undefined {
  if (/^[A-Z]{3}$/.test(sign) && CODES.has(sign)) return { codes: [sign] };
  const key = signKey(sign);
  if (key === '') return undefined;
  const habit = localHabits().get(key);
  if (habit?.length === 1) return { codes: habit };
  if (habit !== undefined) return narrowed(habit, key, locale);
  const isCode = /^[a-z]{3}$/.test(key) && CODES.has(key.toUpperCase());
  if (locale !== '') {
    const own = localMeaning(key, locale);
    if (own !== undefined) return own;
  }
  if (isCode) return { codes: [key.toUpperCase()] };
  if (/\p{Sc}/u.test(key)) return codesOf(symbolsOf('en').symbols.get(key) ?? symbolsOf('en').narrow.get(key));
  if (key.length < 3) return undefined;
  for (const other of LEADING) {
    const codes = named(key, other, 2);
    if (codes !== undefined) return { codes };
  }
  return undefined;
}

const codesOf = (codes: readonly string[] | undefined): Meaning | undefined =>
  codes === undefined ? undefined : { codes };

const picks = new Map<string, string | undefined>();
/** The other pounds are written E£, LE, LL, …; a bare £ is theirs only where the column says so. */
const POUND = '£';

/** A shared sign with the one currency that the locale writes so. */
function narrowed(codes: readonly string[], key: string, locale: string): Meaning {
  const usual = key === POUND ? { codes, local: 'GBP' } : { codes };
  if (locale === '') return usual;
  const place = `${locale} ${key}`;
  if (!picks.has(place))
    picks.set(
      place,
      codes.find((code) => signKey(partsOf(locale, code, 'symbol', [1])[0]!) === key),
    );
  const local = picks.get(place);
  return local === undefined ? usual : { codes, local };
}

function localMeaning(key: string, locale: string): Meaning | undefined {
  // Two syllables or ideographs are a name; two Latin letters are a sign.
  const isName = key.length > 2 || /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Ethiopic}]{2}$/u.test(key);
  const name = isName ? named(key, locale, NAME_STEPS.length) : undefined;
  if (name !== undefined) return { codes: name };
  if (key.length > 5 && !/\p{Sc}/u.test(key)) return undefined;
  const { symbols, narrow } = symbolsOf(locale);
  const inFull = symbols.get(key);
  if (inFull !== undefined) return { codes: [...new Set([...inFull, ...(narrow.get(key) ?? [])])], local: inFull[0]! };
  return codesOf(narrow.get(key));
}
