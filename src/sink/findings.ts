import type { Finding } from '../finding/finding.ts';
import type { RunResult } from '../run-result.ts';
import { EMPTY } from '../table/dictionary.ts';
import { findColumn } from '../table/table.ts';
import type { ByteWriter } from './byte-writer.ts';
import { jsonCells, jsonValues } from './json-cells.ts';

/**
 * A line for each finding at each record, and one for a finding that is not about records. What the finding says is
 * the same on all of its lines and made once; `value` is the finding's, else the record's cell in its field.
 */
export function writeFindings(
  { findings, cleaned }: RunResult,
  message: (finding: Finding) => string,
  out: ByteWriter,
): number {
  const { table } = cleaned;
  const { origin } = table;
  const sources = origin.sources.map((name) => Buffer.from(JSON.stringify(name)));
  const files = origin.files.map((name) => Buffer.from(`,"file":${JSON.stringify(name)},"line":`));
  const keyName = Buffer.from(',"key":');
  const key = jsonCells(out, origin.key);
  let lineCount = 0;
  for (const finding of findings) {
    const { code, level, rule, field, value, rows, place, suggestion } = finding;
    const head = Buffer.from(`${JSON.stringify({ code, level }).slice(0, -1)},"source":`);
    const start = `,"field":${JSON.stringify(field)},"value":`;
    const end = `,${JSON.stringify({ rule, message: message(finding), suggestion: suggestion ?? null }).slice(1)}\n`;
    if (rows.length === 0) {
      const { source = null, file = null, line = null } = place ?? {};
      out.bytes(head);
      out.text(
        `${JSON.stringify(source)},"file":${JSON.stringify(file)},"line":${line},"key":null${start}${JSON.stringify(value)}${end}`,
      );
      lineCount++;
      continue;
    }
    const column = value === null && field !== null ? findColumn(table, field) : undefined;
    const cell = column === undefined ? null : jsonValues(out, column.dictionary);
    const middle = Buffer.from(cell === null ? `${start}${JSON.stringify(value)}${end}` : start);
    const tail = Buffer.from(end);
    for (const row of rows) {
      out.bytes(head);
      out.bytes(sources[origin.source[row]!]!);
      out.bytes(files[origin.file[row]!]!);
      out.integer(origin.line[row]!);
      out.bytes(keyName);
      key(row);
      out.bytes(middle);
      if (cell === null || column === undefined) continue;
      if (column.codes[row] === EMPTY) out.text('null');
      else cell(column.codes[row]!);
      out.bytes(tail);
    }
    lineCount += rows.length;
  }
  return lineCount;
}
