import { numberEntities } from '../merge/entities.ts';
import { applyEdits, type GoldenEdit } from '../merge/golden-edits.ts';
import { lineageOf } from '../merge/lineage.ts';
import { mergeClusters } from '../merge/merge-clusters.ts';
import type { MergePlan } from '../merge/rules.ts';
import type { AnyStrategy } from '../merge/strategy/strategy.ts';
import { BitSet } from '../table/bit-set.ts';
import { type Column, cellText } from '../table/column.ts';
import { columnOfTexts, makeColumn } from '../table/make-column.ts';
import type { Table } from '../table/table.ts';

/** What merging the run's records takes. */
export interface Merging {
  readonly table: Table;
  readonly updated: Column | null;
  readonly plan: MergePlan;
  readonly strategies: ReadonlyMap<string, AnyStrategy>;
  readonly consent: ReadonlySet<string>;
}

export interface GoldenCell {
  readonly field: string;
  readonly value: string;
  /** The record that gave it; null where it is empty, was computed or set by a person. */
  readonly winner: number | null;
  readonly strategy: string;
}

/** The golden record that some rows would have as one entity: merged as a run would merge them. */
export function goldenOf(rows: readonly number[], merging: Merging, edits: readonly GoldenEdit[]): GoldenCell[] {
  const table = tableOf(merging.table, rows);
  const updated = merging.updated === null ? null : pick(merging.updated, rows);
  const merged = mergeClusters(table, numberEntities(new Uint32Array(rows.length)), merging.plan, {
    updated,
    strategies: merging.strategies,
  });
  const known = new Set(rows.map((_, row) => recordId(table, row)));
  const own = edits.filter(({ source, key }) => known.has(JSON.stringify([source, key])));
  const edited = applyEdits(table, merged, own, merging.consent);
  return lineageOf(table, edited, 0).map(({ field, value, winner, strategy }) => ({
    field,
    value,
    winner: winner === null ? null : rows[winner]!,
    strategy,
  }));
}

const recordId = ({ origin }: Table, row: number) =>
  JSON.stringify([origin.sources[origin.source[row]!]!, cellText(origin.key, row)]);

/** Some rows as a table of their own, with dictionaries of their own: those of the run hold every value there is. */
function tableOf({ columns, origin }: Table, rows: readonly number[]): Table {
  return {
    rowCount: rows.length,
    columns: columns.map((column) => pick(column, rows)),
    origin: {
      sources: origin.sources,
      files: origin.files,
      source: Uint16Array.from(rows, (row) => origin.source[row]!),
      file: Uint32Array.from(rows, (row) => origin.file[row]!),
      line: Uint32Array.from(rows, (row) => origin.line[row]!),
      key: pick(origin.key, rows),
    },
  };
}

function pick(column: Column, rows: readonly number[]): Column {
  const { name, dictionary, codes } = columnOfTexts(
    column.name,
    rows.map((row) => cellText(column, row)),
  );
  const declined = new BitSet(rows.length);
  rows.forEach((row, at) => {
    if (column.declined?.has(row) === true) declined.add(at);
  });
  return makeColumn(name, dictionary, codes, declined.count() === 0 ? null : declined);
}
