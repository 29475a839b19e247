import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { judge } from './value-judge.mjs';

/*
 * Reads cases of single values, one JSON object a line, and prints the share that is answered right, by file. A case has
 * `in`, `opts` and `out`; cases marked ambiguous are counted apart. The file's name says what is asked (value-judge.mjs).
 * Build first (npm run build).
 *
 * node bench/values.mjs FOLDER [--only NAME,NAME] [--failures N] [--library FILE]
 */

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    failures: { type: 'string', default: '0' },
    library: { type: 'string', default: resolve(import.meta.dirname, '..', 'dist', 'index.js') },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('name the folder with the cases: node bench/values.mjs FOLDER');
const library = await import(pathToFileURL(resolve(asked.library)).href);

const only = asked.only?.split(',');
const shown = Number(asked.failures);
const percent = (right, all) => (all === 0 ? '–' : `${((100 * right) / all).toFixed(2)} %`);

for (const file of readdirSync(folder).sort()) {
  const name = basename(file, '.jsonl');
  if (!file.endsWith('.jsonl') || (only !== undefined && !only.includes(name))) continue;
  const counts = { right: 0, all: 0, rightInDoubt: 0, inDoubt: 0 };
  const failures = [];
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line === '') continue;
    const value = JSON.parse(line);
    const { right, answer } = judge(library, name, value);
    if (value.ambiguous) {
      counts.inDoubt++;
      counts.rightInDoubt += Number(right);
      continue;
    }
    counts.all++;
    counts.right += Number(right);
    if (!right) failures.push({ ...value, answer });
  }
  const doubt = counts.inDoubt === 0 ? '' : `, and of ${counts.inDoubt} in doubt ${counts.rightInDoubt}`;
  console.log(
    `${name.padEnd(12)} ${percent(counts.right, counts.all).padStart(9)}  ${counts.right} of ${counts.all}${doubt}`,
  );
  for (const { in: given, opts, out, answer } of failures.slice(0, shown)) {
    console.log(`    ${JSON.stringify({ in: given, opts, out })}\n      answered ${JSON.stringify(answer)}`);
  }
}
