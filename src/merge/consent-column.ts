import type { Column } from '../table/column.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { GrowingDictionary } from './growing-dictionary.ts';

/** The column with every cell that could not be read made a no: an opt-out in words we do not know is an opt-out. */
export function unreadableIsNo(column: Column): Column {
  if (column.declined === null) return column;
  const dictionary = new GrowingDictionary(column.dictionary);
  const no = dictionary.codeOf('false');
  const codes = makeCodes(column.codes.length);
  codes.set(column.codes);
  for (const row of column.declined) codes[row] = no;
  return makeColumn(column.name, dictionary.build(), codes);
}
