import { type Column, cellText } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';

/** A record as a result names it. */
export interface Named {
  readonly source: string;
  readonly key: string;
  readonly line: number;
}

/** The true entity of each record that a file of truth names. */
export interface Truth {
  /** How many records or pairs the file names. */
  readonly lines: number;
  entityOf(record: Named): string | undefined;
}

export interface TruthColumns {
  /** Column of the record's key, and of its entity; found by their usual names when left out. */
  readonly key?: string;
  readonly entity?: string;
}

const PAIR = ['left_source', 'left_key', 'right_source', 'right_key'] as const;
const KEYS = ['key', 'id', 'record_id', 'recid', 'rec_id'];
const ENTITIES = ['entity', 'entity_id', 'cluster', 'cluster_id', 'master_id', 'person_id', 'label'];

/**
 * Reads a table of truth, which has a line for each record, with its key, its entity, and its source where keys are
 * not one in all sources, or a line for each pair of records that are the same. Where a record has no key, its line counts.
 */
export function readTruth(table: Table, file: string, sources: readonly string[], columns: TruthColumns): Truth {
  const pair = PAIR.map((name) => findColumn(table, name));
  return pair.every((column) => column !== undefined)
    ? truthOfPairs(table, pair as Column[])
    : truthOfRecords(table, file, sources, columns);
}

function truthOfRecords(table: Table, file: string, sources: readonly string[], given: TruthColumns): Truth {
  const key = columnNamed(table, file, given.key, KEYS, 'the key of a record', '--key');
  const entity = columnNamed(table, file, given.entity, ENTITIES, 'its entity', '--entity');
  const source = findColumn(table, 'source');
  const line = findColumn(table, 'line');
  const entities = new Map<string, string>();
  for (let row = 0; row < table.rowCount; row++) {
    const name = source === undefined ? '' : cellText(source, row);
    if (name !== '' && !sources.includes(name))
      throw new UsageError(`${file}: the result has no source "${name}"`, `its sources are ${sources.join(', ')}`);
    const text = cellText(key, row);
    const id = text === '' && line !== undefined ? lineId(name, cellText(line, row)) : keyId(name, text);
    const truth = cellText(entity, row);
    if ((entities.get(id) ?? truth) !== truth)
      throw new UsageError(`${file}: the record "${text}" is in two entities`, 'name its source in a column "source"');
    entities.set(id, truth);
  }
  return {
    lines: table.rowCount,
    entityOf: (record) =>
      entities.get(keyId(record.source, record.key)) ??
      entities.get(keyId('', record.key)) ??
      entities.get(lineId(record.source, String(record.line))),
  };
}

const keyId = (source: string, key: string) => `k\u0000${source}\u0000${key}`;
const lineId = (source: string, line: string) => `l\u0000${source}\u0000${line}`;

function columnNamed(
  table: Table,
  file: string,
  name: string | undefined,
  usual: readonly string[],
  what: string,
  option: string,
): Column {
  const names = table.columns.map((column) => column.name);
  const found =
    name === undefined
      ? usual.map((one) => findColumn(table, one)).find((column) => column !== undefined)
      : findColumn(table, name);
  if (found !== undefined) return found;
  throw new UsageError(
    name === undefined ? `${file}: which column holds ${what} is not clear` : `${file} has no column "${name}"`,
    (name !== undefined && didYouMean(name, names)) || `name one of ${names.join(', ')} with ${option}`,
  );
}

/** Pairs that are the same, taken together: whoever is the same as a third is the same. */
function truthOfPairs(table: Table, [leftSource, leftKey, rightSource, rightKey]: readonly Column[]): Truth {
  const decision = findColumn(table, 'decision');
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    while ((parent.get(top) ?? top) !== top) top = parent.get(top)!;
    for (let at = id; at !== top; ) {
      const above = parent.get(at)!;
      parent.set(at, top);
      at = above;
    }
    return top;
  };
  for (let row = 0; row < table.rowCount; row++) {
    const left = keyId(cellText(leftSource!, row), cellText(leftKey!, row));
    const right = keyId(cellText(rightSource!, row), cellText(rightKey!, row));
    for (const id of [left, right]) if (!parent.has(id)) parent.set(id, id);
    if (decision === undefined || cellText(decision, row).trim().toLowerCase() === 'same')
      parent.set(root(left), root(right));
  }
  return {
    lines: table.rowCount,
    // A record that no pair names is the same as nobody.
    entityOf: ({ source, key }) => root(keyId(source, key)),
  };
}
