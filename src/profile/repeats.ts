import type { Column } from '../table/column.ts';
import { hashBytes } from '../table/dictionary-builder.ts';
import type { Table } from '../table/table.ts';
import { words } from '../util/fold.ts';
import type { ColumnProfile, Repeats } from './profile-result.ts';

/** Rows looked at. */
const SAMPLE = 1000;
/** Smaller shares are chance: two texts share an "and". */
const LEAST = 0.3;

/**
 * Which columns say again what another says of the same record: a description begins with the name, a full name holds
 * the first. To compare both would count one thing twice. Rows are chosen by their content, so that their order plays no part.
 */
export function repeatsOf(table: Table, profiles: readonly ColumnProfile[]): Repeats[] {
  const texts = table.columns.filter((_, at) => isText(profiles[at]!));
  if (texts.length < 2) return [];
  const rows = sampleRows(texts, table.rowCount);
  const wordsOf = texts.map(({ codes, dictionary }) =>
    rows.map((row) => new Set(codes[row] === 0 ? [] : words(dictionary.text(codes[row]!)))),
  );
  return texts.flatMap((part, a) =>
    texts.flatMap((whole, b) => {
      const share = a === b ? 0 : shareIn(wordsOf[a]!, wordsOf[b]!);
      return share >= LEAST ? [{ part: part.name, whole: whole.name, share: Math.round(share * 100) / 100 }] : [];
    }),
  );
}

const isText = ({ type, distinct }: ColumnProfile) =>
  ['text', 'person_name', 'company_name'].includes(type.id) && distinct > 2;

/** Share of the words of one that the other holds, over rows in which both are filled; 0 where those are few. */
function shareIn(part: readonly ReadonlySet<string>[], whole: readonly ReadonlySet<string>[]): number {
  let sum = 0;
  let rows = 0;
  part.forEach((own, row) => {
    const other = whole[row]!;
    if (own.size === 0 || other.size === 0) return;
    rows++;
    let held = 0;
    for (const word of own) if (other.has(word)) held++;
    sum += held / own.size;
  });
  return rows < 5 ? 0 : sum / rows;
}

function sampleRows(columns: readonly Column[], rowCount: number): number[] {
  const hashes = columns.map(({ dictionary: { bytes, offsets, size } }) =>
    Uint32Array.from({ length: size }, (_, code) => hashBytes(bytes, offsets[code]!, offsets[code + 1]!)),
  );
  const hashOf = new Uint32Array(rowCount);
  columns.forEach(({ codes }, at) => {
    for (let row = 0; row < rowCount; row++) {
      hashOf[row] = (Math.imul(hashOf[row]! ^ hashes[at]![codes[row]!]!, 0x9e3779b1) + 0x7f4a7c15) >>> 0;
    }
  });
  const limit = rowCount <= SAMPLE ? 0x1_0000_0000 : (SAMPLE / rowCount) * 0x1_0000_0000;
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) if (hashOf[row]! < limit) rows.push(row);
  return rows;
}
