import type { AnyFieldType, ReadContext } from '../field-type/field-type.ts';
import type { Column } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { inferTypes, readAs } from './infer-type.ts';
import type { ColumnProfile, TableProfile } from './profile-result.ts';
import { repeatsOf } from './repeats.ts';
import { sampleColumn } from './sample.ts';
import { countsOf, lengthsOf, scriptsOf, shapeOf, wordsOf } from './text-facts.ts';

export interface ProfileOptions {
  /** Types that a column may be of; none makes every column text. */
  readonly fieldTypes?: ReadonlyMap<string, AnyFieldType>;
  /** ISO date that counts as today. */
  readonly today?: string;
}

/** Facts of a column: counts of all its cells, and the forms of its distinct values or of a sample of 20,000 of them. */
export function profileColumn(column: Column, options: ProfileOptions = {}): ColumnProfile {
  const { filled, distinct, top, missing, values } = sampleColumn(column);
  const fieldTypes = options.fieldTypes ?? new Map<string, AnyFieldType>();
  const [inferred, ...others] = inferTypes(column.name, values, fieldTypes);
  const type = fieldTypes.get(inferred!.id);
  const readings =
    type === undefined
      ? { evidence: [], readable: 1, range: null }
      : readAs(inferred!, values, type, contextOf(options));
  const texts = values.map(({ text }) => text);
  return {
    name: column.name,
    rows: column.codes.length,
    filled,
    distinct,
    top,
    missing,
    lengths: lengthsOf(texts),
    words: wordsOf(texts),
    shapes: countsOf(texts.map(shapeOf), 5),
    scripts: countsOf(texts.flatMap(scriptsOf), 5),
    type: inferred!,
    otherTypes: others.filter(({ id }) => id !== 'text').slice(0, 2),
    ...readings,
    sampled: values.length,
  };
}

export function profileTable(table: Table, options: ProfileOptions = {}): TableProfile {
  const columns = table.columns.map((column) => profileColumn(column, options));
  return { rows: table.rowCount, columns, repeats: repeatsOf(table, columns) };
}

/** A profile knows no rates: an amount is read in its own currency. */
const contextOf = ({ today = '1970-01-01' }: ProfileOptions): ReadContext => ({
  today,
  rates: () => ({ rate: () => undefined }),
});
