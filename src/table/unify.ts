import { BitSet } from './bit-set.ts';
import type { Column } from './column.ts';
import { Dictionary } from './dictionary.ts';
import { makeCodes, makeColumn } from './make-column.ts';
import { mergeDictionaries } from './merge-dictionaries.ts';
import type { Origin, Table } from './table.ts';

/**
 * Several tables as one: their rows one after the other, columns by name in order of first appearance. A column that
 * a table lacks is empty in its rows. A single table is given back as it is, without a copy.
 */
export function unify(tables: readonly Table[]): Table {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return only;
  const rowCounts = tables.map(({ rowCount }) => rowCount);
  const byName = new Map<string, (Column | null)[]>();
  tables.forEach((table, index) => {
    for (const column of table.columns) {
      const parts = byName.get(column.name) ?? tables.map(() => null);
      parts[index] ??= column;
      byName.set(column.name, parts);
    }
  });
  return {
    rowCount: rowCounts.reduce((sum, count) => sum + count, 0),
    columns: [...byName].map(([name, parts]) => concatColumns(name, parts, rowCounts)),
    origin: concatOrigins(
      tables.map(({ origin }) => origin),
      rowCounts,
    ),
  };
}

/** Columns one below the other; null stands for empty rows. */
export function concatColumns(name: string, parts: readonly (Column | null)[], rowCounts: readonly number[]): Column {
  const { dictionary, maps } = mergeDictionaries(parts.map((part) => part?.dictionary ?? noValues));
  const rowCount = rowCounts.reduce((sum, count) => sum + count, 0);
  const codes = makeCodes(rowCount);
  const declined = parts.some((part) => part?.declined) ? new BitSet(rowCount) : null;
  let start = 0;
  parts.forEach((part, index) => {
    if (part !== null) {
      copyCodes(part.codes, maps[index]!, codes, start);
      if (part.declined) for (const row of part.declined) declined!.add(start + row);
    }
    start += rowCounts[index]!;
  });
  return makeColumn(name, dictionary, codes, declined);
}

function copyCodes(from: Uint32Array, map: Uint32Array | null, to: Uint32Array, start: number): void {
  if (map === null) to.set(from, start);
  else for (let row = 0; row < from.length; row++) to[start + row] = map[from[row]!]!;
}

/** The dictionary of a column in which every cell is empty. */
const noValues = new Dictionary(new Uint8Array(new SharedArrayBuffer(0)), new Uint32Array(new SharedArrayBuffer(8)));

export function emptyColumn(name: string, rowCount: number): Column {
  return makeColumn(name, noValues, makeCodes(rowCount));
}

function concatOrigins(origins: readonly Origin[], rowCounts: readonly number[]): Origin {
  const rowCount = rowCounts.reduce((sum, count) => sum + count, 0);
  const source = new Uint16Array(new SharedArrayBuffer(rowCount * 2));
  const file = makeCodes(rowCount);
  const line = makeCodes(rowCount);
  // Two files may name one source in a column.
  const sources = [...new Set(origins.flatMap((origin) => origin.sources))];
  const files: string[] = [];
  let start = 0;
  for (const [index, origin] of origins.entries()) {
    const numbers = origin.sources.map((name) => sources.indexOf(name));
    for (let row = 0; row < rowCounts[index]!; row++) {
      source[start + row] = numbers[origin.source[row]!]!;
      file[start + row] = origin.file[row]! + files.length;
    }
    line.set(origin.line, start);
    files.push(...origin.files);
    start += rowCounts[index]!;
  }
  const key = concatColumns(
    origins[0]?.key.name ?? 'key',
    origins.map((origin) => origin.key),
    rowCounts,
  );
  return { sources, files, source, file, line, key };
}
