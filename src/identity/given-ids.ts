import type { Column } from '../table/column.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { masterIdPattern } from './identity-result.ts';

/**
 * The master ids that records bring with them, where a source is the master file of an earlier run; null where no record
 * has one. A user may have a column of that name that holds something else: such values make no record golden.
 */
export function givenIds(table: Table): Column | null {
  const column = findColumn(table, 'master_id');
  if (column === undefined) return null;
  const { name, dictionary, codes } = column;
  const isOurs = Uint8Array.from(dictionary.texts(), (text) => (masterIdPattern.test(text) ? 1 : 0));
  if (!isOurs.includes(1)) return null;
  const ids = makeCodes(codes.length);
  for (let row = 0; row < codes.length; row++) if (isOurs[codes[row]!] === 1) ids[row] = codes[row]!;
  return makeColumn(name, dictionary, ids);
}
