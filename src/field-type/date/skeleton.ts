import type { DateHabits, Moment, MomentReading } from './moment.ts';

/*
 * Written dates of a column share their words and differ in their digits: "5. Januar 2024", "7. Januar 2031". What the
 * words and marks of a text mean is worked out once, by reading it again with digits that tell its parts apart; other
 * texts with the same words are then read by their digits alone. Whatever is out of the ordinary goes the long way.
 */

type Role = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

interface Plan {
  readonly roles: readonly Role[];
  /** The month that the words name; 0 where it is in digits. */
  readonly month: number;
  /** What is added to a written hour, and the hours for which that is known. */
  readonly shift: number;
  readonly firstHour: number;
  readonly lastHour: number;
  /** Minutes east of UTC, where a word names the zone. */
  readonly offset: number | undefined;
}

const MAX_PLANS = 5_000;
const MAX_LENGTH = 100;
const MAX_RUNS = 6;
/** Different from each other, and right for a day, a month, an hour, a minute and a second. */
const PROBES = [6, 7, 8, 9, 5, 4];
const WIDE_PROBES = [10, 11, 9, 8, 7, 6];
const MAX_PROBES = 5;
const PROBE_YEAR = 1987;

/** The text with 0 for every digit, and where its runs of digits begin and end; undefined where it has no letter or too many runs. */
function skeletonOf(text: string, runs: number[]): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let skeleton = '';
  let start = 0;
  let worded = false;
  runs.length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (runs.length === 0 || runs[runs.length - 1] !== at) {
        if (runs.length >= 2 * MAX_RUNS) return undefined;
        skeleton += text.slice(start, at);
        runs.push(at, at + 1);
      } else runs[runs.length - 1] = at + 1;
      skeleton += '0';
      start = at + 1;
    } else if (code > 64) worded = true;
  }
  return worded && runs.length > 2 ? skeleton + text.slice(start) : undefined;
}

export function makeSkeletonReader(
  read: (text: string) => MomentReading,
  habits: DateHabits,
): (text: string) => MomentReading {
  const plans = new Map<string, Plan | null>();
  const runs: number[] = [];
  return (text) => {
    const skeleton = skeletonOf(text, runs);
    if (skeleton === undefined) return read(text);
    const plan = plans.get(skeleton);
    if (plan === undefined) {
      const reading = read(text);
      if (plans.size < MAX_PLANS)
        plans.set(skeleton, typeof reading === 'string' ? null : makePlan(text, [...runs], reading, read));
      return reading;
    }
    return (plan === null ? undefined : carryOut(plan, text, runs, habits)) ?? read(text);
  };
}

function numberIn(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

function carryOut(plan: Plan, text: string, runs: readonly number[], habits: DateHabits): Moment | undefined {
  let { month } = plan;
  let [year, day, hour, minute, second] = [0, 0, -1, 0, 0];
  for (let at = 0; at < plan.roles.length; at++) {
    const number = numberIn(text, runs[2 * at]!, runs[2 * at + 1]!);
    switch (plan.roles[at]!) {
      case 'year':
        year = number;
        break;
      case 'month':
        month = number;
        break;
      case 'day':
        day = number;
        break;
      case 'hour':
        hour = number;
        break;
      case 'minute':
        minute = number;
        break;
      case 'second':
        second = number;
        break;
    }
  }
  const date = habits.toCivil(year, month, day);
  if (date === undefined) return undefined;
  if (hour < 0) return { date };
  if (hour < plan.firstHour || hour > plan.lastHour || minute > 59 || second > 59) return undefined;
  const time = { hour: hour + plan.shift, minute, second, fraction: '' };
  return plan.offset === undefined ? { date, time } : { date, time, offset: plan.offset };
}

/** What each run of digits means, told by reading the text with other digits; null where that is not plain. */
function makePlan(
  text: string,
  runs: readonly number[],
  { date: { month } }: Moment,
  read: (text: string) => MomentReading,
): Plan | null {
  const [narrow, wide] = [PROBES, WIDE_PROBES].map((probes) => probes.filter((value) => value !== month));
  const count = runs.length / 2;
  const values: number[] = [];
  let used = 0;
  for (let run = 0; run < count; run++) {
    const length = runs[2 * run + 1]! - runs[2 * run]!;
    if (length === 4) values.push(PROBE_YEAR);
    else if (length > 2 || used >= MAX_PROBES) return null;
    else values.push((length === 1 ? narrow : wide)![used++]!);
  }
  // One run of four digits is the year, and no two of the others are alike.
  if (values.filter((value) => value === PROBE_YEAR).length !== 1 || new Set(values).size !== count) return null;
  const probe = read(withDigits(text, runs, values));
  if (typeof probe === 'string') return null;
  const roles = values.map((value) => roleOf(value, probe));
  if (roles.some((role) => role === undefined) || new Set(roles).size !== count) return null;
  if (!roles.includes('day') || roles.includes('hour') !== (probe.time !== undefined)) return null;
  const hours = hoursOf(text, runs, values, roles as Role[], probe, read);
  return {
    roles: roles as Role[],
    month: roles.includes('month') ? 0 : probe.date.month,
    offset: probe.offset,
    ...hours,
  };
}

function roleOf(value: number, { date, time }: Moment): Role | undefined {
  const roles: Role[] = [];
  if (value === date.year) roles.push('year');
  if (value === date.month) roles.push('month');
  if (value === date.day) roles.push('day');
  if (time !== undefined && (value === time.hour || value + 12 === time.hour)) roles.push('hour');
  if (time !== undefined && value === time.minute) roles.push('minute');
  if (time !== undefined && value === time.second) roles.push('second');
  return roles.length === 1 ? roles[0] : undefined;
}

/** A clock of twelve hours is known from 1 to 11; one that reads 13 as 13 has all hours. */
function hoursOf(
  text: string,
  runs: readonly number[],
  values: readonly number[],
  roles: readonly Role[],
  probe: Moment,
  read: (text: string) => MomentReading,
): Omit<Plan, 'roles' | 'month' | 'offset'> {
  const at = roles.indexOf('hour');
  if (at < 0) return { shift: 0, firstHour: 0, lastHour: 0 };
  const shift = probe.time!.hour - values[at]!;
  if (shift === 0 && runs[2 * at + 1]! - runs[2 * at]! === 2) {
    const late = read(
      withDigits(
        text,
        runs,
        values.map((value, run) => (run === at ? 13 : value)),
      ),
    );
    const early = read(
      withDigits(
        text,
        runs,
        values.map((value, run) => (run === at ? 12 : value)),
      ),
    );
    const isDay = (reading: MomentReading, hour: number) => typeof reading !== 'string' && reading.time?.hour === hour;
    if (isDay(late, 13) && isDay(early, 12)) return { shift, firstHour: 0, lastHour: 23 };
  }
  return { shift, firstHour: 1, lastHour: 11 };
}

function withDigits(text: string, runs: readonly number[], values: readonly number[]): string {
  let written = '';
  let from = 0;
  for (let run = 0; run < values.length; run++) {
    const [start, end] = [runs[2 * run]!, runs[2 * run + 1]!];
    written += text.slice(from, start) + String(values[run]).padStart(end - start, '0');
    from = end;
  }
  return written + text.slice(from);
}
