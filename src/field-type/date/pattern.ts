import { fold } from '../../util/fold.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { DateHabits, MomentReading } from './moment.ts';
import { nameSources } from './names.ts';
import { makeTime, withTime } from './numeric-date.ts';

/** What a pattern may hold: a name, the text that it matches, and the part of the date that it gives. */
const PARTS: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:YYYY|yyyy|uuuu|%Y)/, '(\\d{4})', 'year'],
  [/^(?:YY|yy|%y)/, '(\\d{2})', 'shortYear'],
  [/^(?:MMMM|MMM|LLLL|LLL|%B|%b|%h)/, '([\\p{L}\\p{M}.]+(?: [\\p{L}\\p{M}.]+)?)', 'monthName'],
  [/^(?:MM|%m)/, '(\\d{2})', 'month'],
  [/^(?:M|%-m)/, '(\\d{1,2})', 'month'],
  [/^(?:DDDD|%j)/, '(\\d{3})', 'ordinal'],
  [/^(?:DD|dd|%d)/, '(\\d{2})', 'day'],
  [/^(?:D|d|%-d|%e)/, ' ?(\\d{1,2})', 'day'],
  [/^(?:HH|kk|%H)/, '(\\d{2})', 'hour'],
  [/^(?:H|k|%-H)/, '(\\d{1,2})', 'hour'],
  [/^(?:hh|%I)/, '(\\d{2})', 'hour12'],
  [/^(?:h|%-I)/, '(\\d{1,2})', 'hour12'],
  [/^(?:mm|%M)/, '(\\d{2})', 'minute'],
  [/^m/, '(\\d{1,2})', 'minute'],
  [/^(?:ss|%S)/, '(\\d{2})', 'second'],
  [/^s/, '(\\d{1,2})', 'second'],
  [/^(?:S+|%f)/, '(\\d{1,9})', 'fraction'],
  [/^(?:A|a|%p)/, '([\\p{L}.]+)', 'half'],
  [/^(?:XXX|XX|X|ZZ|Z|xxx|%z)/, '(Z|z|[+-]\\d{2}(?::?\\d{2})?)', 'zone'],
  [/^(?:EEEE|EEE|dddd|ddd|%A|%a)/, '([\\p{L}\\p{M}.]+)', 'weekday'],
];

/** A reader of one written form, such as `DD.MM.YYYY HH:mm` or `%d.%m.%Y %H:%M`; what does not fit it is not read. */
export function makePatternReader(pattern: string, habits: DateHabits): (text: string) => MomentReading {
  const { expression, parts } = compilePattern(pattern);
  const sources = nameSources(habits.locale, habits.calendar, false, true);
  return (text) => {
    const match = expression.exec(text);
    if (match === null) return 'not-a-date';
    const given = new Map(parts.map((part, index) => [part, match[index + 1]!]));
    const numberOf = (part: string) => Number(given.get(part) ?? 0);
    const year = given.has('year') ? numberOf('year') : habits.fullYear(numberOf('shortYear'));
    const key = fold(given.get('monthName') ?? '');
    const bits = sources.map((source) => source().months.get(key)).find((found) => found !== undefined) ?? 0;
    const month = given.has('monthName') ? ((bits & (bits - 1)) === 0 ? 31 - Math.clz32(bits) : 0) : numberOf('month');
    const date = habits.toCivil(year, month, numberOf('day'));
    if (date === undefined) return 'no-such-date';
    if (!given.has('hour') && !given.has('hour12')) return { date };
    const half = fold(given.get('half') ?? '');
    const isPm = half.replace(' ', '') === 'pm' || sources[0]!().halves.get(half) === 'pm';
    const hour = given.has('hour') ? numberOf('hour') : (numberOf('hour12') % 12) + (isPm ? 12 : 0);
    const time = makeTime(
      hour,
      numberOf('minute'),
      numberOf('second'),
      given.get('fraction') ?? '',
      habits.ignoreZone ? undefined : given.get('zone'),
    );
    return typeof time === 'string' ? time : withTime(date, time);
  };
}

function compilePattern(pattern: string): { expression: RegExp; parts: string[] } {
  const parts: string[] = [];
  let source = '';
  let rest = pattern;
  while (rest !== '') {
    const quoted = /^(?:'([^']*)'|\[([^\]]*)\])/.exec(rest);
    const known = quoted === null ? PARTS.find(([name]) => name.test(rest)) : undefined;
    if (quoted !== null) source += literally(quoted[1] ?? quoted[2] ?? '');
    else if (known !== undefined) {
      source += known[1];
      parts.push(known[2]);
    } else source += rest[0] === ' ' ? ' +' : literally(rest[0]!);
    rest = rest.slice(quoted !== null ? quoted[0].length : known !== undefined ? known[0].exec(rest)![0].length : 1);
  }
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  if (!has('year', 'shortYear') || !has('month', 'monthName') || !has('day')) {
    throw new UsageError(
      `the format "${pattern}" does not name day, month and year`,
      'write it as "DD.MM.YYYY HH:mm:ss" or "%d.%m.%Y"',
    );
  }
  return { expression: new RegExp(`^${source}$`, 'u'), parts };
}

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
