import type { AnyFieldType, ReadContext, Surroundings, ValueCount } from '../field-type/field-type.ts';
import { type Column, countCodes } from '../table/column.ts';
import { type Dictionary, EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import type { TupleNote } from './field-task.ts';

/** Times of last change as text that sorts by time, and the values that are no time. */
export interface UpdatedTimes {
  readonly column: Column;
  readonly notes: readonly TupleNote[];
}

/** Reads a column as times of last change. `type` is the type of date and time, whose options are settled by the column. */
export function readUpdated(
  column: Column,
  type: AnyFieldType,
  context: ReadContext,
  beside?: Surroundings,
): UpdatedTimes {
  const { dictionary } = column;
  const open = type.options.parse({});
  const options = type.settle === undefined ? open : type.settle(open, valueCounts(column), context, beside).options;
  const reader = type.compile(options, context);
  const builder = new DictionaryBuilder(dictionary.size);
  const newCodes = new Uint32Array(dictionary.size);
  const notes: TupleNote[] = [];
  for (let code = 1; code < dictionary.size; code++) {
    const text = dictionary.text(code);
    if (text.trim() === '') continue;
    const reading = reader(text);
    if (reading.ok) newCodes[code] = builder.add(sortableTime(reading.text));
    else notes.push({ tuple: code, kind: 'declined', value: text, reason: reading.reason, candidates: [] });
  }
  const codes = makeCodes(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = newCodes[column.codes[row]!]!;
  return { column: makeColumn('updated', builder.build(), codes), notes };
}

/** The same, of a field that was read as a date or time already. */
export function timesOfField(column: Column): Column {
  const { dictionary } = column;
  const builder = new DictionaryBuilder(dictionary.size);
  const newCodes = new Uint32Array(dictionary.size);
  // A declined value may look like a time and be none, as 2024-13-01T10:00+02:00.
  const isRead = column.declined === null ? null : readCodes(column);
  for (let code = 1; code < dictionary.size; code++) {
    if (isRead === null || isRead[code] === 1) newCodes[code] = addTime(builder, dictionary, code);
  }
  const codes = makeCodes(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    codes[row] = column.declined?.has(row) ? EMPTY : newCodes[column.codes[row]!]!;
  }
  return makeColumn('updated', builder.build(), codes);
}

/** 1 for each code that some row holds without having been declined. */
function readCodes({ codes, declined, dictionary }: Column): Uint8Array {
  const isRead = new Uint8Array(dictionary.size);
  for (let row = 0; row < codes.length; row++) if (!declined?.has(row)) isRead[codes[row]!] = 1;
  return isRead;
}

function valueCounts(column: Column): ValueCount[] {
  const counts = countCodes(column);
  const values: ValueCount[] = [];
  for (let code = 1; code < counts.length; code++) {
    if (counts[code]! > 0) values.push({ text: column.dictionary.text(code), count: counts[code]! });
  }
  return values;
}

const ISO_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Adds the sortable form of a time; where that only lacks the Z, as of `2024-12-31T23:59:59.123Z`, without decoding it. */
function addTime(builder: DictionaryBuilder, dictionary: Dictionary, code: number): number {
  const { bytes, offsets } = dictionary;
  const start = offsets[code]!;
  const end = offsets[code + 1]!;
  const isUtc = bytes[end - 1] === 0x5a && (end - start === 20 || (end - start === 24 && bytes[end - 2] !== 0x30));
  return isUtc ? builder.addBytes(bytes, start, end - 1) : builder.add(sortableTime(dictionary.text(code)));
}

/** An ISO date or time as text that sorts by time: instants in UTC, and no mark of it; a fraction without its last zeros. */
function sortableTime(text: string): string {
  const found = ISO_TIME.exec(text);
  if (found === null) return text;
  const [, minutes, seconds = '00', fraction = '', zone = 'Z'] = found;
  const shifted = zone === 'Z' ? minutes! : inUtc(minutes!, zone);
  const digits = fraction.replace(/0+$/, '');
  return `${shifted}:${seconds}${digits === '' ? '' : `.${digits}`}`;
}

function inUtc(minutes: string, zone: string): string {
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith('-') ? -1 : 1);
  return new Date(Date.parse(`${minutes}:00Z`) - offset * 60_000).toISOString().slice(0, 16);
}
