import { BitSet } from './bit-set.ts';
import type { Column } from './column.ts';
import { Dictionary } from './dictionary.ts';
import type { Origin, Table } from './table.ts';

/**
 * A column as plain data over shared memory: what may be posted to a worker thread. Posting it copies nothing but
 * the few words of this object.
 */
export interface SharedColumn {
  readonly name: string;
  readonly dictionary: SharedDictionary;
  readonly codes: Uint32Array;
  /** Words of the bit set of declined rows; null when there are none. */
  readonly declined: Uint32Array | null;
}

export interface SharedDictionary {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export function toShared({ name, dictionary, codes, declined }: Column): SharedColumn {
  return { name, dictionary: toSharedDictionary(dictionary), codes, declined: declined?.words ?? null };
}

export function fromShared({ name, dictionary, codes, declined }: SharedColumn): Column {
  return {
    name,
    dictionary: fromSharedDictionary(dictionary),
    codes,
    declined: declined === null ? null : new BitSet(codes.length, declined),
  };
}

export function toSharedDictionary({ bytes, offsets }: Dictionary): SharedDictionary {
  return { bytes, offsets };
}

export function fromSharedDictionary({ bytes, offsets }: SharedDictionary): Dictionary {
  return new Dictionary(bytes, offsets);
}

/** Where rows come from, as plain data. */
export type SharedOrigin = Omit<Origin, 'key'> & { readonly key: SharedColumn };

export const toSharedOrigin = (origin: Origin): SharedOrigin => ({ ...origin, key: toShared(origin.key) });
export const fromSharedOrigin = (origin: SharedOrigin): Origin => ({ ...origin, key: fromShared(origin.key) });

/** A table as plain data. */
export interface SharedTable {
  readonly rowCount: number;
  readonly columns: readonly SharedColumn[];
  readonly origin: SharedOrigin;
}

export const toSharedTable = ({ rowCount, columns, origin }: Table): SharedTable => ({
  rowCount,
  columns: columns.map(toShared),
  origin: toSharedOrigin(origin),
});

export const fromSharedTable = ({ rowCount, columns, origin }: SharedTable): Table => ({
  rowCount,
  columns: columns.map(fromShared),
  origin: fromSharedOrigin(origin),
});
