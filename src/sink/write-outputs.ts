import type { Finding } from '../finding/finding.ts';
import type { Decision } from '../link/link-result.ts';
import type { RunResult } from '../run-result.ts';
import { oneThread, type Workers } from '../util/task.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeCorrections } from './corrections.ts';
import type { CsvFormat } from './csv-writer.ts';
import { dataFiles, dataFileTask, spreadsheetName, writeDataFile, writeFile } from './data-files.ts';
import { writeFindings } from './findings.ts';
import { writeRejects } from './rejects.ts';
import { writeReview } from './review.ts';
import { verifyNothingLost, verifyWritten } from './verify.ts';
import { shareRun } from './written-run.ts';

export type OutputCommand = 'run' | 'dedupe' | 'clean' | 'validate';

export interface OutputInputs {
  readonly command: OutputCommand;
  /** The sentence of a finding. */
  readonly message: (finding: Finding) => string;
  /** All decisions that were read, also of records that are not in this run. */
  readonly decisions: readonly Decision[];
  /** Texts of report.json and report.html, by name. Made while other threads write. */
  readonly reports: () => readonly (readonly [name: string, text: string])[];
  /** Text of run.json; called when all else is written. */
  readonly facts: () => string;
  /** Threads for large runs; absent: this one alone. */
  readonly workers?: Workers;
}

/** Fewer records are written before a thread has taken notice. */
const WORTH_THREADS = 20_000;

/**
 * The files of one run, into a folder that is new and empty. The large ones are written side by side by worker threads,
 * while this one writes what only it has at hand.
 */
export async function writeOutputs(folder: string, result: RunResult, inputs: OutputInputs): Promise<void> {
  verifyNothingLost(result);
  const wanted = wantedFiles(result, inputs.command);
  const workers = result.accepted.rowCount < WORTH_THREADS ? oneThread : (inputs.workers ?? oneThread);
  const writing = writeDataFiles(
    folder,
    [...dataFiles.keys()].filter((name) => wanted.has(name)),
    result,
    workers,
  );
  const lines = new Map<string, number>();
  try {
    for (const [name, count] of writeSmallFiles(folder, wanted, result, inputs)) lines.set(name, count);
  } catch (error) {
    // The folder is cleared away next: nobody may still be writing into it.
    await writing.catch(() => {});
    throw error;
  }
  for (const [name, count] of await writing) lines.set(name, count);
  const { accepted, rejected, read } = result.counts;
  verifyWritten(
    read,
    lines.get('crosswalk.csv') ?? lines.get('records.csv') ?? accepted,
    lines.get('rejects.csv') ?? rejected,
  );
  writeText(folder, 'run.json', inputs.facts());
}

/** Everything that only this thread has at hand; gives the lines of each table. */
function writeSmallFiles(
  folder: string,
  wanted: ReadonlySet<string>,
  result: RunResult,
  inputs: OutputInputs,
): ReadonlyMap<string, number> {
  if (wanted.has('findings.ndjson'))
    writeFile(folder, 'findings.ndjson', (out) => writeFindings(result, inputs.message, out));
  const lines = new Map<string, number>();
  for (const [name, write] of smallFiles(inputs)) {
    if (!wanted.has(name)) continue;
    lines.set(
      name,
      writeFile(folder, name, (out) => write(result, out, { spreadsheet: false })),
    );
    if (result.plan.output.spreadsheet)
      writeFile(folder, spreadsheetName(name), (out) => write(result, out, { spreadsheet: true }));
  }
  writeText(folder, 'plan.json', `${JSON.stringify(result.plan, null, 2)}\n`);
  if (result.linked.model !== null)
    writeText(folder, 'model.json', `${JSON.stringify(result.linked.model, null, 2)}\n`);
  for (const [name, text] of inputs.reports())
    if (name !== 'report.html' || wanted.has(name)) writeText(folder, name, text);
  return lines;
}

/** Lines of each file. */
async function writeDataFiles(
  folder: string,
  names: readonly string[],
  result: RunResult,
  workers: Workers,
): Promise<readonly (readonly [name: string, lines: number])[]> {
  const { spreadsheet } = result.plan.output;
  const run = workers.count === 1 ? null : shareRun(result);
  const write = async (name: string, forSpreadsheet: boolean) =>
    run === null
      ? writeDataFile(folder, name, forSpreadsheet, result)
      : workers.run(dataFileTask, { folder, name, spreadsheet: forSpreadsheet, run });
  const all = await Promise.allSettled(
    names.flatMap((name) => {
      const plain = write(name, false).then((lines) => [name, lines] as const);
      return spreadsheet && name.endsWith('.csv')
        ? [plain, write(name, true).then((lines) => [spreadsheetName(name), lines] as const)]
        : [plain];
    }),
  );
  const failed = all.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

type SmallFile = readonly [name: string, write: (result: RunResult, out: ByteWriter, format: CsvFormat) => number];

function smallFiles({ decisions }: OutputInputs): readonly SmallFile[] {
  return [
    ['rejects.csv', writeRejects],
    ['corrections.csv', writeCorrections],
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

function wantedFiles({ plan: { output, fields } }: RunResult, command: OutputCommand): Set<string> {
  const wanted = new Set(filesOf[command]);
  if (output.records && command !== 'validate') wanted.add('records.csv');
  // Where the rules let corrections be learned, also what was not sure enough is there to be looked at.
  if (fields.some(({ correct }) => correct?.learn === true) && command !== 'validate') wanted.add('corrections.csv');
  for (const name of output.without) wanted.delete(name);
  return wanted;
}

function writeText(folder: string, name: string, text: string): void {
  writeFile(folder, name, (out) => out.text(text));
}
