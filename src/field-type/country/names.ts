import { createRequire } from 'node:module';
// Not the package's own entry: that loads the names of all languages at once.
import isoCountries from 'i18n-iso-countries/index.js';
import { fold } from '../../util/fold.ts';
import { aliases, ambiguousNames } from './aliases.ts';
import { countryCodes } from './codes.ts';

/** A name in comparison form to its country; null where several countries bear it. */
type Names = Map<string, string | null>;

/** The languages of most data: small, so that a column of ordinary names never loads the rest. */
const nearLocales = ['en', 'tr', 'ar', 'de'];

let near: Names | undefined;
let all: Names | undefined;
const ofLocale = new Map<string, Names>();
let english: ReadonlyMap<string, string> | undefined;

/**
 * The country of a name in comparison form: by the words of `locale` if given, by aliases and the near languages, then
 * by all languages. Undefined: no country; null: more than one.
 */
export function countryByName(form: string, locale: string): string | null | undefined {
  if (locale !== '') {
    const code = namesOf(locale).get(form);
    if (code !== undefined && code !== null) return code;
  }
  near ??= nearNames();
  const code = near.get(form);
  if (code !== undefined) return code;
  all ??= allNames();
  return all.get(form);
}

/** English names in comparison form, for suggestions. */
export function englishNames(): ReadonlyMap<string, string> {
  english ??= new Map(
    [...addLocale(new Map(), 'en')].flatMap(([name, code]) => (code === null ? [] : [[name, code] as const])),
  );
  return english;
}

function nearNames(): Names {
  const names: Names = new Map();
  for (const locale of nearLocales) addLocale(names, locale);
  for (const [code, given] of aliases) for (const name of given) names.set(fold(name), code);
  for (const name of ambiguousNames) names.set(fold(name), null);
  return names;
}

function allNames(): Names {
  const names: Names = new Map();
  for (const locale of isoCountries.getSupportedLanguages()) {
    addLocale(names, locale);
    addIsoList(names, locale);
  }
  for (const locale of ['zh-Hant', 'sr-Latn', 'bs-Cyrl', 'uz-Cyrl', 'yue', 'gsw', 'es-MX', 'pt-PT', 'de-AT', 'fr-CA'])
    addLocale(names, locale);
  return names;
}

function namesOf(locale: string): Names {
  const known = ofLocale.get(locale);
  if (known !== undefined) return known;
  const names: Names = new Map();
  if (isLocale(locale)) {
    addLocale(names, locale, 2);
    const language = locale.split('-')[0]!;
    if (isoCountries.getSupportedLanguages().includes(language)) {
      const listed: Names = new Map();
      addIsoList(listed, language);
      for (const [name, code] of listed) if (!names.has(name)) names.set(name, code);
    }
  }
  ofLocale.set(locale, names);
  return names;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DisplayNames.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

/** Names of two letters are codes, as US for the United States; where the locale is given, they are its own, as VK. */
function addLocale(names: Names, locale: string, minLength = 3): Names {
  for (const style of ['long', 'short'] as const) {
    const display = new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' });
    for (const code of countryCodes) addName(names, display.of(code), code, minLength);
  }
  return names;
}

const require = createRequire(import.meta.url);

/** The names of the ISO list in one language, with the variants that it knows. */
function addIsoList(names: Names, language: string): void {
  const { countries } = require(`i18n-iso-countries/langs/${language}.json`) as {
    countries: Record<string, string | string[]>;
  };
  for (const [code, name] of Object.entries(countries)) {
    for (const variant of typeof name === 'string' ? [name] : name) addName(names, variant, code);
  }
}

function addName(names: Names, name: string | undefined, code: string, minLength = 3): void {
  const form = name === undefined ? '' : fold(name);
  if (form.length < minLength && /^[a-z0-9]*$/.test(form)) return;
  const known = names.get(form);
  names.set(form, known === undefined || known === code ? code : null);
}
