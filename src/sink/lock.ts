import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UsageError } from '../util/usage-error.ts';
import { isCode } from './output-error.ts';

/** How often a run says that it is alive, and after how long a silence it is taken for dead where its process cannot be asked. */
const BEAT_MS = 2_000;
const SILENCE_MS = 60_000;

interface LockText {
  readonly pid: number;
  readonly host: string;
  /** ISO time at which the run began. */
  readonly since: string;
  /** Told apart from a lock of another run with the same process id. */
  readonly token: string;
}

/** The right to publish into an output folder. */
export interface Lock {
  /** Said to the user: that a dead run's lock was taken over. '' when there was none. */
  readonly note: string;
  /** Whether the lock is still this run's: a machine that slept may have lost it. */
  isHeld(): boolean;
  release(): void;
}

/** Locks an output folder for this run, or says who holds it. */
export function lockFolder(folder: string): Lock {
  const path = join(folder, '.lock');
  const mine: LockText = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    token: randomBytes(8).toString('hex'),
  };
  const note = create(path, mine) ? '' : takeOver(path, mine, folder);
  const heart = startHeart(path);
  const isHeld = () => read(path)?.token === mine.token;
  const release = () => {
    process.off('exit', release);
    void heart?.terminate();
    if (isHeld()) rmSync(path, { force: true });
  };
  process.on('exit', release);
  return { note, isHeld, release };
}

function create(path: string, lock: LockText): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, JSON.stringify(lock));
    closeSync(file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function takeOver(path: string, mine: LockText, folder: string): string {
  const found = read(path);
  const silence = silenceOf(path);
  if (found === null ? silence < SILENCE_MS : isAlive(found, silence)) throw lockedBy(found, folder);
  // Moved away before it is removed: of two runs that find the same dead lock, one moves it and the other finds it gone.
  const aside = `${path}.${mine.token}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  const moved = read(aside);
  if (moved !== null && moved.token !== found?.token) {
    renameSync(aside, path);
    throw lockedBy(moved, folder);
  }
  rmSync(aside, { force: true });
  if (!create(path, mine)) throw lockedBy(read(path), folder);
  return found === null
    ? `took over the lock of a run that ended in ${folder} without a trace`
    : `took over the lock of a run that ended early (process ${found.pid} on ${found.host}, begun ${found.since})`;
}

function read(path: string): LockText | null {
  try {
    const { pid, host, since, token } = JSON.parse(readFileSync(path, 'utf8')) as Partial<LockText>;
    if (typeof pid !== 'number' || typeof host !== 'string' || typeof since !== 'string' || typeof token !== 'string')
      return null;
    return { pid, host, since, token };
  } catch {
    return null;
  }
}

function silenceOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A process of this machine can be asked, but its number may belong to another by now: then it no longer beats. */
function isAlive({ pid, host }: LockText, silence: number): boolean {
  if (silence >= SILENCE_MS) return false;
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function lockedBy(lock: LockText | null, folder: string): UsageError {
  const who = lock === null ? 'another run' : `process ${lock.pid} on ${lock.host}`;
  const seconds = lock === null ? 0 : Math.max(0, Math.round((Date.now() - Date.parse(lock.since)) / 1000));
  const long = lock === null ? '' : seconds < 120 ? `, for ${seconds} s` : `, for ${Math.round(seconds / 60)} min`;
  return new UsageError(
    `${folder} is in use by ${who}${long}`,
    'wait until it is done, or choose another output folder with --out',
  );
}

/** A thread of its own, because the stages of a run keep the main thread busy for longer than a lock may be silent. */
function startHeart(path: string): Worker | null {
  const beat = `const { utimesSync } = require('node:fs');
    setInterval(() => { try { const now = new Date(); utimesSync(${JSON.stringify(path)}, now, now); } catch {} }, ${BEAT_MS});`;
  try {
    const heart = new Worker(beat, { eval: true, execArgv: [], stdout: false });
    heart.on('error', () => undefined);
    heart.unref();
    return heart;
  } catch {
    return null;
  }
}
