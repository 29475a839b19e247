import type { Column } from '../table/column.ts';
import { makeCodes } from '../table/make-column.ts';
import { makeRecordOrder } from '../table/record-order.ts';
import type { Table } from '../table/table.ts';

export interface Entities {
  readonly entityCount: number;
  readonly entityOf: Uint32Array;
  /** Rows of each entity: `rows[starts[e] .. starts[e + 1])`, ascending. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Numbers the clusters by their lowest row, and lists the rows of each. */
export function numberEntities(clusterOf: Uint32Array): Entities {
  const rowCount = clusterOf.length;
  const entityOf = makeCodes(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++)
    entityOf[row] = clusterOf[row] === row ? count++ : entityOf[clusterOf[row]!]!;
  const starts = makeCodes(count + 1);
  for (let row = 0; row < rowCount; row++) starts[entityOf[row]! + 1]!++;
  for (let entity = 0; entity < count; entity++) starts[entity + 1]! += starts[entity]!;
  const next = starts.slice(0, count);
  const rows = makeCodes(rowCount);
  for (let row = 0; row < rowCount; row++) rows[next[entityOf[row]!]!++] = row;
  return { entityCount: count, entityOf, starts, rows };
}

/** The entities of more than one record, and the rows of each in an order that depends on the records alone. */
export interface Groups {
  readonly entities: Uint32Array;
  /** Rows of `entities[i]`: `rows[starts[i] .. starts[i + 1])`, by record order. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

export function groupsOf(entities: Entities, table: Table, updated: Column | null): Groups {
  const { entityCount: count, starts, rows } = entities;
  const order = makeRecordOrder(table, updated);
  let groupCount = 0;
  let rowCount = 0;
  for (let entity = 0; entity < count; entity++) {
    const size = starts[entity + 1]! - starts[entity]!;
    if (size === 1) continue;
    groupCount++;
    rowCount += size;
  }
  const groups = {
    entities: makeCodes(groupCount),
    starts: makeCodes(groupCount + 1),
    rows: makeCodes(rowCount),
  };
  let group = 0;
  let at = 0;
  for (let entity = 0; entity < count; entity++) {
    const start = starts[entity]!;
    const end = starts[entity + 1]!;
    if (end - start === 1) continue;
    groups.entities[group++] = entity;
    groups.rows.set(
      end - start === 2
        ? orderedPair(rows[start]!, rows[start + 1]!, order)
        : [...rows.subarray(start, end)].sort(order),
      at,
    );
    at += end - start;
    groups.starts[group] = at;
  }
  return groups;
}

function orderedPair(left: number, right: number, order: (left: number, right: number) => number): number[] {
  return order(left, right) <= 0 ? [left, right] : [right, left];
}
