import { digitAt, numberAt } from './checksum.ts';

/*
 * Days inside identifiers of people. Whether a day lies in the future is not asked: the answer would depend on the clock.
 */

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]!) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Six digits as year, month, day, in the century given. */
export const isYymmdd = (code: string, start: number, century: number): boolean =>
  isDay(
    century + numberAt(code, start, start + 2),
    numberAt(code, start + 2, start + 4),
    numberAt(code, start + 4, start + 6),
  );

/** Six digits as year, month, day, of a century that nothing names: some century must have the day. */
export const isSomeYymmdd = (code: string, start = 0): boolean =>
  isYymmdd(code, start, 1900) || isYymmdd(code, start, 2000);

export const isDdmmyy = (code: string, start: number, century: number): boolean =>
  isDay(
    century + numberAt(code, start + 4, start + 6),
    numberAt(code, start + 2, start + 4),
    numberAt(code, start, start + 2),
  );

export const isYyyymmdd = (code: string, start = 0): boolean =>
  digitAt(code, start) > 0 &&
  isDay(numberAt(code, start, start + 4), numberAt(code, start + 4, start + 6), numberAt(code, start + 6, start + 8));
