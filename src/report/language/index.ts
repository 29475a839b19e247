import type { Language } from '../../finding/language/language.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english, type Words } from './en.ts';
import { turkish } from './tr.ts';

/** What the page says, by language. A new language is one file here, one in src/finding/language, and a line in each. */
export const wordsIn: Readonly<Record<Language, Words>> = { en: english, tr: turkish, ar: arabic, de: german };

/** What each language calls itself. */
export const nameOf: Readonly<Record<Language, string>> = {
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  de: 'Deutsch',
};
