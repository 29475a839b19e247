import { readSource, type SourceInput } from '../../src/source/read-source.ts';
import { sourceRules } from '../../src/source/rules.ts';
import { cellText } from '../../src/table/column.ts';

export type Options = Record<string, unknown>;

/** Reads text or bytes through standard input, in chunks of a size, and gives everything a user can see. */
export async function read(content: string | Uint8Array, options: Options = {}, chunkSize = 1 << 16) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readWith({ file: '-', ...options }, { baseDirectory: '.', stdin: inChunks(bytes, chunkSize) });
}

export async function readWith(options: Options, input: SourceInput) {
  const result = await readSource({ ...sourceRules.parse(options), name: 'crm' }, input);
  const { columns, origin, rowCount } = result.table;
  return {
    names: columns.map((column) => column.name),
    rows: Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellText(column, row))),
    lines: [...origin.line],
    files: [...origin.file].map((file) => origin.files[file]),
    keys: Array.from({ length: rowCount }, (_, row) => cellText(origin.key, row)),
    findings: result.findings.map((finding) => ({ ...finding, rows: [...finding.rows] })),
    codes: result.findings.map((finding) => finding.code),
    rejects: result.rejects,
    facts: result.files,
  };
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size));
}
