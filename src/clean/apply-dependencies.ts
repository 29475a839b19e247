import type { Finding } from '../finding/finding.ts';
import { makeFinding } from '../finding/finding.ts';
import { LEAST_AGREEMENT } from '../learn/repairs.ts';
import { BitSet } from '../table/bit-set.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import { DictionaryBuilder } from '../table/dictionary-builder.ts';
import { makeCodes, makeColumn } from '../table/make-column.ts';
import { addAll } from '../table/merge-dictionaries.ts';
import { findColumn, type Table } from '../table/table.ts';
import { unify } from '../table/unify.ts';
import { CellCleaner } from './cell-cleaner.ts';
import type { CleanContext, CleanPlan } from './clean-context.ts';
import type { DependencyFacts, FieldChange } from './clean-result.ts';
import type { SourcePart } from './clean-source.ts';
import { type DecidedCell, type DoubtfulCell, decideByDependencies } from './dependencies.ts';
import { RuleNames } from './fill.ts';
import { typeOf } from './order.ts';
import type { DependencyPlan, FieldPlan } from './rules.ts';

/** The sources after what their records together say of single cells. */
export interface Settled {
  readonly parts: readonly SourcePart[];
  readonly table: Table;
  readonly findings: readonly Finding[];
  readonly facts: readonly DependencyFacts[];
}

/**
 * Dependencies look at all sources at once, after each was cleaned by itself: a postal code of one source may be
 * known from another. What they changed is taken back into the sources, and into what was found in them.
 */
export function applyDependencies(parts: readonly SourcePart[], plan: CleanPlan, context: CleanContext): Settled {
  const { dependencies = [] } = plan;
  const table = unify(parts.map((part) => part.table));
  if (dependencies.length === 0) return { parts, table, findings: [], facts: [] };
  const decided = decideByDependencies(dependencies, columnsNamed(dependencies, table));
  const fields = new Map(plan.fields.map((field) => [field.name, field]));
  const late = new Map(lateDefaults(plan).map((name) => [name, fields.get(name)!]));
  const columns = new Map<string, Column>();
  const cells = new Map<string, readonly DecidedCell[]>();
  for (const name of new Set([...decided.columns.keys(), ...late.keys()])) {
    const one = decided.columns.get(name);
    const column = one?.column ?? findColumn(table, name);
    if (column === undefined) continue;
    const field = late.get(name);
    columns.set(name, field === undefined ? column : withDefault(column, field, context));
    cells.set(name, one?.cells ?? []);
  }
  const changed = parts.map((part) => changedPart(part, columns, cells, fields));
  return {
    parts: changed,
    table: { ...table, columns: table.columns.map((column) => columns.get(column.name) ?? column) },
    findings: [...decided.facts.flatMap(factFindings), ...doubtFindings(decided.doubtful)],
    facts: decided.facts,
  };
}

/** Fields whose default has to wait until dependencies have filled what they can. */
export const lateDefaults = ({ dependencies = [], fields }: CleanPlan): readonly string[] => {
  const filled = new Set(dependencies.filter(({ fill }) => fill).flatMap(({ to }) => to));
  return fields.filter((field) => field.default !== undefined && filled.has(field.name)).map(({ name }) => name);
};

function columnsNamed(dependencies: readonly DependencyPlan[], table: Table): Column[] {
  const names = new Set(dependencies.flatMap(({ from, to }) => [...from, ...to]));
  return [...names].flatMap((name) => findColumn(table, name) ?? []);
}

/** The default in the cells that are still empty. */
function withDefault(column: Column, field: FieldPlan, { fieldTypes, readContext }: CleanContext): Column {
  if (!column.codes.includes(EMPTY)) return column;
  const cleaner = new CellCleaner(field, field.options, typeOf(field, fieldTypes), readContext, null);
  const builder = new DictionaryBuilder(column.dictionary.size);
  addAll(builder, column.dictionary);
  const code = builder.add(cleaner.readForeign(field.default!, []) || field.default!);
  const codes = makeCodes(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = column.codes[row] === EMPTY ? code : column.codes[row]!;
  const declined = column.declined === null ? null : without(column.declined, (row) => column.codes[row] === EMPTY);
  return makeColumn(column.name, builder.build(), codes, declined);
}

function without(rows: BitSet, isOut: (row: number) => boolean): BitSet | null {
  const kept = new BitSet(rows.size);
  for (const row of rows) if (!isOut(row)) kept.add(row);
  return kept.count() === 0 ? null : kept;
}

/** A source with its part of the columns that changed. */
function changedPart(
  part: SourcePart,
  columns: ReadonlyMap<string, Column>,
  cells: ReadonlyMap<string, readonly DecidedCell[]>,
  fields: ReadonlyMap<string, FieldPlan>,
): SourcePart {
  const { rowStart } = part.source;
  const rowEnd = rowStart + part.table.rowCount;
  const mended = new Map(
    [...cells].map(([field, all]) => [
      field,
      new Map(all.filter(({ row }) => row >= rowStart && row < rowEnd).map((cell) => [cell.row, cell])),
    ]),
  );
  const changes = part.source.changes.map((change) => {
    const column = columns.get(change.field);
    return column === undefined ? change : changedField(change, column, mended.get(change.field)!, rowStart);
  });
  const ofField = new Map(changes.map(({ field, after }) => [field, after]));
  return {
    ...part,
    source: { ...part.source, changes },
    table: { ...part.table, columns: part.table.columns.map((column) => ofField.get(column.name) ?? column) },
    findings: part.findings.flatMap((finding) => withoutMended(finding, mended, fields)),
    rejected: part.rejected.flatMap(({ rows, reason, field }) => {
      const done = mended.get(field);
      const left = done === undefined ? rows : rows.filter((row) => !done.has(row));
      return left.length === 0 ? [] : [{ rows: left, reason, field }];
    }),
  };
}

function changedField(
  { field, before, after: old, ruleOf: oldRules, rules: oldNames }: FieldChange,
  column: Column,
  cells: ReadonlyMap<number, DecidedCell>,
  rowStart: number,
): FieldChange {
  const rowCount = before.codes.length;
  const codes = makeCodes(rowCount);
  codes.set(column.codes.subarray(rowStart, rowStart + rowCount));
  const declined = new BitSet(rowCount);
  for (let row = 0; column.declined !== null && row < rowCount; row++)
    if (column.declined.has(rowStart + row)) declined.add(row);
  const ruleOf = new Uint16Array(new SharedArrayBuffer(rowCount * 2));
  if (oldRules !== null) ruleOf.set(oldRules);
  const names = new RuleNames(oldNames.length === 0 ? [''] : oldNames);
  for (let row = 0; row < rowCount; row++) {
    const cell = cells.get(rowStart + row);
    const isDefault = cell === undefined && old.codes[row] === EMPTY && codes[row] !== EMPTY;
    if (cell === undefined && !isDefault) continue;
    const isBack = column.dictionary.text(codes[row]!) === before.dictionary.text(before.codes[row]!);
    ruleOf[row] = isBack ? 0 : names.after(ruleOf[row]!, cell === undefined ? 'default' : ruleOfCell(cell));
  }
  return {
    field,
    before,
    after: makeColumn(field, column.dictionary, codes, declined.count() === 0 ? null : declined),
    ruleOf: ruleOf.some((rule) => rule !== 0) ? ruleOf : null,
    rules: names.names,
  };
}

const ruleOfCell = ({ dependency, isFill }: DecidedCell) => `${isFill ? 'fill' : 'correct'}:${dependency.id}`;

/** A value that was declined and is now another is nobody's trouble any more. */
function withoutMended(
  finding: Finding,
  mended: ReadonlyMap<string, ReadonlyMap<number, DecidedCell>>,
  fields: ReadonlyMap<string, FieldPlan>,
): Finding[] {
  const done = finding.field === null ? undefined : mended.get(finding.field);
  const type = finding.field === null ? undefined : fields.get(finding.field)?.type;
  const isOfValue =
    type !== undefined &&
    (finding.code.startsWith(`${type}/`) || /^(correction-tie|probable-typo)$/.test(finding.code));
  if (done === undefined || !isOfValue || finding.rows.length === 0) return [finding];
  const rows = finding.rows.filter((row) => !done.has(row));
  return rows.length === 0 ? [] : [{ ...finding, rows }];
}

const round = (share: number) => Math.floor(share * 1000) / 1000;

function factFindings({ id, from, to, strength, corrected, filled }: DependencyFacts): Finding[] {
  const detail = {
    dependency: id,
    from,
    agreement: round(strength.agreement),
    groups: strength.groups,
    differing: strength.differing,
    corrected,
    filled,
  };
  const code = strength.agreement < LEAST_AGREEMENT ? 'dependency-weak' : 'dependency-learned';
  const level = code === 'dependency-weak' ? 'warning' : 'info';
  return [makeFinding({ code, level, rule: id, field: to, detail })];
}

/** One finding for each value and what it should be. */
function doubtFindings(cells: readonly DoubtfulCell[]): Finding[] {
  const groups = new Map<string, DoubtfulCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.field, cell.dependency.id, cell.value, cell.suggestion]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return [...groups.values()].map((group) => {
    const { field, value, suggestion, dependency } = group[0]!;
    return makeFinding({
      code: 'dependency-differs',
      level: 'info',
      rule: dependency.id,
      field,
      value,
      suggestion,
      rows: Uint32Array.from(group, ({ row }) => row),
      detail: { dependency: dependency.id, from: dependency.from },
    });
  });
}
