import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parse } from 'csv-parse';

/* Reads one CSV file by `ours` (into the table) or `csv-parse` (into arrays); prints the count of records and seconds. */

const [how, file, threads = String(availableParallelism())] = process.argv.slice(2);
let started = performance.now(); // without the time to load the reader
let records = 0;
if (how === 'csv-parse') {
  for await (const _ of createReadStream(file).pipe(parse({ bom: true, from_line: 2 }))) records++;
} else {
  const { readSource } = await import('../dist/source/read-source.js');
  const { sourceRules } = await import('../dist/source/rules.js');
  const { Pool } = await import('../dist/engine/local/pool.js');
  const plan = { name: 'people', ...sourceRules.parse({ file, key: 'id' }) };
  const pool = Number(threads) > 1 ? new Pool(Number(threads), { today: '2026-01-01', rates: [] }) : null;
  started = performance.now();
  const { table } = await readSource(plan, { baseDirectory: '.', ...(pool !== null && { workers: pool }) });
  records = table.rowCount;
  process.stdout.write(`${records} ${(performance.now() - started) / 1000}\n`);
  await pool?.close();
}
if (how === 'csv-parse') process.stdout.write(`${records} ${(performance.now() - started) / 1000}\n`);
