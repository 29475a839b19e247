import { writeDate, writeTime } from './date/civil.ts';
import { dateOptions, todayOf } from './date/date-options.ts';
import { makeDateReader } from './date/date-reader.ts';
import { dateReasons, inferDates } from './date/date-type.ts';
import { settleDates } from './date/settle-dates.ts';
import { declined, defineFieldType, read } from './field-type.ts';

/**
 * Dates with a time of day. A text without a time gives the date alone: midnight is not made up. A time with a zone,
 * its own or the option's, is an instant and written in UTC; one without stays local.
 */
export const datetime = defineFieldType({
  id: 'datetime',
  summary: 'Dates with a time, written as 2024-12-31T23:59:59, and in UTC with a Z where the zone is known.',
  options: dateOptions,
  reasons: dateReasons,
  examples: [
    { given: '2024-12-31T23:59:59Z', gives: { text: '2024-12-31T23:59:59Z' } },
    { given: '2024-12-31 23:59:59.250', gives: { text: '2024-12-31T23:59:59.25' } },
    { given: '2024-12-31T23:59:59+03:00', gives: { text: '2024-12-31T20:59:59Z' } },
    { given: '31.12.2024 18:05', gives: { text: '2024-12-31T18:05:00' } },
    { given: '31.12.2024 18:05', options: { timezone: 'Europe/Istanbul' }, gives: { text: '2024-12-31T15:05:00Z' } },
    { given: 'Tue, 31 Dec 2024 18:05:00 GMT', gives: { text: '2024-12-31T18:05:00Z' } },
    { given: 'Dec 31, 2024 6:05 PM', gives: { text: '2024-12-31T18:05:00' } },
    { given: '٣١ ديسمبر ٢٠٢٤ ٦:٠٥ م', gives: { text: '2024-12-31T18:05:00' } },
    { given: '31 Aralık 2024 18:05', gives: { text: '2024-12-31T18:05:00' } },
    { given: '2024-12-31', gives: { text: '2024-12-31' } },
    { given: '2024-12-31T24:00', gives: { text: '2025-01-01T00:00:00' } },
    { given: '1735689599', options: { epoch: 's' }, gives: { text: '2024-12-31T23:59:59Z' } },
    { given: '45657.75', options: { serial: 'excel1900' }, gives: { text: '2024-12-31T18:00:00' } },
    { given: '2024-12-31T18:05:00Z', options: { ignoreTz: true }, gives: { text: '2024-12-31T18:05:00' } },
    { given: '03/04/2024 10:00', gives: { declined: 'ambiguous-order' } },
    { given: '2024-12-31T25:00', gives: { declined: 'no-such-time' } },
    { given: '2024-10-27T02:30', options: { timezone: 'Europe/Berlin' }, gives: { declined: 'ambiguous-time' } },
    { given: '11.03.1445', options: { calendar: 'unclear', order: 'DMY' }, gives: { declined: 'ambiguous-calendar' } },
    { given: '45657', options: { serial: 'unclear' }, gives: { declined: 'ambiguous-serial' } },
    { given: '31.04.2024 10:00', gives: { declined: 'no-such-date' } },
    { given: 'March 2024', gives: { declined: 'incomplete' } },
    { given: '5 listopad 2024', gives: { declined: 'ambiguous-month' } },
    { given: '12/31/2024 10:00', options: { order: 'DMY' }, gives: { declined: 'other-order' } },
    { given: '2024-12-31T10:00+99:00', gives: { declined: 'unknown-zone' } },
    { given: 'now', gives: { declined: 'not-a-date' } },
  ],
  personal: false,
  cel: 'timestamp',
  settle: (options, values, context, beside) => settleDates(options, values, context, beside),
  compile: (options, { today }) => {
    const reader = makeDateReader(options, todayOf(today));
    return (text) => {
      const moment = reader(text);
      if (typeof moment === 'string') return declined(moment);
      const day = writeDate(moment.date);
      const written =
        moment.time === undefined ? day : `${day}T${writeTime(moment.time)}${moment.isInstant ? 'Z' : ''}`;
      return read(written, written);
    };
  },
  infer: (name, values) => inferDates(name, values, true),
  mask: (text) => text,
  comparison: { comparator: 'date', levels: [0.95, 0.9], termFrequency: false },
});
