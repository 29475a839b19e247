import { makeZone } from '../field-type/date/zone.ts';
import { UsageError } from '../util/usage-error.ts';
import type { FieldRules } from './field-schema.ts';
import type { Path, PathProblem } from './tree.ts';

/** Options of field types whose form is a text, and that mean something only if the text is a name that there is. */
export function checkOptions(name: string, { caseLocale, options }: FieldRules): PathProblem[] {
  const path = ['fields', name];
  const { locale, timezone, values } = options;
  return [
    ...localeProblem(caseLocale, [...path, 'caseLocale']),
    ...(typeof locale === 'string' ? localeProblem(locale, [...path, 'locale']) : []),
    ...(typeof timezone === 'string' ? zoneProblem(timezone, [...path, 'timezone']) : []),
    ...markProblems(options, path),
    ...(Array.isArray(values) ? spellingProblems(values, [...path, 'values']) : []),
  ];
}

let languages: Intl.DisplayNames | undefined;
let regions: Intl.DisplayNames | undefined;

/** Any text of letters is a well-formed locale; what is meant is one that has a name. */
function isLocale(text: string): boolean {
  languages ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  regions ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  try {
    const { language, region } = new Intl.Locale(text);
    return languages.of(language) !== undefined && (region === undefined || regions.of(region) !== undefined);
  } catch {
    return false;
  }
}

function localeProblem(locale: string, path: Path): PathProblem[] {
  if (locale === '' || isLocale(locale)) return [];
  const message = `must be a language, as "tr", or a language and region, as "de-CH" (found ${JSON.stringify(locale)})`;
  return [{ path, message }];
}

function zoneProblem(timezone: string, path: Path): PathProblem[] {
  if (timezone === '') return [];
  try {
    makeZone(timezone);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ path, message: `${error.message}; ${error.advice}` }];
  }
}

/** Marks of numbers are single characters that no number has otherwise. */
function markProblems(options: FieldRules['options'], path: Path): PathProblem[] {
  const problems: PathProblem[] = [];
  const { decimalSeparator: decimal, groupSeparator: group } = options;
  for (const [key, mark] of [
    ['decimalSeparator', decimal],
    ['groupSeparator', group],
  ] as const) {
    const isNone = key === 'groupSeparator' && mark === '';
    if (typeof mark !== 'string' || mark === 'auto' || isNone || /^[^\p{L}\p{N}+()%-]$/u.test(mark)) continue;
    const message = `must be one mark, such as "." or ",", or auto (found ${JSON.stringify(mark)})`;
    problems.push({ path: [...path, key], message });
  }
  if (typeof decimal === 'string' && decimal !== 'auto' && decimal === group) {
    const message = `must differ from decimalSeparator (found ${JSON.stringify(group)})`;
    problems.push({ path: [...path, 'groupSeparator'], message });
  }
  return problems;
}

/** One spelling of two values would be read as neither. */
function spellingProblems(values: readonly unknown[], path: Path): PathProblem[] {
  const takenBy = new Map<string, string>();
  return values.flatMap((entry, index): PathProblem[] => {
    if (!Array.isArray(entry)) return [];
    const [value, others] = entry as [string, readonly string[]];
    const spellings = new Set([value, ...others].map((spelling) => spelling.trim()));
    return [...spellings].flatMap((spelling) => {
      const other = takenBy.get(spelling);
      takenBy.set(spelling, value);
      if (other === undefined || spelling === '') return [];
      // A list has no names: it stands at its number.
      const here = others.length === 0 && other === value ? [...path, index] : [...path, value];
      const what = other === value ? 'stands twice' : `is a spelling of ${JSON.stringify(other)} already`;
      return [{ path: here, message: `${JSON.stringify(spelling)} ${what}` }];
    });
  });
}
