import type { Evidence } from '../field-type/field-type.ts';
import type { Finding } from '../finding/finding.ts';
import { makeFinding } from '../finding/finding.ts';
import type { Spelling } from '../learn/spellings.ts';
import type { Column } from '../table/column.ts';
import { findColumn, type Table } from '../table/table.ts';
import { emptyColumn } from '../table/unify.ts';
import { type BoundSource, bindSource } from './bind.ts';
import type { CleanContext, CleanPlan, SourceTable } from './clean-context.ts';
import type { CleanedSource, FieldChange } from './clean-result.ts';
import { type CleanedField, cleanSourceField, type Neighbour } from './clean-source-field.ts';
import { formulaFindings } from './formula-cells.ts';
import { declinedCode, groupNotes, noteFinding } from './notes.ts';
import { cleaningOrder, typeOf } from './order.ts';
import { droppedColumns, otherColumns } from './other-columns.ts';
import { evidenceFindings } from './settle.ts';
import { surroundingsIn } from './surroundings.ts';
import { textFaultFindings } from './text-faults/fault-findings.ts';
import { readUpdated, timesOfField } from './updated.ts';

/** One source, cleaned: its part of everything that CleanResult holds. */
export interface SourcePart {
  readonly source: CleanedSource;
  readonly table: Table;
  /** null where the source does not say when its records changed. */
  readonly updated: Column | null;
  readonly findings: readonly Finding[];
  readonly rejected: readonly { readonly rows: Uint32Array; readonly reason: string; readonly field: string }[];
  readonly evidence: readonly {
    readonly source: string;
    readonly field: string;
    readonly evidence: readonly Evidence[];
  }[];
  readonly learned: readonly { readonly field: string; readonly spellings: readonly Spelling[] }[];
}

/** A source without the records that its `where` put aside; `rowOf` leads to the rows as read, null where all are there. */
export interface ChosenSource extends SourceTable {
  readonly rowOf: Uint32Array | null;
}

/** Cleans one source, of which `where` has already put records aside. */
export async function cleanSource(
  { plan: source, table, rowOf }: ChosenSource,
  plan: CleanPlan,
  rowStart: number,
  context: CleanContext,
): Promise<SourcePart> {
  const bound = bindSource(table, source, plan.fields);
  const cleaned = await cleanFields(bound, table, plan, context);
  const changes = plan.fields.map(({ name }) => cleaned.get(name)!.change);
  const others = plan.otherColumns === 'keep' ? otherColumns(bound, source, plan.fields, table.rowCount) : [];
  const columns = [...changes.map(({ after }) => after), ...others];
  const updated = updatedTimes({ plan: source, table }, plan, changes, rowStart, context);
  const findings = [
    ...plan.fields.flatMap((field) => fieldFindings(source.name, cleaned.get(field.name)!, field, rowStart)),
    ...others.flatMap((column) => [
      ...formulaFindings(column, rowStart),
      ...textFaultFindings(column, column, rowStart),
    ]),
    ...updated.findings,
  ];
  return {
    source: {
      name: source.name,
      rowStart,
      raw: table,
      rowOf,
      changes,
      dropped: droppedColumns(table, changes, others),
    },
    table: { rowCount: table.rowCount, columns, origin: table.origin },
    updated: updated.column,
    findings,
    rejected: plan.fields.flatMap((field) => rejectedRows(cleaned.get(field.name)!, field, rowStart)),
    evidence: plan.fields.flatMap(({ name }) => {
      const { evidence } = cleaned.get(name)!;
      return evidence.length === 0 ? [] : [{ source: source.name, field: name, evidence }];
    }),
    learned: plan.fields.map(({ name }) => ({ field: name, spellings: cleaned.get(name)!.learned })),
  };
}

/** Every field once those it needs are clean; fields that need nothing of each other run side by side. */
async function cleanFields(
  bound: BoundSource,
  table: Table,
  plan: CleanPlan,
  context: CleanContext,
): Promise<Map<string, CleanedField>> {
  const running = new Map<string, Promise<CleanedField>>();
  const besides = surroundingsIn(table.columns);
  const ofField = new Map(bound.fields.map((one) => [one.field.name, one]));
  for (const field of cleaningOrder(plan.fields, context.fieldTypes)) {
    const neighbour = async (name: string): Promise<Neighbour> => {
      const other = name === field.name ? undefined : running.get(name);
      if (other !== undefined) {
        const { change } = await other;
        return { clean: change.after, raw: change.before };
      }
      const column =
        bound.others.find((one) => one.name === name) ?? findColumn(table, name) ?? emptyColumn(name, table.rowCount);
      return { clean: column, raw: column };
    };
    const type = typeOf(field, context.fieldTypes);
    const one = ofField.get(field.name)!;
    const beside = besides(one.columns[0] ?? null);
    running.set(field.name, cleanSourceField(one, table.rowCount, neighbour, context, type, beside));
  }
  const cleaned = new Map<string, CleanedField>();
  for (const [name, result] of await Promise.all([...running].map(async ([key, one]) => [key, await one] as const)))
    cleaned.set(name, result);
  return cleaned;
}

type FieldPlan = CleanPlan['fields'][number];

function fieldFindings(
  source: string,
  { change, notes, evidence }: CleanedField,
  field: FieldPlan,
  rowStart: number,
): Finding[] {
  const reasons = new Set(notes.map(({ note }) => note.reason));
  return [
    ...evidenceFindings(source, field.name, evidence, reasons),
    ...notes.map((note) => noteFinding(note, field, rowStart)),
    ...formulaFindings(change.after, rowStart),
    ...textFaultFindings(change.before, change.after, rowStart),
  ];
}

function rejectedRows(
  { notes }: CleanedField,
  field: FieldPlan,
  rowStart: number,
): { rows: Uint32Array; reason: string; field: string }[] {
  if (field.declined !== 'reject') return [];
  return notes
    .filter(({ note }) => note.kind === 'declined')
    .map(({ note, rows }) => ({
      rows: rows.map((row) => row + rowStart),
      reason: declinedCode(field, note),
      field: field.name,
    }));
}

function updatedTimes(
  { plan: source, table }: SourceTable,
  plan: CleanPlan,
  changes: readonly FieldChange[],
  rowStart: number,
  context: CleanContext,
): { readonly column: Column | null; readonly findings: readonly Finding[] } {
  if (source.updated === '') return { column: null, findings: [] };
  const raw = findColumn(table, source.updated);
  // A header of the file, or a field's name; either way, a field that has read it as a time has done the work.
  const change = changes.find(({ field, before }) => before === raw || (raw === undefined && field === source.updated));
  const field = plan.fields.find(({ name }) => name === change?.field);
  if (change !== undefined && isTime(field) && field?.write === 'canonical')
    return { column: timesOfField(change.after), findings: [] };
  const type = context.fieldTypes.get('datetime');
  const column = raw ?? change?.before;
  if (column === undefined || type === undefined) return { column: null, findings: [] };
  const { column: times, notes } = readUpdated(
    column,
    type,
    context.readContext,
    surroundingsIn(table.columns)(column),
  );
  const findings = groupNotes(notes, column.codes, column.dictionary.size).map(({ note, rows }) =>
    makeFinding({
      code: 'updated-unreadable',
      level: 'warning',
      field: source.updated,
      value: note.value,
      rows: rows.map((row) => row + rowStart),
      detail: { reason: note.reason },
    }),
  );
  return { column: times, findings };
}

const isTime = (field: FieldPlan | undefined) => field?.type === 'date' || field?.type === 'datetime';
