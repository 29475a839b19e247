import type { Table } from './table.ts';

/** A record as people name it. */
export interface RecordName {
  readonly source: string;
  readonly key: string;
}

export const recordId = ({ source, key }: RecordName): string => JSON.stringify([source, key]);

/** The first row of each of some records, by `recordId`; those that are not in the table are left out. Each key is decoded once. */
export function rowsByRecord({ origin, rowCount }: Table, records: readonly RecordName[]): Map<string, number> {
  const wanted = new Set(records.map(({ key }) => key));
  const { dictionary, codes } = origin.key;
  const textOf = new Map<number, string>();
  for (let code = 0; code < dictionary.size; code++) {
    const text = dictionary.text(code);
    if (wanted.has(text)) textOf.set(code, text);
  }
  const rows = new Map<string, number>();
  for (let row = rowCount - 1; row >= 0; row--) {
    const key = textOf.get(codes[row]!);
    if (key !== undefined) rows.set(recordId({ source: origin.sources[origin.source[row]!]!, key }), row);
  }
  return rows;
}
