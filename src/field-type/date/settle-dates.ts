import { headerSays } from '../column-evidence.ts';
import { evidence as makeEvidence } from '../evidence.ts';
import type { Evidence, ReadContext, Surroundings, ValueCount } from '../field-type.ts';
import { plainText } from '../number/plain-text.ts';
import { type DateOptions, todayOf } from './date-options.ts';
import { settleCalendar } from './settle-calendar.ts';
import { settleMonthLanguage } from './settle-month-language.ts';
import { settleOrder } from './settle-order.ts';
import { settleSerial } from './settle-serial.ts';

/** Settles what a column of dates leaves open: calendar, spreadsheet days, the century of two digits, and the order. */
export function settleDates(
  given: DateOptions,
  values: readonly ValueCount[],
  context: ReadContext,
  beside?: Surroundings,
): { readonly options: DateOptions; readonly evidence: readonly Evidence[] } {
  if (given.format !== '') return { options: given, evidence: [] };
  const today = todayOf(context.today);
  const found: Evidence[] = [];
  let options: DateOptions = given;
  if (options.calendar === 'auto') {
    const { settled, evidence } = settleCalendar(values, today);
    options = { ...options, calendar: settled ?? 'unclear' };
    found.push(...evidence);
  }
  if (options.serial === 'auto') {
    const { settled, isFound, evidence } = options.epoch === 'none' ? settleSerial(values, today, beside) : noSerials;
    options = { ...options, serial: settled ?? (isFound ? 'unclear' : 'none') };
    found.push(...evidence);
  }
  if (options.pivot === 'auto' && options.calendar === 'gregory' && headerSays(beside?.header ?? '', BIRTH)) {
    const rows = shortYears(values);
    if (rows > 0) {
      const pivot = (today.year + 1) % 100;
      options = { ...options, pivot };
      found.push(bornBefore(pivot, rows));
    }
  }
  const language = options.locale === '' ? settleMonthLanguage(values) : undefined;
  if (language !== undefined) found.push(language.evidence);
  const { options: ordered, evidence } = settleOrder(options, values, today, beside);
  const settled = language?.locale === undefined ? ordered : { ...ordered, locale: language.locale };
  return { options: settled, evidence: [...found, ...evidence] };
}

const noSerials = { settled: null, isFound: false, evidence: [] };

/** Nobody is born in the future, so 45 in such a column is 1945. */
const BIRTH = [
  'birth',
  'birthday',
  'birthdate',
  'born',
  'dob',
  'dogum',
  'dogum tarihi',
  'dogumtarihi',
  'geburtsdatum',
  'geburtstag',
  'geboren',
  'geb',
  'الميلاد',
  'تاريخ الميلاد',
  'ميلاد',
];

const shortYears = (values: readonly ValueCount[]) =>
  values.reduce(
    (sum, { text, count }) => sum + (/^\D*\d{1,2}[./ -] ?\d{1,2}[./ -] ?\d{2}(?!\d)/.test(plainText(text)) ? count : 0),
    0,
  );

const bornBefore = (pivot: number, rows: number): Evidence =>
  makeEvidence({
    option: 'pivot',
    settled: pivot,
    supporting: rows,
    contradicting: 0,
    undecided: 0,
    own: [],
    against: [],
    strength: 'likely',
    signs: [{ kind: 'header', says: pivot, count: rows }],
  });
