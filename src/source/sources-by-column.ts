import { cellText } from '../table/column.ts';
import { findColumn } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import type { SourcePlan } from './rules.ts';
import type { SourceResult } from './source-result.ts';

/** Most names of sources a file may hold: more than that is a column of something else. */
const MOST_SOURCES = 1000;

/** The records of one file under the sources that a column of it names; an empty cell leaves the file's own name. */
export function sourcesByColumn(read: SourceResult, { name, sourceBy, file }: SourcePlan): SourceResult {
  const { table } = read;
  const column = findColumn(table, sourceBy);
  if (column === undefined) {
    const names = table.columns.map((other) => other.name);
    throw new UsageError(
      `${file.join(', ') || `the source "${name}"`} has no column "${sourceBy}"`,
      didYouMean(sourceBy, names) || `it has: ${names.join(', ')}`,
    );
  }
  if (column.dictionary.size > MOST_SOURCES) {
    throw new UsageError(
      `"${sourceBy}" has ${column.dictionary.size - 1} values; at most ${MOST_SOURCES} sources are read from a column`,
    );
  }
  const numbers = new Map([[name, 0]]);
  const source = new Uint16Array(new SharedArrayBuffer(table.rowCount * 2));
  const numberOf = new Int32Array(column.dictionary.size).fill(-1);
  for (let row = 0; row < table.rowCount; row++) {
    const code = column.codes[row]!;
    if (numberOf[code] === -1) {
      const own = cellText(column, row) || name;
      if (!numbers.has(own)) numbers.set(own, numbers.size);
      numberOf[code] = numbers.get(own)!;
    }
    source[row] = numberOf[code]!;
  }
  return { ...read, table: { ...table, origin: { ...table.origin, sources: [...numbers.keys()], source } } };
}
