/*
 * The proleptic Gregorian calendar in whole numbers. JavaScript's Date is not used on the way: it takes 31 April
 * for 1 May.
 */

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1]!;

/** Whether the day is in the calendar; years 1 to 9999. */
export const isCivil = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Days since 1970-01-01. Counted in eras of 400 years with years that begin in March, so that leap days come last. */
export function toEpochDay({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromEpochDay(epochDay: number): CivilDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** The day of an ISO week date; undefined where the year has no such week. */
export function fromIsoWeek(year: number, week: number, weekday: number): CivilDate | undefined {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return undefined;
  const fourth = toEpochDay({ year, month: 1, day: 4 });
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  const day = monday + (week - 1) * 7;
  // The week belongs to the year of its Thursday.
  return fromEpochDay(day + 3).year === year ? fromEpochDay(day + weekday - 1) : undefined;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));
const four = (value: number) => (value > 999 ? String(value) : String(value).padStart(4, '0'));

export const writeDate = ({ year, month, day }: CivilDate): string => `${four(year)}-${two(month)}-${two(day)}`;

/** A time of day; `fraction` are the digits after the second, without trailing zeros. */
export interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
}

export const writeTime = ({ hour, minute, second, fraction }: Time): string =>
  `${two(hour)}:${two(minute)}:${two(second)}${fraction === '' ? '' : `.${fraction}`}`;
