import { type Finding, makeFinding } from '../finding/finding.ts';
import type { MergeResult } from '../merge/merge-result.ts';
import type { Column } from '../table/column.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Claims } from './claims.ts';
import type { IdentityEvent } from './identity-result.ts';

type Entities = Pick<MergeResult, 'entityCount' | 'starts' | 'rows'>;

/** What became of the last run's ids, by master id and kind. */
export function eventsOf(
  merged: Entities,
  oldId: Uint32Array,
  known: number,
  { idOf, contested, claimants }: Claims,
  masterIds: Column,
): IdentityEvent[] {
  const text = (id: number) => masterIds.dictionary.text(id);
  const idNow = (entity: number) => text(masterIds.codes[entity]!);
  const events: IdentityEvent[] = [];
  const kept = new Set(contested.map(({ entity }) => idOf[entity]!));
  const from = new Map<number, number[]>();
  const into = new Map<number, number[]>();
  for (const { entity, id } of contested) {
    if (claimants[id]! > 1) put(into, id, entity);
    if (!kept.has(id)) put(from, entity, id);
  }
  for (const [entity, ids] of from) {
    events.push({ kind: 'merged', masterId: idNow(entity), from: ids.map(text).sort(compareUtf8) });
  }
  for (const [id, entities] of into) {
    events.push({ kind: 'split', masterId: text(id), into: entities.map(idNow).sort(compareUtf8) });
  }
  for (let entity = 0; entity < merged.entityCount; entity++) {
    if (idOf[entity] === 0 && hadNoId(merged, oldId, entity)) events.push({ kind: 'created', masterId: idNow(entity) });
  }
  for (let id = 1; id < known; id++) if (claimants[id] === 0) events.push({ kind: 'retired', masterId: text(id) });
  return events.sort((left, right) => compareUtf8(left.masterId, right.masterId) || compareUtf8(left.kind, right.kind));
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function hadNoId({ starts, rows }: Entities, oldId: Uint32Array, entity: number): boolean {
  for (let at = starts[entity]!; at < starts[entity + 1]!; at++) if (oldId[rows[at]!] !== 0) return false;
  return true;
}

/** A finding for each merge and each split, at the records of the entities it touches. */
export function reportEvents(
  events: readonly IdentityEvent[],
  { contested }: Claims,
  merged: Entities,
  masterIds: Column,
): Finding[] {
  const entityOf = new Map(
    contested.map(({ entity }) => [masterIds.dictionary.text(masterIds.codes[entity]!), entity]),
  );
  const rowsOf = (ids: readonly string[]) => {
    const entities = ids.flatMap((id) => entityOf.get(id) ?? []);
    return Uint32Array.from(
      entities.flatMap((entity) => [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)]),
    ).sort();
  };
  return events.flatMap((event) => {
    const { masterId: value } = event;
    if (event.kind === 'merged') {
      return [
        makeFinding({
          code: 'entity-merged',
          level: 'info',
          value,
          rows: rowsOf([value]),
          detail: { from: [...event.from] },
        }),
      ];
    }
    if (event.kind === 'split') {
      return [
        makeFinding({
          code: 'entity-split',
          level: 'info',
          value,
          rows: rowsOf(event.into),
          detail: { into: [...event.into] },
        }),
      ];
    }
    return [];
  });
}
