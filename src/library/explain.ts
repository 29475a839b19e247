import { type ClusterLink, explainCluster } from '../link/explain-cluster.ts';
import { explainPair, type PairExplanation } from '../link/explain-pair.ts';
import { type CellLineage, lineageOf } from '../merge/lineage.ts';
import { makeShow, makeShowKey, type Show, type ShowKey } from '../report/masking.ts';
import type { RunResult } from '../run-result.ts';
import type { PublishedRun } from '../sink/read-run.ts';
import { cellText } from '../table/column.ts';
import { UsageError } from '../util/usage-error.ts';
import { type Again, linkInputs, runAgain } from './again.ts';
import type { Extensions } from './options.ts';

export interface ExplainOptions {
  readonly reveal?: boolean;
  readonly extensions?: Extensions;
}

export interface ExplainedRecord {
  readonly source: string;
  readonly key: string;
  readonly masterId: string;
  /** Field and cleaned value, filled ones only. */
  readonly cells: readonly (readonly [field: string, value: string])[];
}

/** Why two records were joined or not, or how an entity came about. Values are masked unless revealed. */
export type Explanation =
  | {
      readonly kind: 'pair';
      readonly left: ExplainedRecord;
      readonly right: ExplainedRecord;
      readonly joined: boolean;
      readonly explanation: PairExplanation | null;
      /** Where the two are one entity only through other records: the links from `left` to `right`, in order. */
      readonly chain: readonly {
        readonly left: ExplainedRecord;
        readonly right: ExplainedRecord;
        readonly explanation: PairExplanation;
      }[];
    }
  | {
      readonly kind: 'entity';
      readonly masterId: string;
      readonly records: readonly ExplainedRecord[];
      /** The links that hold it together, strongest first; the last is the weakest. Indices into `records`. */
      readonly links: readonly {
        readonly left: number;
        readonly right: number;
        readonly explanation: PairExplanation;
      }[];
      readonly golden: readonly {
        readonly field: string;
        readonly value: string;
        readonly from: string;
        readonly strategy: string;
        readonly losers: readonly string[];
      }[];
    };

/** Explains by the saved plan and model of the result in `out`; reads and cleans its inputs again, which must be unchanged. */
export async function explain(
  out: string,
  key: string,
  other?: string,
  options: ExplainOptions = {},
): Promise<Explanation> {
  const again = await runAgain(out, options);
  const { result, plan, registries, published } = again;
  const value = makeShow(plan, registries.fieldTypes, options.reveal ?? false);
  const shown: Shown = { value, key: makeShowKey(plan, value) };
  const rows = rowsOf(published, result, key);
  const [row] = rows;
  if (other === undefined) return explainEntity(again, result.merged.entityOf[row!]!, shown);
  const [otherRow] = rowsOf(published, result, other);
  return explainTwo(again, row!, otherRow!, shown);
}

/** How values and keys may be shown. */
interface Shown {
  readonly value: Show;
  readonly key: ShowKey;
}

/** Rows of a KEY in the accepted table. */
export function rowsOf(published: PublishedRun, { accepted }: RunResult, key: string): number[] {
  const records = published.find(key);
  if (records.length === 0)
    throw new UsageError(
      `no record "${key}" in the result`,
      'a key is SOURCE:KEY as in crosswalk.csv, or a master_id; a record that was put aside is in rejects.csv',
    );
  const wanted = new Set(
    records.map(({ source, file, line, key: recordKey }) => JSON.stringify([source, file, line, recordKey])),
  );
  const { origin } = accepted;
  const rows: number[] = [];
  for (let row = 0; row < accepted.rowCount; row++) {
    const id = JSON.stringify([
      origin.sources[origin.source[row]!],
      origin.files[origin.file[row]!],
      origin.line[row],
      cellText(origin.key, row),
    ]);
    if (wanted.has(id)) rows.push(row);
  }
  if (rows.length === 0)
    throw new UsageError(`the record "${key}" is no longer in its file`, 'run the rules again, then explain');
  return rows;
}

function explainTwo(again: Again, left: number, right: number, show: Shown): Explanation {
  const { result } = again;
  const { match } = again.plan;
  const joined = result.merged.entityOf[left] === result.merged.entityOf[right];
  const explanation =
    match === null ? null : explainPair(result.accepted, match, linkInputs(again), result.linked.model, left, right);
  const isIndirect = joined && explanation !== null && explanation.outcome !== 'joined';
  return {
    kind: 'pair',
    left: recordOf(result, left, show),
    right: recordOf(result, right, show),
    joined,
    explanation: explanation === null ? null : masked(explanation, show.value),
    chain: (isIndirect ? chainBetween(again, left, right) : []).map((link) => ({
      left: recordOf(result, link.left, show),
      right: recordOf(result, link.right, show),
      explanation: masked(link.explanation, show.value),
    })),
  };
}

/** The links of the entity that lead from one of its records to another; none where links alone do not connect them. */
function chainBetween(again: Again, left: number, right: number): ClusterLink[] {
  const { accepted, linked, merged } = again.result;
  const entity = merged.entityOf[left]!;
  const others = [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)].filter(
    (row) => row !== left && row !== right,
  );
  const rows = [left, right, ...others];
  const links = explainCluster(accepted, again.plan.match!, linkInputs(again), linked.model, rows).filter(
    ({ explanation }) => explanation.outcome === 'joined',
  );
  // The links are a forest: there is one way at most, and the first that is found is it.
  const wayTo = new Map<number, readonly ClusterLink[]>([[left, []]]);
  for (const [row, way] of wayTo) {
    for (const link of links) {
      const next = link.left === row ? link.right : link.right === row ? link.left : null;
      if (next === null || wayTo.has(next)) continue;
      wayTo.set(next, [...way, link.left === row ? link : { ...link, left: row, right: next }]);
    }
  }
  return [...(wayTo.get(right) ?? [])];
}

function explainEntity(again: Again, entity: number, show: Shown): Explanation {
  const { result } = again;
  const { merged, accepted, identified, linked } = result;
  const { match } = again.plan;
  const rows = [...merged.rows.subarray(merged.starts[entity]!, merged.starts[entity + 1]!)];
  const links =
    match === null || rows.length < 2 ? [] : explainCluster(accepted, match, linkInputs(again), linked.model, rows);
  return {
    kind: 'entity',
    masterId: cellText(identified.masterIds, entity),
    records: rows.map((row) => recordOf(result, row, show)),
    links: links.map(({ left, right, explanation }) => ({
      left: rows.indexOf(left),
      right: rows.indexOf(right),
      explanation: masked(explanation, show.value),
    })),
    golden: lineageOf(accepted, merged, entity).map((cell) => goldenCell(result, cell, show)),
  };
}

function goldenCell({ accepted }: RunResult, { field, value, winner, losers, strategy }: CellLineage, show: Shown) {
  const name = (row: number) => {
    const source = accepted.origin.sources[accepted.origin.source[row]!]!;
    return `${source}:${show.key(source, cellText(accepted.origin.key, row))}`;
  };
  return {
    field,
    value: show.value(field, value),
    from: winner === null ? '' : name(winner),
    strategy,
    losers: losers.map((loser) => show.value(field, loser.value)),
  };
}

function recordOf({ accepted, merged, identified }: RunResult, row: number, show: Shown): ExplainedRecord {
  const { origin } = accepted;
  const source = origin.sources[origin.source[row]!]!;
  return {
    source,
    key: show.key(source, cellText(origin.key, row)),
    masterId: cellText(identified.masterIds, merged.entityOf[row]!),
    cells: accepted.columns
      .filter(({ codes }) => codes[row] !== 0)
      .map((column) => [column.name, show.value(column.name, cellText(column, row))] as const),
  };
}

/** The explanation with every value shown as it may be. */
function masked(explanation: PairExplanation, show: Show): PairExplanation {
  const sides = <Part extends { readonly field: string; readonly left: string; readonly right: string }>(
    part: Part,
  ): Part => ({
    ...part,
    left: show(part.field, part.left),
    right: show(part.field, part.right),
  });
  return {
    ...explanation,
    rules: explanation.rules.map((rule) => ({ ...rule, conditions: rule.conditions.map(sides) })),
    model:
      explanation.model === null
        ? null
        : { ...explanation.model, comparisons: explanation.model.comparisons.map(sides) },
  };
}
