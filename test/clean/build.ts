import type { CleanContext, SourceTable } from '../../src/clean/clean-context.ts';
import type { CleanResult } from '../../src/clean/clean-result.ts';
import { type FieldPlan, fieldRules } from '../../src/clean/rules.ts';
import type { AnyFieldType, RateTable } from '../../src/field-type/field-type.ts';
import { fieldTypes } from '../../src/field-type/index.ts';
import type { SourcePlan } from '../../src/source/rules.ts';
import { sourceRules } from '../../src/source/rules.ts';
import { type Column, cellText } from '../../src/table/column.ts';
import { columnOfTexts } from '../../src/table/make-column.ts';
import type { Table } from '../../src/table/table.ts';

/** Tables, plans and contexts for tests, written as shortly as a rule file. */

const types: ReadonlyMap<string, AnyFieldType> = new Map(Object.entries(fieldTypes));
const keys = new Set(Object.keys(fieldRules.shape));

export type Rules = Readonly<Record<string, unknown>>;

/** A field as a rule file has it; keys that every field has go to the plan, the others are options of its type. */
export function field(name: string, rules: Rules = {}): FieldPlan {
  const common = Object.fromEntries(Object.entries(rules).filter(([key]) => keys.has(key)));
  const options = Object.fromEntries(Object.entries(rules).filter(([key]) => !keys.has(key)));
  const { missing = [], personal = false, ...plan } = fieldRules.parse(common);
  const type = types.get(plan.type)!;
  return { ...plan, name, options: type.options.parse(options), missing, personal, declared: true };
}

export function source(columns: readonly (readonly [string, readonly string[]])[], rules: Rules = {}): SourceTable {
  const { name = 'crm', ...rest } = rules;
  const plan: SourcePlan = { ...sourceRules.parse(rest), name: String(name) };
  return { plan, table: table(columns, plan.name) };
}

export function table(columns: readonly (readonly [string, readonly string[]])[], name = 'crm'): Table {
  const rowCount = columns[0]?.[1].length ?? 0;
  return {
    rowCount,
    columns: columns.map(([header, cells]) => columnOfTexts(header, cells)),
    origin: {
      sources: [name],
      files: [`${name}.csv`],
      source: new Uint16Array(rowCount),
      file: new Uint32Array(rowCount),
      line: Uint32Array.from({ length: rowCount }, (_, row) => row + 2),
      key: columnOfTexts(
        'key',
        Array.from({ length: rowCount }, (_, row) => String(row + 2)),
      ),
    },
  };
}

const noRates: RateTable = { rate: () => undefined };

export const context: CleanContext = {
  fieldTypes: types,
  readContext: { today: '2026-11-23', rates: () => noRates },
  references: () => {
    throw new Error('no reference file in this test');
  },
  lookups: () => {
    throw new Error('no look-up file in this test');
  },
};

export function texts(column: Column): string[] {
  return Array.from(column.codes, (_, row) => cellText(column, row));
}

/** The unified table as header and rows of cells. */
export function rowsOf({ table: { columns, rowCount } }: CleanResult): string[][] {
  const cells = columns.map(texts);
  return [
    columns.map(({ name }) => name),
    ...Array.from({ length: rowCount }, (_, row) => cells.map((one) => one[row]!)),
  ];
}

/** For each row the name of the rule that changed a field of a source; '' where nothing did. */
export function rulesOf(result: CleanResult, fieldName: string, sourceIndex = 0): string[] {
  const { changes, raw } = result.sources[sourceIndex]!;
  const { ruleOf, rules } = changes.find((change) => change.field === fieldName)!;
  return Array.from({ length: raw.rowCount }, (_, row) => rules[ruleOf?.[row] ?? 0]!);
}

/** Level, field, value and rows of each finding at records. */
export function foundAt({ findings }: CleanResult): unknown[] {
  return findings
    .filter(({ rows }) => rows.length > 0)
    .map(({ level, field: at, value, rows }) => [level, at, value, [...rows]]);
}
