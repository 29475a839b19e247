import { type Finding, makeFinding } from '../finding/finding.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { recordId, rowsByRecord } from '../table/rows-by-record.ts';
import type { Table } from '../table/table.ts';
import { readLog } from '../util/log-text.ts';
import { GrowingDictionary } from './growing-dictionary.ts';
import { type GoldenColumn, type MergeResult, NO_ROW } from './merge-result.ts';

/** Columns of the file that the review desk adds a line to with each golden value that a person sets. */
export const editColumns = ['edited_at', 'source', 'key', 'field', 'value', 'why'] as const;

/** What a person says the golden value of a field is, in whatever entity the record is. */
export interface GoldenEdit {
  readonly source: string;
  readonly key: string;
  readonly field: string;
  /** In the field's canonical form; '' for no value. */
  readonly value: string;
  readonly why: string;
}

/** A `why` of this withdraws the edit. */
export const WITHDRAWN = '(withdrawn)';

/** The edits that stand: of several on one field of one record the last. */
export function readGoldenEdits(bytes: Uint8Array, file: string): GoldenEdit[] {
  const standing = new Map<string, GoldenEdit>();
  for (const { cells } of readLog(bytes, editColumns, file).rows) {
    const [, source, key, field, value, why] = cells as [string, string, string, string, string, string];
    const id = JSON.stringify([source, key, field]);
    standing.delete(id);
    if (why !== WITHDRAWN) standing.set(id, { source, key, field, value, why });
  }
  return [...standing.values()];
}

/** What decided a golden value that a person set, in the lineage. */
const BY_PERSON = 'person';
const NO_CONSENT = 'false';

/**
 * Puts what people set into the golden columns. Of two edits that meet in one entity the later one stands. A consent is
 * only ever taken away here: an opt-out is undone by a rule in so many words and by nothing else.
 */
export function applyEdits(
  table: Table,
  merged: MergeResult,
  edits: readonly GoldenEdit[],
  consent: ReadonlySet<string>,
): MergeResult {
  if (edits.length === 0) return merged;
  const rowOf = rowsByRecord(table, edits);
  const findings: Finding[] = [];
  const found = edits.flatMap((edit) => {
    const row = rowOf.get(recordId(edit));
    const at = table.columns.findIndex(({ name }) => name === edit.field);
    if (row === undefined || at < 0) {
      const detail = { source: edit.source, field: edit.field };
      findings.push(makeFinding({ code: 'edit-without-record', level: 'warning', field: edit.field, detail }));
      return [];
    }
    if (consent.has(edit.field) && edit.value !== NO_CONSENT) {
      const rows = Uint32Array.of(row);
      findings.push(makeFinding({ code: 'edit-of-consent', level: 'warning', field: edit.field, rows }));
      return [];
    }
    return [{ at, entity: merged.entityOf[row]!, edit }];
  });
  const columns = merged.columns.map((golden, at) => {
    const own = found.filter((one) => one.at === at);
    return own.length === 0 ? golden : edited(golden, table.columns[at]!.codes, merged, own);
  });
  return { ...merged, columns, findings: [...merged.findings, ...findings] };
}

function edited(
  { column, winner, decidedBy, strategies }: GoldenColumn,
  cells: Uint32Array,
  { starts, rows }: MergeResult,
  edits: readonly { readonly entity: number; readonly edit: GoldenEdit }[],
): GoldenColumn {
  const dictionary = new GrowingDictionary(column.dictionary);
  const codes = makeCodes(column.codes.length);
  codes.set(column.codes);
  const winners = winner.slice();
  const deciders = decidedBy.slice();
  const ids = [...strategies, BY_PERSON];
  for (const { entity, edit } of edits) {
    const code = edit.value === '' ? EMPTY : dictionary.codeOf(edit.value);
    codes[entity] = code;
    deciders[entity] = ids.length - 1;
    const members = rows.subarray(starts[entity]!, starts[entity + 1]!);
    winners[entity] = code === EMPTY ? NO_ROW : (members.find((row) => cells[row] === code) ?? NO_ROW);
  }
  return {
    column: makeColumn(column.name, dictionary.build(), codes, stillDeclined(column, edits)),
    winner: winners,
    decidedBy: deciders,
    strategies: ids,
  };
}

/** What a person set needs no reading any more. */
function stillDeclined({ declined, codes }: Column, edits: readonly { readonly entity: number }[]): BitSet | null {
  if (declined === null) return null;
  const set = new Set(edits.map(({ entity }) => entity));
  const left = new BitSet(codes.length);
  for (const entity of declined) if (!set.has(entity)) left.add(entity);
  return left;
}
