import type { CivilDate, Time } from './civil.ts';

export type DateReason =
  | 'not-a-date'
  | 'no-such-date'
  | 'no-such-time'
  | 'incomplete'
  | 'ambiguous-order'
  | 'ambiguous-month'
  | 'ambiguous-time'
  | 'ambiguous-calendar'
  | 'ambiguous-serial'
  | 'other-order'
  | 'unknown-zone';

/** What a text says of a point in time, before any zone is applied. */
export interface Moment {
  readonly date: CivilDate;
  readonly time?: Time;
  /** Minutes east of UTC, where the text names a zone. */
  readonly offset?: number;
}

export type MomentReading = Moment | DateReason;

export type Order = 'DMY' | 'MDY' | 'YMD' | 'YDM' | 'DYM' | 'MYD';

/** How the dates of a column are written. */
export interface DateHabits {
  /** The order of day, month and year in digits alone, by the separator; '' where nothing says. */
  orderOf(separator: string): Order | '';
  /** Whether a date that fits another order only is read in that order: a locale is a hint, an order a rule. */
  readonly orderIsHint: boolean;
  readonly locale: string;
  readonly strict: boolean;
  readonly ignoreZone: boolean;
  /** The full year of a two-digit one. */
  fullYear(twoDigits: number): number;
  /** The Gregorian day of a day in the column's calendar; undefined where there is no such day. */
  toCivil(year: number, month: number, day: number): CivilDate | undefined;
  readonly calendar: string;
}
