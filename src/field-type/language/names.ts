import { fold } from '../../util/fold.ts';

/** Languages that Intl can name, tried by code: all of two letters, and these of three. */
const longCodes = ['fil', 'haw', 'hsb', 'dsb', 'ckb', 'kab', 'gsw', 'yue', 'ast', 'nds', 'ceb', 'zza', 'arc', 'prs'];

/** Languages in whose words a name of a language is looked up. */
const locales = [
  'en',
  'tr',
  'ar',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'ru',
  'uk',
  'pl',
  'cs',
  'sk',
  'ro',
  'hu',
  'el',
  'sv',
  'da',
  'nb',
  'fi',
  'bg',
  'sr',
  'hr',
  'az',
  'fa',
  'he',
  'ku',
  'ur',
  'hi',
  'id',
  'ms',
  'ja',
  'ko',
  'zh',
  'vi',
  'th',
  'ka',
  'hy',
  'kk',
  'uz',
  'sq',
];

/** Names that Intl gives otherwise. */
const aliases: readonly (readonly [string, string])[] = [
  ['Farsi', 'fa'],
  ['Mandarin', 'zh'],
  ['Castilian', 'es'],
  ['Flemish', 'nl'],
  ['Kurdish', 'ku'],
  ['Kürtçe', 'ku'],
  ['Kurmanji', 'ku'],
  ['Sorani', 'ckb'],
  ['Tagalog', 'fil'],
  ['Arapça', 'ar'],
  ['Farsça', 'fa'],
  ['Osmanlıca', 'ota'],
  ['عربي', 'ar'],
  ['انجليزي', 'en'],
  ['الماني', 'de'],
  ['تركي', 'tr'],
  ['فرنسي', 'fr'],
  ['Türkisch', 'tr'],
  ['Norwegian', 'no'],
  ['Greek', 'el'],
  ['Burmese', 'my'],
];

let table: ReadonlyMap<string, string | null> | undefined;

/** The code of a language by its name in any of many languages; undefined where there is none or more than one. */
export function languageByName(name: string): string | undefined {
  table ??= makeTable();
  return table.get(fold(name)) ?? undefined;
}

function makeTable(): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const [name, code] of aliases) names.set(fold(name), code);
  const fixed = new Set(names.keys());
  const codes = [...longCodes, ...twoLetterCodes()];
  for (const locale of [...locales, 'own']) {
    for (const code of codes) {
      const name = new Intl.DisplayNames(locale === 'own' ? code : locale, { type: 'language', fallback: 'none' }).of(
        code,
      );
      if (name === undefined) continue;
      const form = fold(name);
      if (form.length < 3 || fixed.has(form)) continue;
      const known = names.get(form);
      names.set(form, known === undefined || known === code ? code : null);
    }
  }
  return names;
}

function twoLetterCodes(): string[] {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return (
    letters
      .flatMap((first) => letters.map((second) => first + second))
      // A code that is another's old name, as iw for he, would make the name ambiguous.
      .filter((code) => Intl.getCanonicalLocales(code)[0] === code && english.of(code) !== undefined)
  );
}
