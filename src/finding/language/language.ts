import type { Json } from '../../util/json.ts';
import type { Finding } from '../finding.ts';

/** The languages that reports speak, beside the English of the catalogue. */
export const languages = ['en', 'tr', 'ar', 'de'] as const;
export type Language = (typeof languages)[number];

/** Whose digits, marks and names of months a language is written with. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-US', tr: 'tr-TR', ar: 'ar-EG', de: 'de-DE' };

/** Makes a sentence of a finding, as FindingKind.message does in English; `value` is ready to be shown, '' where there is none. */
export type Sentence = (finding: Finding, value: string) => string;

/** What findings say in one language. Whatever is not there is said in English. */
export interface FindingWords {
  /** Sentences by code of the catalogue. */
  readonly messages: Readonly<Record<string, Sentence>>;
  /** What to do, by code, where the catalogue says what to do. */
  readonly advice: Readonly<Record<string, string>>;
  /** Why a field type declines a value, by `type/reason`: what follows the name of the field and the value. */
  readonly reasons: Readonly<Record<string, string>>;
  /** `phone "020" is too short`: field, value and reason in the order of the language. */
  declined(field: string, value: string, reason: string): string;
}

/** What the sentences of one language are made with. */
export interface Tools {
  /** A number with the digits of the language; other details as they are. */
  readonly n: (value: Json | undefined) => string;
  readonly list: (value: Json | undefined) => string;
}

export function toolsFor(language: Language): Tools {
  const numbers = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 6 });
  const comma = language === 'ar' ? '، ' : ', ';
  const n = (value: Json | undefined): string =>
    typeof value === 'number'
      ? numbers.format(value)
      : typeof value === 'string'
        ? value
        : JSON.stringify(value ?? null);
  return { n, list: (value) => (Array.isArray(value) ? value.map((one: Json) => n(one)).join(comma) : n(value)) };
}

/** The user's own reason for a rule behind a sentence; of values beyond those told one by one, only how many there are. */
export function withWhy({ detail }: Finding, sentence: string, moreValues: (count: Json) => string): string {
  const what = detail.values === undefined ? sentence : moreValues(detail.values);
  return typeof detail.why === 'string' ? `${what}: ${detail.why}` : what;
}

/** Field and value, whichever there are. */
export const subjectOf = ({ field }: Finding, value: string): string =>
  [field, value].filter((part) => part !== null && part !== '').join(' ');

/** The reasons that several types share, by `type/reason`. */
export const reasonsOf = (
  types: readonly string[],
  reasons: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    types.flatMap((type) => Object.entries(reasons).map(([reason, text]) => [`${type}/${reason}`, text])),
  );

/** A share as a percentage in the manner of a language. */
export const percentIn = (language: Language): ((value: Json | undefined) => string) => {
  const format = new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 1 });
  return (value) => format.format(typeof value === 'number' ? value : 0);
};

/** Names of fields that decide together. */
export const namesOf = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map((one: Json) => String(one)).join(' + ') : String(value ?? '');
