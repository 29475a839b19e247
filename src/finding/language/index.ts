import { catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import type { FindingWords, Language } from './language.ts';
import { turkish } from './tr.ts';

/** What findings say in languages other than the catalogue's. A new language is one file and one line here. */
export const findingWords: Readonly<Record<Exclude<Language, 'en'>, FindingWords>> = {
  tr: turkish,
  ar: arabic,
  de: german,
};

/** The sentence of a finding in a language; null where there is none, as for units of a script's own. */
export function sentenceIn(
  language: Language,
  finding: Finding,
  value: string,
  reasons: ReadonlyMap<string, string>,
): string | null {
  const { code, field } = finding;
  if (language === 'en') {
    const reason = reasons.get(code);
    if (reason !== undefined) return [field ?? '', value, reason].filter((part) => part !== '').join(' ');
    return Object.hasOwn(catalogue, code) ? catalogue[code]!.message(finding, value) : null;
  }
  const words = findingWords[language];
  if (Object.hasOwn(words.reasons, code)) return words.declined(field ?? '', value, words.reasons[code]!);
  return Object.hasOwn(words.messages, code) ? words.messages[code]!(finding, value) : null;
}

/** What to do about it, in a language; null where the sentence says it all. */
export function adviceIn(language: Language, code: string): string | null {
  const english = Object.hasOwn(catalogue, code) ? catalogue[code]!.advice : null;
  if (language === 'en' || english === null) return english;
  const { advice } = findingWords[language];
  return Object.hasOwn(advice, code) ? advice[code]! : english;
}
