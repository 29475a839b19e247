import type { AnyFieldType, ReadContext, Surroundings } from '../field-type/field-type.ts';
import type { Column } from '../table/column.ts';
import type { Table } from '../table/table.ts';
import { inferTypes, readAs, spread } from './infer-type.ts';
import type { ColumnProfile, TableProfile } from './profile-result.ts';
import { repeatsOf } from './repeats.ts';
import { type ColumnSample, sampleColumn } from './sample.ts';
import { countsOf, lengthsOf, scriptsOf, shapeOf, wordsOf } from './text-facts.ts';

export interface ProfileOptions {
  /** Types that a column may be of; none makes every column text. */
  readonly fieldTypes?: ReadonlyMap<string, AnyFieldType>;
  /** ISO date that counts as today. */
  readonly today?: string;
}

/** Facts of a column: counts of all its cells, and the forms of its distinct values or of a sample of 20,000 of them. */
export function profileColumn(
  column: Column,
  options: ProfileOptions = {},
  sample: ColumnSample = sampleColumn(column),
  beside?: Surroundings,
): ColumnProfile {
  const { filled, distinct, top, missing, values } = sample;
  const fieldTypes = options.fieldTypes ?? new Map<string, AnyFieldType>();
  const [inferred, ...others] = inferTypes(column.name, values, fieldTypes);
  const type = fieldTypes.get(inferred!.id);
  const readings =
    type === undefined
      ? { options: inferred!.options, evidence: [], readable: 1, range: null }
      : readAs(inferred!, values, type, contextOf(options), beside);
  const texts = values.map(({ text }) => text);
  const { options: settled, ...facts } = readings;
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
    type: { ...inferred!, options: settled },
    otherTypes: others.filter(({ id }) => id !== 'text').slice(0, 2),
    ...facts,
    sampled: values.length,
  };
}

/** Values of a column that another one looks at. */
const BESIDE = 1000;

export function profileTable(table: Table, options: ProfileOptions = {}): TableProfile {
  const samples = table.columns.map(sampleColumn);
  const seen = table.columns.map(({ name }, index) => ({
    header: name,
    values: spread(samples[index]!.values, BESIDE),
  }));
  const columns = table.columns.map((column, index) =>
    profileColumn(column, options, samples[index]!, {
      header: column.name,
      columns: () => seen.filter((_, other) => other !== index),
    }),
  );
  return { rows: table.rowCount, columns, repeats: repeatsOf(table, columns) };
}

/** A profile knows no rates: an amount is read in its own currency. */
const contextOf = ({ today = '1970-01-01' }: ProfileOptions): ReadContext => ({
  today,
  rates: () => ({ rate: () => undefined }),
});
