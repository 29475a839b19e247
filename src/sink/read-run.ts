import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../link/link-result.ts';
import type { Plan } from '../plan/plan.ts';
import { CsvRows } from '../util/csv-rows.ts';
import { UsageError } from '../util/usage-error.ts';
import { isCode } from './output-error.ts';

/** A line of the crosswalk. */
export interface CrosswalkRecord {
  readonly source: string;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly masterId: string;
  readonly rule: string;
  readonly weight: number | null;
}

/** The published result in an output folder. Files are read when they are asked for. */
export interface PublishedRun {
  /** The run's own folder: it stays the same when a new run is published meanwhile. */
  readonly folder: string;
  path(name: string): string;
  has(name: string): boolean;
  bytes(name: string): Buffer;
  text(name: string): string;
  plan(): Plan;
  /** null where the run trained none. */
  model(): Model | null;
  report(): unknown;
  /** The records of a KEY, which is `SOURCE:KEY` or a master id; for a master id, all of its records. */
  find(key: string): CrosswalkRecord[];
  /** The golden record of a master id, as column and value; null where there is none. */
  golden(masterId: string): (readonly [column: string, value: string])[] | null;
  /** The parsed lines of lineage.ndjson for a master id; null for an entity of one record. */
  lineage(masterId: string): unknown;
}

export function openRun(out: string): PublishedRun {
  let folder: string;
  try {
    folder = realpathSync(join(out, 'current'));
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'ENOTDIR')) throw error;
    throw new UsageError(`${out} holds no result`, 'name the folder that a run was given with --out');
  }
  const path = (name: string) => join(folder, name);
  const bytes = (name: string) => read(out, path(name), name);
  const text = (name: string) => bytes(name).toString();
  const has = (name: string) => exists(path(name));
  return {
    folder,
    path,
    has,
    bytes,
    text,
    plan: () => JSON.parse(text('plan.json')) as Plan,
    model: () => (has('model.json') ? (JSON.parse(text('model.json')) as Model) : null),
    report: () => JSON.parse(text('report.json')),
    find: (key) => findRecords(bytes('crosswalk.csv'), key),
    golden: (masterId) => findGolden(bytes('master.csv'), masterId),
    lineage: (masterId) => findLineage(bytes('lineage.ndjson'), masterId),
  };
}

function read(out: string, path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    throw new UsageError(`the result in ${out} has no ${name}`, 'run it again without leaving that file out');
  }
}

function exists(path: string): boolean {
  try {
    realpathSync(path);
    return true;
  } catch {
    return false;
  }
}

function findRecords(crosswalk: Buffer, key: string): CrosswalkRecord[] {
  const rows = new CsvRows(crosswalk);
  const found: CrosswalkRecord[] = [];
  rows.next();
  while (rows.next()) {
    // Most lines are told apart by the length of their cells alone.
    const mayBeRecord = rows.byteLength(0) < key.length;
    const isRecord = mayBeRecord && key.startsWith(rows.text(0)) && `${rows.text(0)}:${rows.text(1)}` === key;
    if (!isRecord && (rows.byteLength(4) !== key.length || rows.text(4) !== key)) continue;
    const [source, key_, file, line, masterId, rule, weight] = rows.texts() as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    found.push({
      source,
      key: key_,
      file,
      line: Number(line),
      masterId,
      rule,
      weight: weight === '' ? null : Number(weight),
    });
  }
  return found;
}

function findGolden(master: Buffer, masterId: string): (readonly [string, string])[] | null {
  const rows = new CsvRows(master);
  if (!rows.next()) return null;
  const header = rows.texts();
  while (rows.next()) {
    if (rows.byteLength(0) === masterId.length && rows.text(0) === masterId)
      return header.map((name, at) => [name, rows.text(at)] as const);
  }
  return null;
}

function findLineage(lineage: Buffer, masterId: string): unknown {
  const start = lineage.indexOf(`{"master_id":${JSON.stringify(masterId)},`);
  if (start < 0) return null;
  const end = lineage.indexOf(10, start);
  return JSON.parse(lineage.toString('utf8', start, end < 0 ? undefined : end));
}
