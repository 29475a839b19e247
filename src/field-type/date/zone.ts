import { UsageError } from '../../util/usage-error.ts';
import { offsetMinutes } from './numeric-date.ts';

/*
 * Minutes east of UTC of the abbreviations that mean one zone in business data. Those that several countries use
 * for different times (IST, BST, CST of China, …) are left out, except the North American ones, which RFC 2822 fixes.
 */
const ABBREVIATIONS = new Map<string, number>(
  Object.entries({
    utc: 0,
    gmt: 0,
    z: 0,
    ut: 0,
    wet: 0,
    west: 60,
    cet: 60,
    cest: 120,
    mez: 60,
    mesz: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    trt: 180,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
    akst: -540,
    akdt: -480,
    hst: -600,
    jst: 540,
    kst: 540,
    hkt: 480,
    sgt: 480,
    nzst: 720,
    nzdt: 780,
    aest: 600,
    aedt: 660,
    acst: 570,
    acdt: 630,
    awst: 480,
    brt: -180,
    brst: -120,
    art: -180,
    irst: 210,
    pkt: 300,
    sast: 120,
  }),
);

export const zoneOfAbbreviation = (word: string): number | undefined => ABBREVIATIONS.get(word);

/** The offset of a zone at an instant, and the instant of a local time. */
export interface Zone {
  /** Minutes east of UTC at an instant, in minutes since 1970. */
  offsetAt(utcMinutes: number): number;
  /** The offset of a local time, or why it has none: the clock skipped it, or showed it twice. */
  offsetOfLocal(localMinutes: number): number | 'no-such-time' | 'ambiguous-time';
}

export function makeZone(name: string): Zone {
  const fixed = /^(utc|gmt|z)$/i.test(name) ? 0 : offsetMinutes(name);
  if (fixed !== undefined) return { offsetAt: () => fixed, offsetOfLocal: () => fixed };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US-u-nu-latn-ca-gregory', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    throw new UsageError(
      `"${name}" is not a time zone`,
      'write a name of the IANA list, as "Europe/Istanbul", or an offset, as "+03:00"',
    );
  }
  // Offsets change on the quarter of an hour at the finest, so one answer serves all its minutes.
  const cache = new Map<number, number>();
  const offsetAt = (utcMinutes: number): number => {
    const quarter = Math.floor(utcMinutes / 15);
    let offset = cache.get(quarter);
    if (offset === undefined) {
      const at = quarter * 15 * 60_000;
      const [, month, day, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/
        .exec(format.format(at))!
        .map(Number);
      offset = Math.round((Date.UTC(year!, month! - 1, day, hour, minute) - at) / 60_000);
      cache.set(quarter, offset);
    }
    return offset;
  };
  // No zone changes twice within three days, so a day between two equal offsets has that offset throughout.
  const steady = new Map<number, number | undefined>();
  const steadyOffset = (day: number): number | undefined => {
    if (!steady.has(day)) {
      const start = offsetAt((day - 1) * 1440);
      steady.set(day, offsetAt((day + 2) * 1440) === start ? start : undefined);
    }
    return steady.get(day);
  };
  const offsetOfLocal = (localMinutes: number) => {
    const usual = steadyOffset(Math.floor(localMinutes / 1440));
    if (usual !== undefined) return usual;
    const before = offsetAt(localMinutes - 1440);
    const after = offsetAt(localMinutes + 1440);
    if (before === after && offsetAt(localMinutes - before) === before) return before;
    const fits = [...new Set([before, after])].filter((offset) => offsetAt(localMinutes - offset) === offset);
    if (fits.length === 0) return 'no-such-time';
    return fits.length > 1 ? 'ambiguous-time' : fits[0]!;
  };
  return { offsetAt, offsetOfLocal };
}
