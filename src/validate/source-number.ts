import type { Table } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';

/** The number of a source by its name. */
export function sourceNumber({ origin }: Table, name: string): number {
  const number = origin.sources.indexOf(name);
  if (number >= 0) return number;
  throw new UsageError(
    `a rule names the source "${name}", which does not exist`,
    didYouMean(name, origin.sources) || `there are ${origin.sources.join(', ')}`,
  );
}

/** Whether a row is of the source; of any, where none is named. */
export function isOfSource(table: Table, name: string | undefined): (row: number) => boolean {
  if (name === undefined) return () => true;
  const number = sourceNumber(table, name);
  const { source } = table.origin;
  return (row) => source[row] === number;
}
