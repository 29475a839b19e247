import type { FieldChange } from '../clean/clean-result.ts';
import type { Column } from '../table/column.ts';
import { EMPTY } from '../table/dictionary.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type CsvFormat, CsvWriter } from './csv-writer.ts';
import { groupChanges } from './group-changes.ts';
import type { WrittenRun, WrittenSource } from './written-run.ts';

const header = ['source', 'field', 'before', 'after', 'rule', 'count', 'first_file', 'first_line'];

/**
 * Every change of a value, with before, after and rule: a line for each distinct change, or for each changed cell.
 * Cell by cell, columns that went into no field are listed too, so that every input cell can be recovered.
 */
export function writeChanges({ cleaned, plan }: WrittenRun, out: ByteWriter, format: CsvFormat): number {
  const csv = new CsvWriter(out, format, header);
  const perCell = plan.output.changes === 'cells';
  for (const source of cleaned.sources) {
    for (const change of source.changes) {
      if (change.ruleOf === null) continue;
      if (perCell) writeCells(csv, source, change, change.ruleOf);
      else writeValues(csv, source, change, change.ruleOf);
    }
    if (!perCell) continue;
    for (const column of source.dropped) writeDropped(csv, source, column);
  }
  return csv.rowCount;
}

/** Prepares the cells of one field of one source; `row` counts in the source. */
function lineWriter(csv: CsvWriter, { name, raw }: WrittenSource, { field, before, after, rules }: FieldChange) {
  const { origin } = raw;
  const sourceCell = csv.encodeCell(name);
  const fieldCell = csv.encodeCell(field);
  const ruleCells = rules.map((rule) => csv.encodeCell(rule));
  const files = origin.files.map((file) => csv.encodeCell(file));
  const beforeCell = csv.cells(before);
  const afterCell = csv.cells(after);
  return (row: number, rule: number, count: number) => {
    csv.encoded(sourceCell);
    csv.encoded(fieldCell);
    beforeCell(row);
    afterCell(row);
    csv.encoded(ruleCells[rule]!);
    csv.integer(count);
    csv.encoded(files[origin.file[row]!]!);
    csv.integer(origin.line[row]!);
    csv.endRow();
  };
}

function writeCells(csv: CsvWriter, source: WrittenSource, change: FieldChange, ruleOf: Uint16Array): void {
  const line = lineWriter(csv, source, change);
  for (let row = 0; row < ruleOf.length; row++) if (ruleOf[row] !== 0) line(row, ruleOf[row]!, 1);
}

function writeValues(csv: CsvWriter, source: WrittenSource, change: FieldChange, ruleOf: Uint16Array): void {
  const line = lineWriter(csv, source, change);
  const { firstRows, counts, size } = groupChanges(change.before.codes, change.after.codes, ruleOf);
  for (let group = 0; group < size; group++) line(firstRows[group]!, ruleOf[firstRows[group]!]!, counts[group]!);
}

function writeDropped(csv: CsvWriter, source: WrittenSource, column: Column): void {
  const { codes } = column;
  const nothing = { ...column, codes: new Uint32Array(codes.length) };
  const line = lineWriter(csv, source, {
    field: column.name,
    before: column,
    after: nothing,
    ruleOf: null,
    rules: ['', 'dropped'],
  });
  for (let row = 0; row < codes.length; row++) if (codes[row] !== EMPTY) line(row, 1, 1);
}
