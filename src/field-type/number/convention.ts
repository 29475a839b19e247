import { z } from 'zod';
import { UsageError } from '../../util/usage-error.ts';
import type { Convention } from './decimal.ts';
import { plainText } from './plain-text.ts';

/** The options by which a rule file says how numbers are written; shared by number, integer and money. */
export const separatorOptions = {
  locale: z
    .string()
    .default('')
    .describe('Language and region whose habits hold, as "tr" or "de-CH": marks, month and currency names.'),
  decimalSeparator: z
    .string()
    .default('auto')
    .describe(
      'Decimal mark. auto: by the locale, else by the other values of the column; a number that still reads in two ways, as 1.234, is declined.',
    ),
  groupSeparator: z
    .string()
    .default('auto')
    .describe('Mark between thousands. auto: any that is not the decimal mark.'),
};

interface SeparatorOptions {
  readonly locale: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly strict: boolean;
}

/** The locale, or a mistake in the request. */
export function checkedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0]!;
  } catch {
    throw new UsageError(
      `"${locale}" is not a locale`,
      'write a language, as "tr", or a language and region, as "de-CH"',
    );
  }
}

/** What CLDR says of a locale's numbers, or of its amounts of money, which some locales write otherwise. */
function marksOf(locale: string, isMoney: boolean): { decimal: string; group: string } {
  const style = isMoney ? ({ style: 'currency', currency: 'EUR' } as const) : {};
  const parts = new Intl.NumberFormat(checkedLocale(locale), style).formatToParts(-1234567.8);
  const mark = (type: string) => plainMark(parts.find((part) => part.type === type)?.value ?? '');
  return { decimal: mark('decimal') || '.', group: mark('group') };
}

const plainMark = (mark: string) => (mark.trim() === '' && mark !== '' ? ' ' : plainText(mark));
const otherOf = (mark: string) => (mark === '.' ? ',' : mark === ',' ? '.' : 'auto');

/** The convention that the options name, from the locale where they leave it open. */
export function conventionOf(options: SeparatorOptions, isMoney = false): Convention {
  const given = {
    decimal: options.decimalSeparator === 'auto' ? 'auto' : plainMark(options.decimalSeparator),
    group: options.groupSeparator === 'auto' ? 'auto' : plainMark(options.groupSeparator),
  };
  const { strict } = options;
  if (given.decimal !== 'auto' || given.group !== 'auto') {
    return { decimal: given.decimal === 'auto' ? otherOf(given.group) : given.decimal, group: given.group, strict };
  }
  if (options.locale === '') return { decimal: 'auto', group: 'auto', strict };
  return { ...marksOf(options.locale, isMoney), strict };
}
