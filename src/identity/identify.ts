import type { MergeResult } from '../merge/merge-result.ts';
import type { Column } from '../table/column.ts';
import { makeContentHash, makeOccurrences } from '../table/content-hash.ts';
import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import type { Origin, Table } from '../table/table.ts';
import { makeKeyOrder, settleClaims } from './claims.ts';
import { eventsOf, reportEvents } from './events.ts';
import { type Identities, type IdentityResult, masterIdPattern } from './identity-result.ts';
import { MASTER_ID_LENGTH, writeMasterId } from './master-id.ts';

type Entities = Pick<MergeResult, 'entityCount' | 'starts' | 'rows'>;

/**
 * Gives each entity its master id: the one its records had, or a new one made from its first record by source and key.
 * A record whose key is empty is known again by its content.
 *
 * @param given The column `master_id` of the records, where a source is the master file of an earlier run. Values that
 *   are no master ids are somebody else's column and are not looked at.
 */
export function identify(
  merged: Entities,
  { origin, columns }: Pick<Table, 'origin' | 'columns'>,
  identities: Identities | null,
  given: Column | null = null,
): IdentityResult {
  const ids = new DictionaryBuilder(merged.entityCount);
  const made = textsMadeFrom(origin, columns);
  const oldId = oldIdsOf(origin, identities, given, ids, made);
  const known = ids.size;
  const order = makeKeyOrder(origin);
  const old = ids.build();
  const claims = settleClaims(merged, oldId, known, order, (id) => old.text(id));
  const codes = makeCodes(merged.entityCount);
  for (let entity = 0; entity < merged.entityCount; entity++) {
    codes[entity] = claims.idOf[entity]! || newId(made(leastRow(merged, entity, order)), ids);
  }
  const masterIds = makeColumn('master_id', ids.build(), codes);
  const first = identities === null && known === 1;
  const events = first ? [] : eventsOf(merged, oldId, known, claims, masterIds);
  return { masterIds, events, findings: reportEvents(events, claims, merged, masterIds) };
}

/** The id each row had, as a code of `ids`; every old id is in `ids`, so that no new one can be equal to it. */
function oldIdsOf(
  origin: Origin,
  identities: Identities | null,
  given: Column | null,
  ids: DictionaryBuilder,
  made: (row: number) => string,
): Uint32Array {
  const rowCount = origin.source.length;
  const oldId = new Uint32Array(rowCount);
  if (identities !== null) {
    const { key, source, sources } = origin;
    const keyless = new Map<string, number>();
    for (let row = 0; row < rowCount; row++) if (key.codes[row] === EMPTY) keyless.set(masterIdFrom(made(row)), row);
    for (const id of identities.masterIds()) {
      const code = ids.add(id);
      const row = keyless.get(id);
      if (row !== undefined) oldId[row] = code;
    }
    for (let row = 0; row < rowCount; row++) {
      if (key.codes[row] === EMPTY) continue;
      const id = identities.masterIdOf(sources[source[row]!]!, key.dictionary.text(key.codes[row]!));
      if (id !== undefined) oldId[row] = ids.add(id);
    }
  }
  if (given !== null) {
    const { dictionary, codes } = given;
    const idOfCode = Uint32Array.from(dictionary.texts(), (text) => (masterIdPattern.test(text) ? ids.add(text) : 0));
    for (let row = 0; row < rowCount; row++) oldId[row] = idOfCode[codes[row]!]! || oldId[row]!;
  }
  return oldId;
}

function leastRow({ starts, rows }: Entities, entity: number, order: (left: number, right: number) => number): number {
  let least = rows[starts[entity]!]!;
  for (let at = starts[entity]! + 1; at < starts[entity + 1]!; at++) if (order(rows[at]!, least) < 0) least = rows[at]!;
  return least;
}

/**
 * What the own id of a row is made from: source and key, or source and content. Rows without a key that are alike are
 * told apart by their number among their kind.
 */
function textsMadeFrom({ sources, source, key }: Origin, columns: readonly Column[]): (row: number) => string {
  const contents = new Map<number, string>();
  const hashOf = makeContentHash(columns);
  const occurrence = makeOccurrences();
  for (let row = 0; row < source.length; row++) {
    if (key.codes[row] === EMPTY) contents.set(row, occurrence(`${sources[source[row]!]!}\0\0${hashOf(row)}`));
  }
  return (row) => contents.get(row) ?? `${sources[source[row]!]!}\0${key.dictionary.text(key.codes[row]!)}`;
}

const scratch = new Uint8Array(MASTER_ID_LENGTH);

function masterIdFrom(made: string): string {
  writeMasterId(made, scratch);
  return Buffer.from(scratch).toString('latin1');
}

/** A new id, never one that is in use or was: where the first record's own is taken, a number is added to what it is made from. */
function newId(made: string, ids: DictionaryBuilder): number {
  for (let attempt = 0; ; attempt++) {
    writeMasterId(attempt === 0 ? made : `${made}\0${attempt}`, scratch);
    const known = ids.size;
    const code = ids.addBytes(scratch, 0, MASTER_ID_LENGTH);
    if (code >= known) return code;
  }
}
