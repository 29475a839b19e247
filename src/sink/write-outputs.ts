import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding/finding.ts';
import type { Decision } from '../link/link-result.ts';
import type { RunResult } from '../run-result.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeChanges } from './changes.ts';
import { writeCrosswalk } from './crosswalk.ts';
import type { CsvFormat } from './csv-writer.ts';
import { writeFindings } from './findings.ts';
import { writeLineage } from './lineage.ts';
import { writeMaster } from './master.ts';
import { writeRecords } from './records.ts';
import { writeRejects } from './rejects.ts';
import { writeReview } from './review.ts';
import { verifyNothingLost, verifyWritten } from './verify.ts';

export type OutputCommand = 'run' | 'dedupe' | 'clean' | 'validate';

export interface OutputInputs {
  readonly command: OutputCommand;
  /** The sentence of a finding. */
  readonly message: (finding: Finding) => string;
  /** All decisions that were read, also of records that are not in this run. */
  readonly decisions: readonly Decision[];
  /** Files whose text is made elsewhere, by name: report.json, report.html, run.json. Called after the data files are written. */
  readonly texts: () => readonly (readonly [name: string, text: string])[];
}

/** The files of one run, into a folder that is new and empty. */
export function writeOutputs(folder: string, result: RunResult, inputs: OutputInputs): void {
  verifyNothingLost(result);
  const wanted = wantedFiles(result, inputs.command);
  const lines = new Map<string, number>();
  for (const [name, write] of csvFiles(inputs)) {
    if (!wanted.has(name)) continue;
    lines.set(
      name,
      writeFile(folder, name, (out) => write(result, out, { spreadsheet: false })),
    );
    if (!result.plan.output.spreadsheet) continue;
    writeFile(folder, name.replace(/\.csv$/, '.excel.csv'), (out) => write(result, out, { spreadsheet: true }));
  }
  if (wanted.has('findings.ndjson'))
    writeFile(folder, 'findings.ndjson', (out) => writeFindings(result, inputs.message, out));
  if (wanted.has('lineage.ndjson')) writeFile(folder, 'lineage.ndjson', (out) => writeLineage(result, out));
  const { accepted, rejected, read } = result.counts;
  verifyWritten(
    read,
    lines.get('crosswalk.csv') ?? lines.get('records.csv') ?? accepted,
    lines.get('rejects.csv') ?? rejected,
  );
  writeText(folder, 'plan.json', `${JSON.stringify(result.plan, null, 2)}\n`);
  if (result.linked.model !== null)
    writeText(folder, 'model.json', `${JSON.stringify(result.linked.model, null, 2)}\n`);
  for (const [name, text] of inputs.texts())
    if (name !== 'report.html' || wanted.has(name)) writeText(folder, name, text);
}

type CsvFile = readonly [name: string, write: (result: RunResult, out: ByteWriter, format: CsvFormat) => number];

function csvFiles({ decisions }: OutputInputs): readonly CsvFile[] {
  return [
    ['master.csv', writeMaster],
    ['crosswalk.csv', writeCrosswalk],
    ['rejects.csv', writeRejects],
    ['records.csv', writeRecords],
    ['changes.csv', writeChanges],
    ['review.csv', (result, out, format) => writeReview(result, decisions, out, format)],
  ];
}

const merged: readonly string[] = [
  'master.csv',
  'crosswalk.csv',
  'rejects.csv',
  'changes.csv',
  'findings.ndjson',
  'lineage.ndjson',
  'review.csv',
  'report.html',
];

const filesOf: Record<OutputCommand, readonly string[]> = {
  run: merged,
  dedupe: merged,
  clean: ['records.csv', 'rejects.csv', 'changes.csv', 'findings.ndjson', 'report.html'],
  validate: ['rejects.csv', 'findings.ndjson', 'report.html'],
};

function wantedFiles({ plan: { output } }: RunResult, command: OutputCommand): Set<string> {
  const wanted = new Set(filesOf[command]);
  if (output.records && command !== 'validate') wanted.add('records.csv');
  for (const name of output.without) wanted.delete(name);
  return wanted;
}

/** Writes one new file, readable by its owner alone, and gives what `write` gives. */
function writeFile<Result>(folder: string, name: string, write: (out: ByteWriter) => Result): Result {
  const file = openSync(join(folder, name), 'wx', 0o600);
  try {
    const out = new ByteWriter((bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    });
    const result = write(out);
    out.flush();
    return result;
  } finally {
    closeSync(file);
  }
}

function writeText(folder: string, name: string, text: string): void {
  writeFile(folder, name, (out) => out.text(text));
}
