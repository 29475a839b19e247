import { type Finding, makeFinding } from '../finding/finding.ts';
import type { MergeResult } from '../merge/merge-result.ts';
import type { Column } from '../table/column.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { Claims } from './claims.ts';
import type { IdentityEvent } from './identity-result.ts';

const MAX_EXAMPLES = 5;

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

/** One finding for all merges and one for all splits, at the records of the entities they touch. */
export function reportEvents(
  events: readonly IdentityEvent[],
  { contested }: Claims,
  merged: Entities,
  masterIds: Column,
): Finding[] {
  const entityOf = new Map(
    contested.map(({ entity }) => [masterIds.dictionary.text(masterIds.codes[entity]!), entity]),
  );
  const report = (
    code: string,
    shown: readonly (readonly [masterId: string, others: readonly string[]])[],
    touched: readonly string[],
  ) => {
    if (shown.length === 0) return [];
    const entities = new Set(touched.flatMap((id) => entityOf.get(id) ?? []));
    const rows = Uint32Array.from(
      [...entities].flatMap((entity) => [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)]),
    );
    const examples = shown.slice(0, MAX_EXAMPLES).map(([masterId, others]) => ({ masterId, others: [...others] }));
    return [makeFinding({ code, level: 'info', rows: rows.sort(), detail: { count: shown.length, examples } })];
  };
  const merges = events.flatMap((event) => (event.kind === 'merged' ? [[event.masterId, event.from] as const] : []));
  const splits = events.flatMap((event) => (event.kind === 'split' ? [[event.masterId, event.into] as const] : []));
  return [
    ...report(
      'entity-merged',
      merges,
      merges.map(([id]) => id),
    ),
    ...report(
      'entity-split',
      splits,
      splits.flatMap(([, into]) => into),
    ),
  ];
}
