import type { Surroundings, ValueCount } from '../field-type/field-type.ts';
import { type Column, countCodes } from '../table/column.ts';
import { hashBytes } from '../table/dictionary-builder.ts';

/** Distinct values of a column that another one looks at; chosen by their bytes, so that the order of rows does not matter. */
const SAMPLE = 1000;

/** What stands beside a column in its source; a sample of each column is taken once, and only if some column asks. */
export function surroundingsIn(columns: readonly Column[]): (own: Column | null) => Surroundings {
  const samples = new Map<Column, readonly ValueCount[]>();
  const valuesOf = (column: Column) => {
    let values = samples.get(column);
    if (values === undefined) {
      values = sampleOf(column);
      samples.set(column, values);
    }
    return values;
  };
  return (own) => ({
    header: own?.name ?? '',
    columns: () =>
      columns
        .filter((column) => column.name !== own?.name)
        .map((column) => ({ header: column.name, values: valuesOf(column) })),
  });
}

function sampleOf(column: Column): ValueCount[] {
  const { dictionary } = column;
  const counts = countCodes(column);
  const limit = dictionary.size <= SAMPLE ? 0x1_0000_0000 : (SAMPLE / dictionary.size) * 0x1_0000_0000;
  const values: ValueCount[] = [];
  for (let code = 1; code < counts.length; code++) {
    const count = counts[code]!;
    if (count === 0 || hashBytes(dictionary.bytes, dictionary.offsets[code]!, dictionary.offsets[code + 1]!) >= limit)
      continue;
    values.push({ text: dictionary.text(code), count });
  }
  return values;
}
