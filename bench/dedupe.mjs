import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { measure } from './measure.mjs';

/*
 * How well `recordmill dedupe` does with nothing but the data. Build first (npm run build).
 *
 * node bench/dedupe.mjs FOLDER [NAME…]
 *
 * FOLDER holds a folder for each set, with records.csv (a column `id`) and truth.csv (`id,entity`). A set with a column
 * `source` in which no entity stands twice in a source is given as one file a source, with --unique-sources, and pairs
 * across sources are counted. Each set is run as it is, and with its headers renamed to c1, c2 and so on.
 */

const program = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin', 'recordmill.js');
const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder of sets: node bench/dedupe.mjs FOLDER [NAME…]');
const scratch = mkdtempSync(join(tmpdir(), 'recordmill-dedupe-'));
const read = (path) => parse(readFileSync(path), { bom: true });

try {
  console.log('| data | precision | recall | F1 | seconds | F1 with headers c1…cn |\n|---|---|---|---|---|---|');
  for (const name of readdirSync(folder).sort()) {
    const set = resolve(folder, name);
    if (!existsSync(join(set, 'truth.csv')) || (names.length > 0 && !names.includes(name))) continue;
    const [named, renamed] = [await score(set, false), await score(set, true)];
    const figures = [named.precision, named.recall, named.f1].map((value) => value.toFixed(4));
    console.log(`| ${[name, ...figures, named.seconds.toFixed(1), renamed.f1.toFixed(4)].join(' | ')} |`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function score(set, isRenamed) {
  const [header, ...rows] = read(join(set, 'records.csv'));
  const entityOf = new Map(read(join(set, 'truth.csv')).slice(1));
  const id = header.indexOf('id');
  const source = header.indexOf('source');
  const isUnique = source >= 0 && isFreeOfDuplicates(rows, id, source, entityOf);
  const files = writeFiles(header, rows, isUnique ? source : -1, isRenamed);
  const out = join(scratch, 'out');
  rmSync(out, { recursive: true, force: true });
  const args = [program, 'dedupe', ...files, '--key', 'id', '--out', out, ...(isUnique ? ['--unique-sources'] : [])];
  const { seconds } = await measure(process.execPath, args);
  const [columns, ...crosswalk] = read(join(out, 'current', 'crosswalk.csv'));
  const [key, cluster] = [columns.indexOf('key'), columns.indexOf('master_id')];
  const clusterOf = new Map(crosswalk.map((row) => [row[key], row[cluster]]));
  const records = rows.map((row) => ({
    entity: entityOf.get(row[id]),
    cluster: clusterOf.get(row[id]),
    source: isUnique ? row[source] : '',
  }));
  return { seconds, ...pairwise(records, isUnique) };
}

function isFreeOfDuplicates(rows, id, source, entityOf) {
  const places = rows.map((row) => JSON.stringify([row[source], entityOf.get(row[id])]));
  return new Set(rows.map((row) => row[source])).size > 1 && new Set(places).size === places.length;
}

/** One file, or one for each value of the column at `source`, which is then left out. */
function writeFiles(header, rows, source, isRenamed) {
  const folderOfFiles = join(scratch, 'in');
  rmSync(folderOfFiles, { recursive: true, force: true });
  mkdirSync(folderOfFiles);
  const kept = header.flatMap((_, at) => (at === source ? [] : [at]));
  const names = kept.map((at) => (isRenamed && header[at] !== 'id' ? `c${at + 1}` : header[at]));
  const groups = new Map();
  for (const row of rows) {
    const group = source < 0 ? 'records' : row[source];
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(kept.map((at) => row[at]));
  }
  return [...groups].sort().map(([group, records], index) => {
    const path = join(folderOfFiles, `${index + 1}-${group.replace(/\W+/g, '')}.csv`);
    writeFileSync(path, stringify([names, ...records]));
    return path;
  });
}

/** Over pairs of records; across sources only, where each is free of duplicates. */
function pairwise(records, isAcross) {
  const pairs = (keyOf) => {
    const all = pairsWithin(records.map((record) => JSON.stringify(keyOf(record))));
    return isAcross ? all - pairsWithin(records.map((record) => JSON.stringify([keyOf(record), record.source]))) : all;
  };
  const right = pairs(({ entity, cluster }) => [entity, cluster]);
  const found = pairs(({ cluster }) => cluster);
  const wanted = pairs(({ entity }) => entity);
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  return { precision, recall, f1: (2 * right) / Math.max(1, found + wanted) };
}

function pairsWithin(groups) {
  const sizes = new Map();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
