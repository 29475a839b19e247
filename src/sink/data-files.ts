import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../util/task.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeChanges } from './changes.ts';
import { writeCrosswalk } from './crosswalk.ts';
import type { CsvFormat } from './csv-writer.ts';
import { writeLineage } from './lineage.ts';
import { writeMaster } from './master.ts';
import { writeRecords } from './records.ts';
import { openRun, type SharedRun, type WrittenRun } from './written-run.ts';

/** Writes one file of a run and gives its count of lines, without a header. */
type WriteFile = (run: WrittenRun, out: ByteWriter, format: CsvFormat) => number;

/** The files that grow with the records, those that take longest first. Any thread writes any of them. */
export const dataFiles: ReadonlyMap<string, WriteFile> = new Map<string, WriteFile>([
  ['lineage.ndjson', writeLineage],
  ['master.csv', writeMaster],
  ['changes.csv', writeChanges],
  ['records.csv', writeRecords],
  ['crosswalk.csv', writeCrosswalk],
]);

/** Writes one data file into the folder of the run. */
export const dataFileTask: Task<
  { readonly folder: string; readonly name: string; readonly spreadsheet: boolean; readonly run: SharedRun },
  number
> = {
  name: 'sink/data-file',
  run: ({ folder, name, spreadsheet, run }) => writeDataFile(folder, name, spreadsheet, openRun(run)),
};

export function writeDataFile(folder: string, name: string, spreadsheet: boolean, run: WrittenRun): number {
  const write = dataFiles.get(name)!;
  return writeFile(folder, spreadsheet ? spreadsheetName(name) : name, (out) => write(run, out, { spreadsheet }));
}

export const spreadsheetName = (name: string) => name.replace(/\.csv$/, '.excel.csv');

/** Writes one new file, readable by its owner alone, and gives what `write` gives. */
export function writeFile<Result>(folder: string, name: string, write: (out: ByteWriter) => Result): Result {
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
