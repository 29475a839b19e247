import { EMPTY } from '../table/dictionary.ts';
import { makeCodes } from '../table/make-column.ts';
import { makerOfBlocks, type Oversized, type PairMaker } from './blocking.ts';
import type { FieldForm } from './field-form.ts';

/** How many next neighbours a row of an oversized block is compared with, after sorting by the further fields. */
const WINDOW = 20;

/**
 * Blocks of more than `maxBlock` rows cost their square. Their rows are put into smaller blocks by a further field, the
 * one with most distinct values, and again by the next while a part is still too large; and all rows of the block,
 * sorted by those fields, are compared with their next neighbours. What is left out is said.
 */
export function splitOversized(
  maker: PairMaker,
  maxBlock: number,
  fieldsOf: () => readonly FieldForm[],
  contents: Float64Array | null = null,
): { readonly makers: readonly PairMaker[]; readonly oversized: readonly Oversized[] } {
  const { starts, rows } = maker;
  const large: Uint32Array[] = [];
  for (let block = 1; block + 1 < starts.length; block++) {
    if (starts[block + 1]! - starts[block]! > maxBlock) large.push(rows.slice(starts[block]!, starts[block + 1]!));
  }
  if (large.length === 0) return { makers: [maker], oversized: [] };

  const fields = fieldsOf();
  const blockOf = makeCodes(maker.blockOf!.length);
  blockOf.set(maker.blockOf!);
  let blockCount = starts.length - 1;
  const windows = large.map((block) => {
    const order = byDistinctValues(block, fields);
    for (const row of block) blockOf[row] = 0;
    for (const part of partsOf(block, order, maxBlock)) {
      for (const row of part) blockOf[row] = blockCount;
      blockCount++;
    }
    return sorted(block, order, contents);
  });
  const parts = makerOfBlocks(maker.rule, blockOf, blockCount);
  const window = windowMaker(maker.rule, windows, blockOf.length, Math.min(WINDOW, maxBlock));
  const oversized = large.map((block, index) => ({
    rule: maker.rule,
    rows: block,
    pairsNotCompared: notCompared(windows[index]!, blockOf, window.width),
  }));
  return { makers: [parts, window], oversized };
}

/** Fields that tell rows of the block apart, the best first. */
function byDistinctValues(rows: Uint32Array, fields: readonly FieldForm[]): FieldForm[] {
  return fields
    .map((form) => ({ form, distinct: distinctCount(rows, form) }))
    .filter(({ distinct }) => distinct > 1)
    .sort((a, b) => b.distinct - a.distinct)
    .map(({ form }) => form);
}

function distinctCount(rows: Uint32Array, { codes }: FieldForm): number {
  const seen = new Set<number>();
  for (const row of rows) if (codes[row] !== EMPTY) seen.add(codes[row]!);
  return seen.size;
}

/** Groups of at least two rows that agree on the first field; those still too large, on the next as well. */
function partsOf(rows: Uint32Array, [form, ...rest]: readonly FieldForm[], maxBlock: number): Uint32Array[] {
  if (rows.length <= maxBlock) return rows.length > 1 ? [rows] : [];
  if (form === undefined) return [];
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const code = form.codes[row]!;
    if (code === EMPTY) continue;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => partsOf(Uint32Array.from(group), rest, maxBlock));
}

/**
 * Rows in the order of the fields' values, empty ones last. Rows equal in all of them by all their content (row-order.ts), if
 * it is given; else in the order given, which matters only where the sources of two rows do.
 */
function sorted(rows: Uint32Array, fields: readonly FieldForm[], contents: Float64Array | null): Uint32Array {
  const ranks = fields.map((form) => ranksOf(rows, form));
  const index = Uint32Array.from(rows, (_, at) => at);
  index.sort((a, b) => {
    for (const rank of ranks) if (rank[a] !== rank[b]) return rank[a]! - rank[b]!;
    return contents === null ? a - b : contents[rows[a]!]! - contents[rows[b]!]! || a - b;
  });
  return index.map((at) => rows[at]!);
}

function ranksOf(rows: Uint32Array, { codes, dictionary }: FieldForm): Uint32Array {
  const distinct = [...new Set(rows.map((row) => codes[row]!))].filter((code) => code !== EMPTY);
  const { bytes, offsets } = dictionary;
  const buffer = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  distinct.sort((a, b) => buffer.compare(buffer, offsets[b]!, offsets[b + 1]!, offsets[a]!, offsets[a + 1]!));
  const rankOf = new Map(distinct.map((code, rank) => [code, rank]));
  return rows.map((row) => rankOf.get(codes[row]!) ?? distinct.length);
}

function windowMaker(rule: number, blocks: readonly Uint32Array[], rowCount: number, width: number): PairMaker {
  const starts = makeCodes(blocks.length + 2);
  const rows = makeCodes(blocks.reduce((sum, block) => sum + block.length, 0));
  const blockOf = makeCodes(rowCount);
  const placeOf = makeCodes(rowCount);
  let used = 0;
  blocks.forEach((block, index) => {
    for (const row of block) {
      blockOf[row] = index + 1;
      placeOf[row] = used;
      rows[used++] = row;
    }
    starts[index + 2] = used;
  });
  return { rule, kind: 'window', starts, rows, blockOf, lists: null, placeOf, width };
}

/** All pairs of the block less those that a part or the window makes. */
function notCompared(order: Uint32Array, partOf: Uint32Array, width: number): number {
  const total = (order.length * (order.length - 1)) / 2;
  let inWindow = 0;
  const sizes = new Map<number, number>();
  for (let at = 0; at < order.length; at++) {
    const part = partOf[order[at]!]!;
    if (part !== 0) sizes.set(part, (sizes.get(part) ?? 0) + 1);
    const end = Math.min(order.length, at + width + 1);
    for (let next = at + 1; next < end; next++) if (part === 0 || partOf[order[next]!] !== part) inWindow++;
  }
  let inParts = 0;
  for (const size of sizes.values()) inParts += (size * (size - 1)) / 2;
  return total - inWindow - inParts;
}
