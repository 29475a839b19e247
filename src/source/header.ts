import type { SourceLog } from './source-log.ts';

/**
 * Names for the columns of a header: space around a name is dropped, an empty one becomes column_N, and one that was
 * there before gets a suffix (name_2). Each change is a finding, because rules are written with these names.
 */
export function nameColumns(cells: readonly string[], log: SourceLog, place: { file: string; line: number }): string[] {
  const asRead = new Set(cells.map((cell) => cell.trim()));
  const taken = new Set<string>();
  /** By name, the next number to try: a header of the same word over and over is named in one go. */
  const nextNumber = new Map<string, number>();
  return cells.map((cell, index) => {
    const wanted = cell.trim();
    let name = wanted === '' ? `column_${index + 1}` : wanted;
    // A suffix must not take the name of a column that really has it.
    for (let number = nextNumber.get(wanted) ?? 2; taken.has(name) || (name !== wanted && asRead.has(name)); number++) {
      name = wanted === '' ? `column_${index + 1}_${number}` : `${wanted}_${number}`;
      if (wanted !== '') nextNumber.set(wanted, number + 1);
    }
    taken.add(name);
    if (wanted === '') log.note('column-unnamed', place, { column: index + 1, name });
    else if (name !== wanted) log.note('column-repeated', place, { column: index + 1, read: wanted, name });
    return name;
  });
}
