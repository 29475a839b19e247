import { BitSet } from './bit-set.ts';
import type { Column } from './column.ts';
import { Dictionary } from './dictionary.ts';
import { makeCodes, makeColumn } from './make-column.ts';
import type { Table } from './table.ts';

/** The rows of a table that are in `keep`, in their order; `rowOf` leads from the new row number to the old one. */
export function selectRows(table: Table, keep: BitSet): { readonly table: Table; readonly rowOf: Uint32Array } {
  const rowOf = makeCodes(keep.count());
  let next = 0;
  for (const row of keep) rowOf[next++] = row;
  const { origin } = table;
  const source = new Uint16Array(new SharedArrayBuffer(rowOf.length * 2));
  for (let row = 0; row < rowOf.length; row++) source[row] = origin.source[rowOf[row]!]!;
  return {
    rowOf,
    table: {
      rowCount: rowOf.length,
      columns: table.columns.map((column) => selectColumn(column, rowOf)),
      origin: {
        ...origin,
        source,
        file: pick(origin.file, rowOf),
        line: pick(origin.line, rowOf),
        key: selectColumn(origin.key, rowOf),
      },
    },
  };
}

/** The given rows of a column. Values that none of them holds are left out of the dictionary. */
export function selectColumn(column: Column, rowOf: Uint32Array): Column {
  const codes = pick(column.codes, rowOf);
  const { dictionary, map } = keepUsed(column.dictionary, codes);
  if (map !== null) for (let row = 0; row < codes.length; row++) codes[row] = map[codes[row]!]!;
  return makeColumn(column.name, dictionary, codes, selectBits(column.declined, rowOf));
}

/** The values that are used, in their order, and the new code of each old one; null where all are. */
function keepUsed(
  dictionary: Dictionary,
  codes: Uint32Array,
): { readonly dictionary: Dictionary; readonly map: Uint32Array | null } {
  const used = new Uint8Array(dictionary.size);
  used[0] = 1;
  for (const code of codes) used[code] = 1;
  let size = 0;
  let byteCount = 0;
  for (let code = 0; code < dictionary.size; code++) {
    if (used[code] === 0) continue;
    size++;
    byteCount += dictionary.byteLength(code);
  }
  if (size === dictionary.size) return { dictionary, map: null };
  const bytes = new Uint8Array(new SharedArrayBuffer(byteCount));
  const offsets = makeCodes(size + 1);
  const map = new Uint32Array(dictionary.size);
  let at = 0;
  let next = 0;
  for (let code = 0; code < dictionary.size; code++) {
    if (used[code] === 0) continue;
    map[code] = next++;
    for (let from = dictionary.offsets[code]!; from < dictionary.offsets[code + 1]!; from++)
      bytes[at++] = dictionary.bytes[from]!;
    offsets[next] = at;
  }
  return { dictionary: new Dictionary(bytes, offsets), map };
}

function selectBits(bits: BitSet | null, rowOf: Uint32Array): BitSet | null {
  if (bits === null) return null;
  const selected = new BitSet(rowOf.length);
  for (let row = 0; row < rowOf.length; row++) if (bits.has(rowOf[row]!)) selected.add(row);
  return selected.count() === 0 ? null : selected;
}

function pick(values: Uint32Array, rowOf: Uint32Array): Uint32Array {
  const picked = makeCodes(rowOf.length);
  for (let row = 0; row < rowOf.length; row++) picked[row] = values[rowOf[row]!]!;
  return picked;
}
