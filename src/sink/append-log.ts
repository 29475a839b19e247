import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type LogText, logLine, readLog } from '../util/log-text.ts';
import { asOutputError, isCode } from './output-error.ts';

/** What a person decides is in these files of the output folder, beside the runs: plain CSV, only ever added to. */
export const DECISION_LOG = 'decisions.csv';
export const EDIT_LOG = 'golden-edits.csv';

/** The bytes of a file that may not be there yet. */
export function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return new Uint8Array();
    throw error;
  }
}

/**
 * Adds lines to a log. A call returns when its lines are on the disk, so that what was confirmed to a person survives
 * `kill -9` and a power cut; lines of one call are written by one system call, so that no other process's come between.
 */
export class AppendLog {
  readonly path: string;
  readonly #columns: readonly string[];

  constructor(path: string, columns: readonly string[]) {
    this.path = path;
    this.#columns = columns;
  }

  read(): LogText {
    return readLog(bytesOf(this.path), this.#columns, this.path);
  }

  append(lines: readonly (readonly string[])[]): void {
    try {
      this.#append(lines);
    } catch (error) {
      throw asOutputError(error, this.path);
    }
  }

  #append(lines: readonly (readonly string[])[]): void {
    const { end } = this.read();
    const isNew = end === 0;
    const file = openSync(this.path, 'a', 0o600);
    try {
      // Half a line that a killed process left was confirmed to nobody, and the next one must begin on its own.
      if (statSync(this.path).size > end) ftruncateSync(file, end);
      const text = (isNew ? logLine(this.#columns) : '') + lines.map(logLine).join('');
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolderOf(this.path);
  }
}

/** So that the name of a new file survives, too. */
function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    if (!isCode(error, 'EINVAL') && !isCode(error, 'ENOTSUP')) throw error;
  } finally {
    closeSync(folder);
  }
}
