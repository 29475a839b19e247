import { writeDate } from './date/civil.ts';
import { dateOptions, todayOf } from './date/date-options.ts';
import { localDay, makeDateReader } from './date/date-reader.ts';
import { dateReasons, inferDates } from './date/date-type.ts';
import { settleDates } from './date/settle-dates.ts';
import { makeZone } from './date/zone.ts';
import { declined, defineFieldType, read } from './field-type.ts';

/** Days, without a time of day: a time in the text is read and left out. */
export const date = defineFieldType({
  id: 'date',
  summary: 'Dates in digits or with month names of any language, written as 2024-12-31.',
  options: dateOptions,
  reasons: dateReasons,
  examples: [
    { given: '2024-12-31', gives: { text: '2024-12-31' } },
    { given: '31.12.2024', gives: { text: '2024-12-31' } },
    { given: '12/31/2024', gives: { text: '2024-12-31' } },
    { given: '03/04/2024', gives: { declined: 'ambiguous-order' } },
    { given: '03/04/2024', options: { order: 'DMY' }, gives: { text: '2024-04-03' } },
    { given: '03/04/2024', options: { locale: 'en-US' }, gives: { text: '2024-03-04' } },
    { given: '12/31/2024', options: { order: 'DMY' }, gives: { declined: 'other-order' } },
    { given: '03.04.2024', options: { order: { '.': 'DMY', '/': 'MDY' } }, gives: { text: '2024-04-03' } },
    { given: '5 Ağustos 2024', gives: { text: '2024-08-05' } },
    { given: '٣١ ديسمبر ٢٠٢٤', gives: { text: '2024-12-31' } },
    { given: '31. Dez. 2024', gives: { text: '2024-12-31' } },
    { given: 'December 31st, 2024', gives: { text: '2024-12-31' } },
    { given: '5 listopad 2024', gives: { declined: 'ambiguous-month' } },
    { given: '2024-W01-1', gives: { text: '2024-01-01' } },
    { given: '2024-366', gives: { text: '2024-12-31' } },
    { given: '31.12.24', options: { pivot: 30 }, gives: { text: '2024-12-31' } },
    { given: '١ رمضان ١٤٤٥', options: { locale: 'ar', calendar: 'islamic-umalqura' }, gives: { text: '2024-03-11' } },
    { given: '31/12/2567', options: { calendar: 'buddhist' }, gives: { text: '2024-12-31' } },
    { given: '45657', options: { serial: 'excel1900' }, gives: { text: '2024-12-31' } },
    { given: '2024-12-31T23:30:00Z', options: { timezone: 'Europe/Istanbul' }, gives: { text: '2025-01-01' } },
    { given: '20241231', options: { format: 'YYYYMMDD' }, gives: { text: '2024-12-31' } },
    { given: '11.03.1445', options: { calendar: 'unclear', order: 'DMY' }, gives: { declined: 'ambiguous-calendar' } },
    { given: '45657', options: { serial: 'unclear' }, gives: { declined: 'ambiguous-serial' } },
    { given: '31.04.2024', options: { order: 'DMY' }, gives: { declined: 'no-such-date' } },
    { given: 'March 2024', gives: { declined: 'incomplete' } },
    { given: '2024-12-31T25:00', gives: { declined: 'no-such-time' } },
    { given: '2024-10-27T02:30', options: { timezone: 'Europe/Berlin' }, gives: { declined: 'ambiguous-time' } },
    { given: '2024-12-31T10:00+99:00', gives: { declined: 'unknown-zone' } },
    { given: 'soon', gives: { declined: 'not-a-date' } },
  ],
  personal: false,
  cel: 'timestamp',
  settle: (options, values, context, beside) => settleDates(options, values, context, beside),
  compile: (options, { today }) => {
    const reader = makeDateReader(options, todayOf(today));
    const zone = options.timezone === '' ? undefined : makeZone(options.timezone);
    return (text) => {
      const moment = reader(text);
      if (typeof moment === 'string') return declined(moment);
      const written = writeDate(localDay(moment, zone));
      return read(written, written);
    };
  },
  infer: (name, values) => inferDates(name, values, false),
  mask: (text) => text,
  comparison: { comparator: 'date', levels: [0.95, 0.9], termFrequency: false },
});
