import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { CsvRows } from '../util/csv-rows.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Identities } from './identity-result.ts';

/**
 * The last run's crosswalk as a look-up. Held in byte dictionaries, because a Map ends at 2^24 entries.
 * An empty key identifies nothing: of such records only the ids are kept, which they are known by again.
 */
export function readIdentities(crosswalk: Uint8Array): Identities {
  const rows = new CsvRows(crosswalk);
  const header = rows.next() ? rows.texts() : [];
  const [source, key, masterId] = ['source', 'key', 'master_id'].map((name) => {
    const at = header.indexOf(name);
    if (at < 0)
      throw new UsageError(
        `crosswalk.csv has no column "${name}"`,
        'it must be the crosswalk of an earlier run, unchanged',
      );
    return at;
  }) as [number, number, number];
  // A line is some 60 bytes long.
  const records = new DictionaryBuilder(crosswalk.length / 64);
  const ids = new DictionaryBuilder(crosswalk.length / 64);
  let idOf = new Uint32Array(crosswalk.length / 32 + 16);
  let scratch = Buffer.allocUnsafe(4096);
  while (rows.next()) {
    const needed = rows.byteLength(source) + rows.byteLength(key) + rows.byteLength(masterId) + 1;
    if (needed > scratch.length) scratch = Buffer.allocUnsafe(needed * 2);
    if (rows.byteLength(key) === 0) {
      ids.addBytes(scratch, 0, rows.copy(masterId, scratch, 0));
      continue;
    }
    const middle = rows.copy(source, scratch, 0);
    scratch[middle] = 0;
    const end = rows.copy(key, scratch, middle + 1);
    const known = records.size;
    const record = records.addBytes(scratch, 0, end);
    if (record < known) continue;
    if (record >= idOf.length) idOf = grown(idOf);
    idOf[record] = ids.addBytes(scratch, end, rows.copy(masterId, scratch, end));
  }
  return new CrosswalkIdentities(records, ids, idOf);
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

class CrosswalkIdentities implements Identities {
  readonly size: number;
  readonly #records: DictionaryBuilder;
  readonly #idOf: Uint32Array;
  readonly #ids;

  constructor(records: DictionaryBuilder, ids: DictionaryBuilder, idOf: Uint32Array) {
    this.#records = records;
    this.#ids = ids.build();
    this.#idOf = idOf;
    this.size = records.size - 1;
  }

  masterIdOf(source: string, key: string): string | undefined {
    // A look-up of an unknown record leaves it in the builder, above `size`; it stays unknown.
    const record = this.#records.add(`${source}\0${key}`);
    return record > this.size ? undefined : this.#ids.text(this.#idOf[record]!);
  }

  *masterIds(): Generator<string> {
    for (let id = 1; id < this.#ids.size; id++) yield this.#ids.text(id);
  }
}
