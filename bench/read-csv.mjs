import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/* Reads one CSV file by `ours` (into the table) or `csv-parse` (into arrays); prints the count of records and seconds. */

const [how, file] = process.argv.slice(2);
let started = performance.now(); // without the time to load the reader
let records = 0;
if (how === 'csv-parse') {
  for await (const _ of createReadStream(file).pipe(parse({ bom: true, from_line: 2 }))) records++;
} else {
  const { readSource } = await import('../dist/source/read-source.js');
  const { sourceRules } = await import('../dist/source/rules.js');
  const plan = { name: 'people', ...sourceRules.parse({ file, key: 'id' }) };
  started = performance.now();
  const { table } = await readSource(plan, { baseDirectory: '.' });
  records = table.rowCount;
}
process.stdout.write(`${records} ${(performance.now() - started) / 1000}\n`);
