import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../util/usage-error.ts';
import { type Lock, lockFolder } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { asOutputError, isCode } from './output-error.ts';
import { isUnfinished, tidyRuns, UNFINISHED } from './retention.ts';

/** An output folder that this run alone may publish into, until it is released. */
export interface OutputFolder {
  readonly path: string;
  readonly lock: Lock;
}

export interface Published {
  /** The folder of the run, `OUT/runs/<id>`. */
  readonly folder: string;
  readonly id: string;
}

/**
 * Makes the output folder if need be and locks it. To be called before anything is read: a run of an hour should not
 * end with "cannot write". `inputs` are the paths of all input files.
 */
export function openOutput(out: string, inputs: readonly string[] = []): OutputFolder {
  if (out.trim() === '') throw new UsageError('the output folder has no name', 'name one with --out');
  try {
    refuseInputs(out, inputs);
    makeFolder(join(out, 'runs'), 0o700);
    refuseForeignCurrent(out);
    const lock = lockFolder(out);
    for (const name of readdirSync(join(out, 'runs'))) {
      if (isUnfinished(name)) rmSync(join(out, 'runs', name), { recursive: true, force: true });
    }
    return { path: out, lock };
  } catch (error) {
    throw asOutputError(error, out);
  }
}

/**
 * Writes a run into a fresh folder and then swaps one link, `OUT/current`. Whatever happens before the swap, the old
 * result stays; whatever happens after it, the new one is whole.
 */
export async function publish(
  output: OutputFolder,
  write: (folder: string) => Promise<void> | void,
): Promise<Published> {
  const { path: out, lock } = output;
  const id = newRunId();
  const runs = join(out, 'runs');
  const unfinished = join(runs, id + UNFINISHED);
  const removeUnfinished = () => rmSync(unfinished, { recursive: true, force: true });
  process.on('exit', removeUnfinished);
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    await write(unfinished);
    syncFiles(unfinished);
    if (!lock.isHeld()) throw new UsageError(`another run took over ${out} while this one slept`, 'run it again');
    renameSync(unfinished, join(runs, id));
    syncFolder(runs);
    swapLink(out, id);
    syncFolder(out);
  } catch (error) {
    throw asOutputError(error, out);
  } finally {
    process.off('exit', removeUnfinished);
    removeUnfinished();
  }
  tidyRuns(out, id);
  return { folder: join(runs, id), id };
}

/** Sorts by time. The clock is in the name only, never in a file that two equal runs must have in common. */
function newRunId(): string {
  return `${new Date().toISOString().replace(/[-:.]/g, '')}-${randomBytes(3).toString('hex')}`;
}

function syncFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    chmodSync(file, 0o600);
    const handle = openSync(file, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
  syncFolder(folder);
}

/** So that the names in the folder survive a power cut, too. Windows has no such call and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!isCode(error, 'EINVAL') && !isCode(error, 'ENOTSUP')) throw error;
  } finally {
    closeSync(handle);
  }
}

function swapLink(out: string, id: string): void {
  const current = join(out, 'current');
  // Made where a dead run's remains are cleared away; the path in it is meant for where it goes.
  const next = join(out, 'runs', id + UNFINISHED);
  if (process.platform === 'win32') {
    // A junction holds an absolute path, and cannot be renamed over another.
    symlinkSync(resolve(out, 'runs', id), next, 'junction');
    rmSync(current, { force: true, recursive: false });
  } else {
    symlinkSync(join('runs', id), next);
  }
  renameSync(next, current);
}

/** `current` is ours only if it is a link. */
function refuseForeignCurrent(out: string): void {
  const current = join(out, 'current');
  try {
    if (lstatSync(current).isSymbolicLink()) return;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  throw new UsageError(
    `${current} is in the way: it was not made by recordmill`,
    'move it, or choose another folder with --out',
  );
}

/** Results may lie beside the inputs, but never take their place. */
function refuseInputs(out: string, inputs: readonly string[]): void {
  const folder = realPath(out);
  for (const input of inputs) {
    if (input === '-' || input === '') continue;
    const path = realPath(input);
    const [first = ''] = relative(folder, path).split(sep);
    if (path === folder || first === 'runs' || first === 'current' || first === '.lock') {
      throw new UsageError(
        `the output folder ${out} would write over the input ${input}`,
        'choose another folder with --out',
      );
    }
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
