import { type Language, localeOf } from '../../finding/language/language.ts';

/** Numbers, dates and lists as one language writes them. Only what every browser's and Node's Intl knows alike. */
export interface Format {
  readonly n: (value: number) => string;
  /** A share, never rounded up to a full 100 %. */
  readonly percent: (share: number) => string;
  /** With its sign, as +4.21. */
  readonly weight: (value: number) => string;
  /** An ISO date in words. */
  readonly date: (iso: string) => string;
  readonly list: (names: readonly string[]) => string;
  /** A noun with its number: `#` stands for the number. */
  readonly counted: (forms: Plural) => (count: number) => string;
}

/** The forms of a noun by the plural categories of the language; `other` stands for those left out. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export function formatFor(language: Language): Format {
  const locale = localeOf[language];
  // Each takes milliseconds to make, and most runs ask for none of most languages.
  const number = onDemand(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }));
  const share = onDemand(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const signed = onDemand(() => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }));
  const day = onDemand(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const list = onDemand(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const rules = onDemand(() => new Intl.PluralRules(locale));
  return {
    n: (value) => number().format(value),
    percent: (value) => share().format(Math.floor(value * 1000 + 1e-6) / 1000),
    weight: (value) => signed().format(value),
    date: (iso) => {
      const time = Date.parse(`${iso}T00:00:00Z`);
      return Number.isNaN(time) ? '' : day().format(time);
    },
    list: (names) => list().format(names),
    counted: (forms) => (count) => (forms[rules().select(count)] ?? forms.other).replace('#', number().format(count)),
  };
}

function onDemand<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
