/** The types that fields have in expressions. */
export const celTypes = ['string', 'int', 'double', 'bool', 'timestamp'] as const;
export type CelType = (typeof celTypes)[number];

/** A value in an expression; a missing or declined value is null. */
export type CelValue = string | bigint | number | boolean | Date;

/**
 * Canonical text to its value in an expression. This table is the documentation:
 *
 * | CEL type  | field types                  | value |
 * |---|---|---|
 * | string    | text, names, phone, country… | the text |
 * | int       | integer                      | the integer; null beyond 64 bits |
 * | double    | number, money                | the number, of money the amount; the nearest double, so never test amounts with == |
 * | bool      | boolean, consent             | true or false |
 * | timestamp | date, datetime               | a date is its midnight in UTC; a time without a zone is taken as UTC |
 *
 * Text that does not have the form of its type gives null: it was declined.
 */
export const toCelValue: Readonly<Record<CelType, (text: string) => CelValue | null>> = {
  string: (text) => text,
  int: toInt,
  double: toDouble,
  bool: (text) => (text === 'true' ? true : text === 'false' ? false : null),
  timestamp: toTimestamp,
};

function toInt(text: string): bigint | null {
  if (!/^[+-]?\d{1,19}$/.test(text)) return null;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(64, value) === value ? value : null;
}

function toDouble(text: string): number | null {
  const found = /^([+-]?\d+(?:\.\d+)?)(?: [A-Z]{3})?$/.exec(text);
  return found === null ? null : Number(found[1]);
}

const isoTime = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Never `new Date(text)`: that reads a time without a zone in the zone of the machine. */
export function toTimestamp(text: string): Date | null {
  const found = isoTime.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day || hour > 24 || minute > 59 || second > 60)
    return null;
  const millisecond = Math.floor(Number(`0.${found[7] ?? 0}`) * 1000);
  time.setUTCHours(hour, minute - offsetMinutes(found[8]), second, millisecond);
  return time;
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
