import type { ReaderContext } from './reader.ts';
import { canJoin, LIST_SEPARATOR, MAX_DEPTH } from './values.ts';

/**
 * Rows from records that a script passes. Text stays text, numbers are written as JavaScript writes them, dates in
 * ISO 8601; nested objects and lists are flattened as those of a JSON file. There is no file: a record's line is its
 * number, counting from 1, so that every record can be found again.
 */
export async function readRecords(
  records: Iterable<unknown> | AsyncIterable<unknown>,
  context: ReaderContext,
): Promise<void> {
  const { builder } = context;
  let number = 0;
  for await (const record of records) {
    if (builder.rowCount >= context.maxRows) break;
    number++;
    addRecord(record, number, context);
  }
}

function addRecord(given: unknown, number: number, context: ReaderContext): void {
  const { builder, log, fileNumber } = context;
  const record = asData(given);
  if (!isObject(record)) {
    log.reject('not-a-record', { file: '', line: number }, asJson(record), { found: describe(record), record: number });
    return;
  }
  const cells: [string, string][] = [];
  if (!flatten(record, '', 1, cells)) {
    log.reject('json-too-deep', { file: '', line: number }, asJson(record), { limit: MAX_DEPTH, record: number });
    return;
  }
  const row = builder.rowCount;
  for (const [name, text] of cells) {
    const column = builder.columns[builder.columnNumber(name)]!;
    column.codes.put(row, column.dictionary.add(text));
  }
  if (cells.every(([, text]) => text === '')) log.atRow('empty-record', row, {});
  builder.endRow(fileNumber, number);
}

function flatten(value: object, prefix: string, depth: number, cells: [string, string][]): boolean {
  if (depth > MAX_DEPTH) return false;
  for (const [name, given] of value instanceof Map ? value : Object.entries(value)) {
    const path = prefix + String(name);
    const member = asData(given);
    if (isObject(member)) {
      if (!flatten(member, `${path}.`, depth + 1, cells)) return false;
    } else cells.push([path, textOf(member)]);
  }
  return true;
}

/** What an object says itself that it is, as a row of a database driver does; sets and arrays of bytes as lists. */
function asData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  return value instanceof Set || (ArrayBuffer.isView(value) && !(value instanceof DataView))
    ? Array.from(value as Iterable<unknown>)
    : value;
}

/** An object to be flattened: neither a list nor a date. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || typeof value === 'function' || typeof value === 'symbol') return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return '';
  const isText = value.every((item): item is string => typeof item === 'string');
  return isText && canJoin(value) ? value.join(LIST_SEPARATOR) : asJson(value);
}

function asJson(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? String(member) : member)) ?? String(value)
    );
  } catch {
    return String(value); // a value that holds itself
  }
}

function describe(value: unknown): string {
  return value === null || value === undefined ? String(value) : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
