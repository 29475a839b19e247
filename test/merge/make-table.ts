import { numberEntities } from '../../src/merge/entities.ts';
import { mergeClusters } from '../../src/merge/merge-clusters.ts';
import type { MergeResult } from '../../src/merge/merge-result.ts';
import type { MergePlan, StrategyPlan } from '../../src/merge/rules.ts';
import { strategies } from '../../src/merge/strategy/index.ts';
import { BitSet } from '../../src/table/bit-set.ts';
import { cellText } from '../../src/table/column.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import type { Table } from '../../src/table/table.ts';
import type { Json } from '../../src/util/json.ts';

/** A record as a test writes it. A cell that begins with "?" is its text without the mark, and was declined. */
export interface TestRecord {
  readonly source?: string;
  readonly key?: string;
  readonly updated?: string;
  /** Records of one number are one entity. */
  readonly entity?: number;
  readonly cells: Readonly<Record<string, string>>;
}

export function makeTable(records: readonly TestRecord[], sourceOrder?: readonly string[]): Table {
  const sources = sourceOrder ?? [...new Set(records.map(({ source = 'crm' }) => source))];
  const names = [...new Set(records.flatMap(({ cells }) => Object.keys(cells)))];
  const columns = names.map((name) => {
    const texts = records.map(({ cells }) => cells[name] ?? '');
    const declined = new BitSet(records.length);
    for (const [row, text] of texts.entries()) if (text.startsWith('?')) declined.add(row);
    const column = columnOfTexts(
      name,
      texts.map((text) => text.replace(/^\?/, '')),
    );
    return declined.count() === 0 ? column : { ...column, declined };
  });
  return {
    rowCount: records.length,
    columns,
    origin: {
      sources,
      files: ['people.csv'],
      source: Uint16Array.from(records, ({ source = 'crm' }) => sources.indexOf(source)),
      file: new Uint32Array(records.length),
      line: Uint32Array.from(records, (_, row) => row + 2),
      key: columnOfTexts(
        'key',
        records.map(({ key }, row) => key ?? String(row + 1)),
      ),
    },
  };
}

/** The cluster of each row, as linking gives it: the lowest row of its entity. */
export function clustersOf(records: readonly TestRecord[]): Uint32Array {
  const lowest = new Map<number, number>();
  return Uint32Array.from(records, ({ entity = 0 }, row) => {
    if (!lowest.has(entity)) lowest.set(entity, row);
    return lowest.get(entity)!;
  });
}

export type Step = string | readonly [id: string, options: Json];

export const chainOf = (steps: readonly Step[]): StrategyPlan[] =>
  steps.map((step) => (typeof step === 'string' ? { id: step, options: null } : { id: step[0], options: step[1] }));

export interface TestPlan {
  readonly fields?: Readonly<Record<string, readonly Step[]>>;
  readonly groups?: MergePlan['groups'];
  readonly trust?: Readonly<Record<string, number>>;
  readonly consent?: readonly string[];
}

export function merge(
  records: readonly TestRecord[],
  plan: TestPlan,
  sourceOrder?: readonly string[],
): { table: Table; merged: MergeResult } {
  const table = makeTable(records, sourceOrder);
  const updated = records.some((record) => record.updated)
    ? columnOfTexts(
        'updated',
        records.map((record) => record.updated ?? ''),
      )
    : null;
  const mergePlan: MergePlan = {
    fields: Object.entries(plan.fields ?? {}).map(([field, steps]) => ({ field, chain: chainOf(steps) })),
    groups: plan.groups ?? [],
    trust: Object.entries(plan.trust ?? {}).map(([source, trust]) => ({ source, trust })),
    consent: plan.consent ?? [],
  };
  return {
    table,
    merged: mergeClusters(table, numberEntities(clustersOf(records)), mergePlan, { updated, strategies }),
  };
}

/** The golden records as field → value. */
export function golden(merged: MergeResult): Record<string, string>[] {
  return Array.from({ length: merged.entityCount }, (_, entity) =>
    Object.fromEntries(merged.columns.map(({ column }) => [column.name, cellText(column, entity)])),
  );
}
