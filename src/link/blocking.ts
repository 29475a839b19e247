import { makeCodes } from '../table/make-column.ts';
import type { Task, Workers } from '../util/task.ts';
import {
  combineCodes,
  combineLists,
  keyCodes,
  nearCodes,
  type RowCodeLists,
  type RowCodes,
  rareLimit,
  rareWordCodes,
} from './block-codes.ts';
import type { FieldForm } from './field-form.ts';
import { rulesOverBudget } from './pair-budget.ts';
import type { BlockingKey, MatchPlan } from './rules.ts';
import { openForm, type SharedForm, shareForm } from './shared-form.ts';
import { splitOversized } from './split-block.ts';

/**
 * What makes pairs: blocks of rows, each row of a block with each other (or, in a window, with its next neighbours).
 * A blocking rule has one maker, and a second one for the windows of its oversized blocks.
 */
export interface PairMaker {
  /** Index of the blocking rule. */
  readonly rule: number;
  readonly kind: 'blocks' | 'lists' | 'window';
  /** Rows of block `b` are `rows[starts[b] .. starts[b + 1])`; block 0 is empty: 0 means "in no block". */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** Block of each row. For 'lists', null: see `lists`. */
  readonly blockOf: Uint32Array | null;
  /** Blocks of each row, ascending; null but for 'lists'. */
  readonly lists: RowCodeLists | null;
  /** Place of each row in `rows`, and how far apart two rows of a pair may be; null but for 'window'. */
  readonly placeOf: Uint32Array | null;
  readonly width: number;
}

export interface Oversized {
  readonly rule: number;
  readonly rows: Uint32Array;
  readonly pairsNotCompared: number;
}

export interface Blocking {
  readonly rowCount: number;
  readonly makers: readonly PairMaker[];
  readonly oversized: readonly Oversized[];
  /** Rules that would have made too many pairs, and make none. */
  readonly overBudget: readonly { readonly rule: number; readonly pairs: number }[];
}

/**
 * Blocks for all rules of a plan; a rule without keys puts all rows into one block. `formOf` gives a field in its
 * folded form. A proposed rule that asks for more pairs than the budget makes none.
 */
export function makeBlocking(
  plan: Pick<MatchPlan, 'blocking' | 'maxBlock' | 'pairBudget'>,
  rowCount: number,
  formOf: (field: string) => FieldForm,
  splitFields: () => readonly FieldForm[],
  contents: Float64Array | null = null,
): Blocking {
  const whole = plan.blocking.map(({ keys }, rule) => makerOfKeys(rule, keys, rowCount, plan.maxBlock, formOf));
  return blockingOf(plan, rowCount, whole, splitFields, contents);
}

/** The same, the blocks of each rule made by threads side by side. */
export async function makeBlockingOn(
  workers: Workers,
  plan: Pick<MatchPlan, 'blocking' | 'maxBlock' | 'pairBudget'>,
  rowCount: number,
  formOf: (field: string) => FieldForm,
  splitFields: () => readonly FieldForm[],
  contents: Float64Array | null = null,
): Promise<Blocking> {
  if (workers.count === 1) return makeBlocking(plan, rowCount, formOf, splitFields, contents);
  const whole = await Promise.all(
    plan.blocking.map(({ keys }, rule) => {
      const forms = keys.map(({ field }) => shareForm(formOf(field)));
      return workers.run(blocksTask, { rule, keys, rowCount, maxBlock: plan.maxBlock, forms });
    }),
  );
  return blockingOf(plan, rowCount, whole, splitFields, contents);
}

/** Oversized blocks split, and proposed rules over the budget left out. */
function blockingOf(
  plan: Pick<MatchPlan, 'blocking' | 'maxBlock' | 'pairBudget'>,
  rowCount: number,
  whole: readonly PairMaker[],
  splitFields: () => readonly FieldForm[],
  contents: Float64Array | null = null,
): Blocking {
  const pairs = whole.map(pairsOf);
  const over = rulesOverBudget(pairs, rowCount, plan.pairBudget ?? 0);
  const makers: PairMaker[] = [];
  const oversized: Oversized[] = [];
  whole.forEach((maker, rule) => {
    if (over.includes(rule)) return;
    const { keys } = plan.blocking[rule]!;
    if (keys.length === 0 || maker.kind === 'lists') {
      makers.push(maker);
      return;
    }
    const own = keys.filter(({ take }) => take.kind === 'whole').map(({ field }) => field);
    const others = () => splitFields().filter(({ field }) => !own.includes(field));
    const split = splitOversized(maker, plan.maxBlock, others, contents);
    makers.push(...split.makers);
    oversized.push(...split.oversized);
  });
  return { rowCount, makers, oversized, overBudget: over.map((rule) => ({ rule, pairs: pairs[rule]! })) };
}

export function makerOfKeys(
  rule: number,
  keys: readonly BlockingKey[],
  rowCount: number,
  maxBlock: number,
  formOf: (field: string) => FieldForm,
): PairMaker {
  if (keys.length === 0) return makerOfBlocks(rule, makeCodes(rowCount).fill(1), 2);
  const { single, lists } = codesOfKeys(keys, rowCount, maxBlock, formOf);
  return lists === null ? makerOfCodes(rule, single!) : makerOfLists(rule, lists);
}

/** The blocks of one blocking rule. */
export const blocksTask: Task<
  {
    readonly rule: number;
    readonly keys: readonly BlockingKey[];
    readonly rowCount: number;
    readonly maxBlock: number;
    readonly forms: readonly SharedForm[];
  },
  PairMaker
> = {
  name: 'link/blocks',
  run({ rule, keys, rowCount, maxBlock, forms }) {
    const formOf = new Map(forms.map((form) => [form.field, openForm(form)]));
    return makerOfKeys(rule, keys, rowCount, maxBlock, (field) => formOf.get(field)!);
  },
};

/** Pairs of all blocks; of lists, a pair of rows counts in each block that both are in. */
function pairsOf({ starts }: PairMaker): number {
  let pairs = 0;
  for (let block = 1; block + 1 < starts.length; block++) {
    const size = starts[block + 1]! - starts[block]!;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

function codesOfKeys(
  keys: readonly BlockingKey[],
  rowCount: number,
  maxBlock: number,
  formOf: (field: string) => FieldForm,
): { readonly single: RowCodes | null; readonly lists: RowCodeLists | null } {
  let single: RowCodes | null = null;
  let lists: RowCodeLists | null = null;
  for (const key of keys) {
    if (key.take.kind === 'rare' || key.take.kind === 'near') continue;
    const codes = keyCodes(formOf(key.field), key.take);
    single = single === null ? codes : combineCodes(single, codes);
  }
  // Of two rare keys the second narrows nothing but costs a product of words, so one is enough to make the blocks.
  const rare = keys.find(({ take }) => take.kind === 'rare');
  if (rare !== undefined) {
    lists = rareWordCodes(formOf(rare.field), rareLimit(rowCount, maxBlock));
    if (single !== null) lists = combineLists(single, lists);
  }
  const near = keys.find(({ take }) => take.kind === 'near');
  if (rare === undefined && near?.take.kind === 'near') {
    lists = nearCodes(formOf(near.field), near.take.count, maxBlock);
    if (single !== null) lists = combineLists(single, lists);
  }
  return { single, lists };
}

/** Blocks of two rows or more, by counting. */
export function makerOfCodes(rule: number, { codes, size }: RowCodes): PairMaker {
  const counts = new Uint32Array(size);
  for (const code of codes) counts[code]!++;
  const blockOfCode = new Uint32Array(size);
  let blockCount = 1;
  for (let code = 1; code < size; code++) if (counts[code]! > 1) blockOfCode[code] = blockCount++;
  const blockOf = makeCodes(codes.length);
  for (let row = 0; row < codes.length; row++) blockOf[row] = blockOfCode[codes[row]!]!;
  return makerOfBlocks(rule, blockOf, blockCount);
}

/** Rows gathered by block, ascending within each. */
export function makerOfBlocks(rule: number, blockOf: Uint32Array, blockCount: number): PairMaker {
  const starts = makeCodes(blockCount + 1);
  for (const block of blockOf) if (block !== 0) starts[block + 1]!++;
  for (let block = 0; block < blockCount; block++) starts[block + 1]! += starts[block]!;
  const rows = makeCodes(starts[blockCount]!);
  const next = starts.slice();
  for (let row = 0; row < blockOf.length; row++) {
    const block = blockOf[row]!;
    if (block !== 0) rows[next[block]!++] = row;
  }
  return { rule, kind: 'blocks', starts, rows, blockOf, lists: null, placeOf: null, width: 0 };
}

function makerOfLists(rule: number, lists: RowCodeLists): PairMaker {
  const starts = makeCodes(lists.size + 1);
  for (const code of lists.codes) starts[code + 1]!++;
  for (let code = 0; code < lists.size; code++) starts[code + 1]! += starts[code]!;
  const rows = makeCodes(lists.codes.length);
  const next = starts.slice();
  for (let row = 0; row + 1 < lists.starts.length; row++) {
    for (let at = lists.starts[row]!; at < lists.starts[row + 1]!; at++) rows[next[lists.codes[at]!]!++] = row;
  }
  return { rule, kind: 'lists', starts, rows, blockOf: null, lists, placeOf: null, width: 0 };
}

/** Whether a maker makes the pair: by looking at the two rows alone, so that no pair has to be remembered. */
export function makes(maker: PairMaker, left: number, right: number): boolean {
  if (maker.kind === 'lists') return firstShared(maker.lists!, left, right) !== 0;
  const block = maker.blockOf![left]!;
  if (block === 0 || block !== maker.blockOf![right]) return false;
  return maker.kind === 'blocks' || Math.abs(maker.placeOf![left]! - maker.placeOf![right]!) <= maker.width;
}

/** The lowest block that holds both rows; 0 where there is none. */
export function firstShared({ starts, codes }: RowCodeLists, left: number, right: number): number {
  let a = starts[left]!;
  let b = starts[right]!;
  const aEnd = starts[left + 1]!;
  const bEnd = starts[right + 1]!;
  while (a < aEnd && b < bEnd) {
    const difference = codes[a]! - codes[b]!;
    if (difference === 0) return codes[a]!;
    if (difference < 0) a++;
    else b++;
  }
  return 0;
}
