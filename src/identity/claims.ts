import type { MergeResult } from '../merge/merge-result.ts';
import { sourceRanks } from '../table/record-order.ts';
import type { Origin } from '../table/table.ts';
import { compareValues } from '../table/value-order.ts';
import { compareUtf8 } from '../util/utf8-order.ts';

/** An entity's claim to a master id that some of its records had. */
export interface Claim {
  readonly entity: number;
  readonly id: number;
  /** Records of the entity that had the id. */
  readonly count: number;
  /** The first of them, by source and key. */
  readonly first: number;
}

/** By source name and key; rows that share both are told apart by their number. */
export function makeKeyOrder({ sources, source, key }: Origin): (left: number, right: number) => number {
  const rank = sourceRanks(sources);
  const { dictionary, codes } = key;
  return (left, right) =>
    rank[source[left]!]! - rank[source[right]!]! ||
    compareValues(dictionary, codes[left]!, codes[right]!) ||
    left - right;
}

export interface Claims {
  /** Id of each entity; 0 where it needs a new one. */
  readonly idOf: Uint32Array;
  /** Claims of entities to more than one id, and to ids that more than one entity claims. */
  readonly contested: readonly Claim[];
  /** How many entities claim each id. */
  readonly claimants: Uint32Array;
}

/**
 * Gives each entity the old id that most of its records had, and each old id to one entity.
 * `oldId` is the id each row had, 0 for none; `idCount` one more than the highest.
 */
export function settleClaims(
  { entityCount, starts, rows }: Pick<MergeResult, 'entityCount' | 'starts' | 'rows'>,
  oldId: Uint32Array,
  idCount: number,
  order: (left: number, right: number) => number,
  textOf: (id: number) => string,
): Claims {
  const idOf = new Uint32Array(entityCount);
  const claimants = new Uint32Array(idCount);
  const several: Claim[] = [];
  for (let entity = 0; entity < entityCount; entity++) {
    const start = starts[entity]!;
    const end = starts[entity + 1]!;
    const only = onlyId(rows, oldId, start, end);
    if (only !== SEVERAL) {
      idOf[entity] = only;
      claimants[only]!++;
      continue;
    }
    for (const claim of claimsOf(entity, rows.subarray(start, end), oldId, order)) {
      several.push(claim);
      claimants[claim.id]!++;
    }
  }
  claimants[0] = 0;
  const contested = [...several];
  for (let entity = 0; entity < entityCount; entity++) {
    const id = idOf[entity]!;
    if (id === 0 || claimants[id] === 1) continue;
    idOf[entity] = 0;
    contested.push(...claimsOf(entity, rows.subarray(starts[entity]!, starts[entity + 1]!), oldId, order));
  }
  contested.sort(
    (left, right) =>
      right.count - left.count || order(left.first, right.first) || compareUtf8(textOf(left.id), textOf(right.id)),
  );
  const taken = new Set<number>();
  for (const { entity, id } of contested) {
    if (idOf[entity] !== 0 || taken.has(id)) continue;
    idOf[entity] = id;
    taken.add(id);
  }
  return { idOf, contested, claimants };
}

const SEVERAL = 0xffff_ffff;

/** The one old id among some rows, 0 for none, or SEVERAL. */
function onlyId(rows: Uint32Array, oldId: Uint32Array, start: number, end: number): number {
  let only = 0;
  for (let at = start; at < end; at++) {
    const id = oldId[rows[at]!]!;
    if (id === 0 || id === only) continue;
    if (only !== 0) return SEVERAL;
    only = id;
  }
  return only;
}

function claimsOf(
  entity: number,
  rows: Uint32Array,
  oldId: Uint32Array,
  order: (left: number, right: number) => number,
): Claim[] {
  const claims = new Map<number, { count: number; first: number }>();
  for (const row of rows) {
    const id = oldId[row]!;
    if (id === 0) continue;
    const claim = claims.get(id);
    if (claim === undefined) claims.set(id, { count: 1, first: row });
    else {
      claim.count++;
      if (order(row, claim.first) < 0) claim.first = row;
    }
  }
  return [...claims].map(([id, { count, first }]) => ({ entity, id, count, first }));
}
