import { fold } from '../../util/fold.ts';
import type { CivilDate } from './civil.ts';
import type { DateHabits, DateReason, MomentReading } from './moment.ts';
import { type DateNames, nameSources } from './names.ts';
import { arrange, makeTime, offsetMinutes, type TimeOfDay, withTime } from './numeric-date.ts';
import { makeTemplateReader } from './templates.ts';
import { zoneOfAbbreviation } from './zone.ts';

interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  /** The comparison form of a word; the text of the others. */
  readonly key: string;
  readonly spaced: boolean;
  used: boolean;
}

/** Words around dates that CLDR's formats do not hold. */
const FILLERS = new Set(
  'of the on at in a an le la el il den der am um u de del d da do di dne dana o y et ve und year years yr yil yili sene ano annee anno jahr jahre rok roku god goda goda g r p sal saal साल সাল سنة عام السنة uhr saat saati time hrs hours klo kl ngay nam gio s ad ce nchr'.split(
    ' ',
  ),
);
const ORDINALS = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'er',
  're',
  'eme',
  'e',
  'o',
  'a',
  'º',
  'ª',
  'inci',
  'nci',
  'uncu',
  'ncu',
  'ste',
  'de',
  'ni',
  'י',
]);
const YEAR_MARKS = new Set(['年', '년']);
const MONTH_MARKS = new Set(['月', '월']);
const DAY_MARKS = new Set(['日', '일', '号', '號']);
const MIDNIGHT = new Set(['midnight', 'gece yarisi', 'mitternacht', 'minuit', 'ponoc', 'منتصف الليل']);
const HOUR_MARKS = new Set(['h', 'uhr', '時', '时', '시', 'giờ', 'gio']);

/** Words before a time whose hours and minutes may be parted by a point, as in Denmark, Finland and Indonesia. */
const CLOCK_WORDS = new Set(['kl', 'klo', 'klockan', 'klokken', 'pukul', 'ore', 'um', 'saat', 'ob', 'o', 'alle']);

const MAX_LENGTH = 120;

/** Makes the reader of dates with month names, times, zones and words between them, in any order. */
export function makeWrittenReader(habits: DateHabits, everyLanguage: boolean): (text: string) => MomentReading {
  const sources = nameSources(habits.locale, habits.calendar, habits.strict, everyLanguage);
  const quick = makeQuickReader(sources[0]!, habits);
  const byTemplate = habits.locale === '' ? undefined : makeTemplateReader(habits);
  return (text) => {
    const usual = quick(text);
    if (usual !== undefined) return usual;
    if (text.length > MAX_LENGTH || !(/\d/.test(text) || habits.calendar === 'hebrew')) return 'not-a-date';
    // Only words need the names of another language.
    const worded = /\d\D+\d/.test(text) && /\p{L}/u.test(text);
    const own = readWith(tokenize(text), sources[0]!(), habits, true);
    if (typeof own !== 'string') return own;
    const written = byTemplate?.(text);
    if (typeof written === 'object') return written;
    if (own !== 'not-a-date' && own !== 'ambiguous-month') return own;
    return readInAny(text, worded ? sources : sources.slice(0, 1), habits, own);
  };
}

/** The names of one language after the other, whole ones first: آب is August in Beirut, and begins April in Cairo. */
function readInAny(
  text: string,
  sources: readonly (() => DateNames)[],
  habits: DateHabits,
  own: DateReason,
): MomentReading {
  let fault = own;
  for (const whole of [true, false]) {
    for (const source of sources) {
      const answer = readWith(tokenize(text), source(), habits, whole);
      if (typeof answer !== 'string') return answer;
      if (answer !== 'not-a-date') fault = answer;
      if (answer !== 'not-a-date' && answer !== 'ambiguous-month') return fault;
    }
  }
  return fault;
}

const USUAL = /^(\d{1,2})\.?[ -](\p{L}{3,12})\.?[ -](\d{4})$/u;

/** `5 Ağustos 2024` with a name of the first source, which most written dates of a column are. */
function makeQuickReader(source: () => DateNames, habits: DateHabits): (text: string) => MomentReading | undefined {
  const months = new Map<string, number>();
  return (text) => {
    const match = USUAL.exec(text);
    if (match === null) return undefined;
    const name = match[2]!;
    let bits = months.get(name);
    if (bits === undefined) {
      bits = source().months.get(fold(name)) ?? 0;
      months.set(name, bits);
    }
    if (bits === 0 || (bits & (bits - 1)) !== 0) return undefined;
    const date = habits.toCivil(Number(match[3]), 31 - Math.clz32(bits), Number(match[1]));
    return date === undefined ? 'no-such-date' : { date };
  };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const clean = text
    .replace(/(?<=\d\s?)([ap])\.? ?m\b\.?/gi, ' $1m')
    .replace(/เดือน/g, '')
    .replace(/(\d) ?([年月日号號년월일])/g, '$1 $2 ');
  let spaced = false;
  for (const [part, number, word] of clean.matchAll(/(\d+)|([\p{L}\p{M}]+)|\s+|./gu)) {
    if (number !== undefined) tokens.push({ kind: 'number', text: part, key: part, spaced, used: false });
    else if (word !== undefined) tokens.push({ kind: 'word', text: part, key: fold(word), spaced, used: false });
    else if (part.trim() !== '') tokens.push({ kind: 'mark', text: part, key: part, spaced, used: false });
    spaced = part.trim() === '';
  }
  return tokens;
}

function readWith(tokens: Token[], names: DateNames, habits: DateHabits, whole: boolean): MomentReading {
  const time = takeTime(tokens, names, habits);
  if (typeof time === 'string') return time;
  const month = takeMonth(tokens, names, whole);
  if (typeof month === 'string') return month;
  const fault = takeWords(tokens, names, habits);
  if (fault !== undefined) return fault;
  const date = month === undefined ? fromNumbers(tokens, habits) : fromMonth(tokens, month, habits);
  if (typeof date === 'string') return date;
  return time === undefined
    ? { date }
    : withTime(date, habits.ignoreZone ? { time: time.time, nextDay: time.nextDay } : time);
}

const isNumber = (token: Token | undefined, max: number): token is Token =>
  token !== undefined && token.kind === 'number' && !token.used && token.text.length <= max;

/** An hour without minutes needs a half of the day that is no ordinary word elsewhere: de is Hungarian for a.m. */
function isHalf(tokens: readonly Token[], at: number, names: DateNames, habits: DateHabits): boolean {
  const found = halfAt(tokens, at, names);
  return found !== undefined && (habits.locale !== '' || /^[ap]m$/.test(tokens[at]!.key));
}

/** `kl. 14.05`: a word for the clock stands in front of the hour. */
function isPointTime(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.text !== '.' || tokens[at + 2]?.text.length !== 2) return false;
  const before = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1];
  return before?.kind === 'word' && CLOCK_WORDS.has(before.key);
}

/** Finds a time, marks its tokens as used, and reads the half of the day and the zone beside it. */
function takeTime(tokens: Token[], names: DateNames, habits: DateHabits): TimeOfDay | DateReason | undefined {
  const at = tokens.findIndex((token, index) => {
    const next = tokens[index + 1];
    return (
      isNumber(token, 2) &&
      next !== undefined &&
      (next.text === ':' || isPointTime(tokens, index)
        ? isNumber(tokens[index + 2], 2)
        : HOUR_MARKS.has(next.key) || isHalf(tokens, index + 1, names, habits))
    );
  });
  if (at < 0) return undefined;
  const clock = takeClock(tokens, at);
  let { hour } = clock;
  const half = takeHalf(tokens, at, clock.end, names);
  if (half !== undefined) {
    if (hour > 12 || (hour === 0 && half === 'am')) {
      if (hour === 0 || (hour > 12 && half === 'am')) return 'no-such-time';
    } else if (half === 'am') hour = hour === 12 ? 0 : hour;
    else hour = hour === 12 ? 12 : hour + 12;
  }
  const after = tokens.findIndex((token, index) => index >= clock.end && !token.used);
  const zone = after < 0 ? undefined : takeZone(tokens, after, habits);
  if (typeof zone === 'string') return zone;
  const time = makeTime(hour, clock.minute, clock.second, clock.fraction);
  return typeof time === 'string' || zone === undefined ? time : { ...time, offset: zone };
}

function takeClock(
  tokens: Token[],
  at: number,
): { hour: number; minute: number; second: number; fraction: string; end: number } {
  const values = [Number(tokens[at]!.text)];
  const pointed = isPointTime(tokens, at);
  let end = at + 1;
  tokens[at]!.used = true;
  while (values.length < 3) {
    const mark = tokens[end];
    const next = tokens[end + 1];
    const joins =
      mark?.text === (pointed ? '.' : ':') ||
      (mark?.key === 'min' && values.length === 2) ||
      (mark !== undefined && HOUR_MARKS.has(mark.key) && values.length === 1) ||
      mark?.text === '分' ||
      mark?.text === '분';
    if (!joins) break;
    mark.used = true;
    end++;
    if (!isNumber(next, 2) || (mark.kind === 'word' && next.spaced && next.text.length !== 2)) break;
    next.used = true;
    values.push(Number(next.text));
    end++;
  }
  let fraction = '';
  const mark = tokens[end];
  const next = tokens[end + 1];
  if (
    values.length === 3 &&
    (mark?.text === '.' || mark?.text === ',') &&
    isNumber(next, 9) &&
    !next.spaced &&
    !mark.spaced
  ) {
    mark.used = true;
    next.used = true;
    fraction = next.text;
    end += 2;
  }
  return { hour: values[0]!, minute: values[1] ?? 0, second: values[2] ?? 0, fraction, end };
}

function halfAt(
  tokens: readonly Token[],
  at: number,
  names: DateNames,
): { half: 'am' | 'pm'; count: number } | undefined {
  for (let count = 2; count >= 1; count--) {
    const words = tokens
      .slice(at, at + count * 2)
      .filter(({ kind }) => kind === 'word')
      .slice(0, count);
    if (words.length < count || tokens[at]?.kind !== 'word') continue;
    const key = words.map((word) => word.key).join(' ');
    // In Welsh, am is at.
    const isPlain = (key === 'am' || key === 'pm') && !names.fillers.has(key);
    const half = names.halves.get(key) ?? (isPlain ? key : undefined);
    if (half !== undefined) return { half, count: tokens.indexOf(words[count - 1]!) - at + 1 };
  }
  return undefined;
}

function takeHalf(tokens: Token[], at: number, end: number, names: DateNames): 'am' | 'pm' | undefined {
  const after = halfAt(tokens, end, names);
  if (after !== undefined) {
    for (let index = end; index < end + after.count; index++) tokens[index]!.used = true;
    return after.half;
  }
  const before = at > 0 ? halfAt(tokens, at - 1, names) : undefined;
  if (before === undefined) return undefined;
  tokens[at - 1]!.used = true;
  return before.half;
}

/** `Z`, `UTC`, `GMT+3`, `+0300`, `+03:00 (EEST)`, `[Europe/Istanbul]` after a time. */
function takeZone(tokens: Token[], at: number, habits: DateHabits): number | DateReason | undefined {
  let index = at;
  let offset: number | undefined;
  const word = tokens[index]!;
  if (word.kind === 'word') {
    const known = zoneOfAbbreviation(word.key);
    if (known === undefined) {
      const looksLikeZone = /^[A-Z]{3,5}$/.test(word.text);
      if (habits.ignoreZone && looksLikeZone) word.used = true;
      return undefined;
    }
    word.used = true;
    offset = known;
    index++;
  }
  const sign = tokens[index];
  const number = tokens[index + 1];
  if (
    (sign?.text === '+' || sign?.text === '-') &&
    number?.kind === 'number' &&
    !number.spaced &&
    number.text.length !== 3 &&
    number.text.length <= 4
  ) {
    const colon = tokens[index + 2];
    const minutes = tokens[index + 3];
    const hasMinutes = colon?.text === ':' && minutes?.kind === 'number' && minutes.text.length === 2;
    const named = offsetMinutes(`${sign.text}${number.text}${hasMinutes ? `:${minutes.text}` : ''}`);
    if (named === undefined) return 'unknown-zone';
    for (let used = index; used < index + (hasMinutes ? 4 : 2); used++) tokens[used]!.used = true;
    offset = named;
    index += hasMinutes ? 4 : 2;
  }
  const open = tokens[index];
  if (offset !== undefined && (open?.text === '(' || open?.text === '['))
    for (const token of tokens.slice(index)) token.used = true;
  return offset;
}

/** The month that a name says; the longest name that fits wins. A name of several months settles nothing. */
function takeMonth(
  tokens: Token[],
  names: DateNames,
  whole: boolean,
): { month: number; at: number } | DateReason | undefined {
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.used || tokens[at]!.kind !== 'word') continue;
    for (let length = 4; length >= 1; length--) {
      const span = spanOf(tokens, at, length);
      if (span === undefined) continue;
      const bits = names.months.get(span.map(({ key }) => key).join(' '));
      if (bits === undefined) continue;
      if ((bits & (bits - 1)) !== 0) return 'ambiguous-month';
      for (let used = at; used <= tokens.indexOf(span.at(-1)!); used++) tokens[used]!.used = true;
      return { month: 31 - Math.clz32(bits), at };
    }
  }
  if (whole) return undefined;
  const word = tokens.findIndex((token) => !token.used && token.kind === 'word' && !isFiller(token, names));
  const bits = word < 0 ? 0 : monthsLike(tokens[word]!.key, names);
  if (bits === 0 || (bits & (bits - 1)) !== 0) return undefined;
  tokens[word]!.used = true;
  return { month: 31 - Math.clz32(bits), at: word };
}

/** So many words and numbers from a place on, marks between them left out. */
function spanOf(tokens: readonly Token[], at: number, length: number): Token[] | undefined {
  const span: Token[] = [];
  for (let index = at; index < tokens.length && span.length < length; index++) {
    const token = tokens[index]!;
    if (token.kind !== 'mark') span.push(token);
    else if (token.text !== '.' && token.text !== "'") break;
  }
  return span.length === length ? span : undefined;
}

const isFiller = ({ key }: Token, names: DateNames) =>
  key === '' ||
  names.fillers.has(key) ||
  names.weekdays.has(key) ||
  FILLERS.has(key) ||
  ORDINALS.has(key) ||
  YEAR_MARKS.has(key) ||
  MONTH_MARKS.has(key) ||
  DAY_MARKS.has(key);

/** The months whose names begin with the word (an abbreviation), or share all but the ending with it (a case). */
function monthsLike(word: string, names: DateNames): number {
  let bits = 0;
  for (const [name, months] of names.months) {
    if (name.startsWith(word) ? word.length >= 2 : word.length >= 6 && sharedStart(word, name) >= word.length - 2)
      bits |= months;
  }
  return bits;
}

function sharedStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}

/** Words that say nothing are passed over; any other word means that the text is more than a date. */
function takeWords(tokens: Token[], names: DateNames, habits: DateHabits): DateReason | undefined {
  for (const [index, token] of tokens.entries()) {
    if (token.used) continue;
    if (token.kind === 'word') {
      const afterNumber = tokens[index - 1]?.kind === 'number' && !token.spaced;
      if (!isFiller(token, names) && !MIDNIGHT.has(token.key) && !(token.key === 't' && afterNumber))
        return 'not-a-date';
      if (habits.strict && FILLERS.has(token.key) && !names.fillers.has(token.key)) return 'not-a-date';
    } else if (token.kind === 'mark' && !".,-/':;()،,’‘°º॰।·|׳״".includes(token.text) && !DAY_MARKS.has(token.text))
      return 'not-a-date';
  }
  return undefined;
}

/** Day and year beside a month's name. */
function fromMonth(
  tokens: readonly Token[],
  { month, at }: { month: number; at: number },
  habits: DateHabits,
): CivilDate | DateReason {
  const places = tokens.flatMap((token, index) => (token.kind === 'number' && !token.used ? [index] : []));
  if (places.length === 1) return 'incomplete';
  if (places.length !== 2) return 'not-a-date';
  const [first, second] = places.map((place) => tokens[place]!) as [Token, Token];
  const isYear = (token: Token) =>
    token.text.length === 4 || YEAR_MARKS.has(tokens[tokens.indexOf(token) + 1]?.key ?? '');
  const yearFirst =
    isYear(first) ||
    (!isYear(second) && habits.orderOf('').startsWith('Y')) ||
    (!isYear(second) && Number(first.text) > 31 && places[0]! < at);
  const year = yearFirst ? first : second;
  const day = yearFirst ? second : first;
  if (
    day.text.length > 2 ||
    year.text.length > 4 ||
    year.text.length === 3 ||
    (year.text.length === 1 && !isYear(year))
  )
    return 'not-a-date';
  const full = year.text.length === 4 ? Number(year.text) : habits.fullYear(Number(year.text));
  return habits.toCivil(full, month, Number(day.text)) ?? 'no-such-date';
}

/** Three numbers, or numbers that 年 月 日 tell apart. */
function fromNumbers(tokens: readonly Token[], habits: DateHabits): CivilDate | DateReason {
  const places = tokens.flatMap((token, index) => (token.kind === 'number' && !token.used ? [index] : []));
  const marked = (marks: ReadonlySet<string>) =>
    places.find((place) => marks.has(tokens[place + 1]?.key ?? tokens[place + 1]?.text ?? ''));
  const month = marked(MONTH_MARKS);
  // 5 1月 2024: a marked month, and a number that can be nothing but a year.
  const year =
    marked(YEAR_MARKS) ?? (month === undefined ? undefined : places.find((place) => tokens[place]!.text.length === 4));
  const day = marked(DAY_MARKS) ?? places.find((place) => place !== year && place !== month);
  if (year !== undefined && month !== undefined) {
    if (day === undefined) return 'incomplete';
    const given = tokens[year]!.text;
    const full = given.length === 4 ? Number(given) : habits.fullYear(Number(given));
    return habits.toCivil(full, Number(tokens[month]!.text), Number(tokens[day]!.text)) ?? 'no-such-date';
  }
  if (places.length === 2 && places.some((place) => tokens[place]!.text.length === 4)) return 'incomplete';
  if (places.length !== 3) return 'not-a-date';
  const parts = places.map((place) => tokens[place]!.text);
  if (parts.some((part) => part.length > 4 || part.length === 3)) return 'not-a-date';
  const separator = tokens[places[0]! + 1]!.kind === 'mark' ? tokens[places[0]! + 1]!.text : ' ';
  return arrange(
    parts.map(Number),
    parts.map((part) => part.length),
    separator,
    habits,
  );
}
