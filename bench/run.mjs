import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePeople } from './make-people.mjs';
import { measure, median } from './measure.mjs';
import { scorePairs } from './score.mjs';

/*
 * Measures recordmill, and what others take for the same where they are at hand. Programs run in turn, several times;
 * the table shows medians. Answers are checked: a fast wrong answer fails. Build first (npm run build).
 *
 * node bench/run.mjs [--data FOLDER] [--records N] [--peers FOLDER --python PATH] [--runs 3] [--threads N] [--only a,b]
 *
 * --data     folder with records.csv and truth.csv; left out: people are made, as many as --records says
 * --peers    folder with peer_full.py, splink_dedupe.py, validate_pointblank.py, frictionless.schema.yaml
 * --python   a Python that has what the peers need
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'bin', 'recordmill.js');
const people = join(root, 'bench', 'people');

const { values: asked } = parseArgs({
  options: {
    data: { type: 'string' },
    records: { type: 'string', default: '100000' },
    peers: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string' },
    only: { type: 'string' },
  },
});
const runs = Math.max(1, Number(asked.runs));
const scratch = mkdtempSync(join(tmpdir(), 'recordmill-bench-'));
const data = await placeOfData();
const file = join(data, 'records.csv');
const truth = join(data, 'truth.csv');
const mistakes = [];

async function placeOfData() {
  if (asked.data !== undefined) return resolve(asked.data);
  const folder = join(scratch, 'data');
  await writePeople(Number(asked.records), folder, 7);
  return folder;
}

function check(holds, what) {
  if (!holds) mistakes.push(what);
}

/** F1 of a crosswalk, checked: every record once, and the pairs right. */
function f1Of(path, columns, name) {
  if (!existsSync(truth)) return '';
  const { f1, records, expected, unknown } = scorePairs(truth, path, columns);
  if (name === 'recordmill') {
    check(f1 >= 0.99, `pairwise F1 is ${f1.toFixed(4)}, not at least 0.99`);
    check(records === expected && unknown === 0, `the crosswalk has ${records} of ${expected} records`);
  }
  return f1.toFixed(4);
}

const threads = asked.threads === undefined ? [] : ['--threads', asked.threads];

/** A run of recordmill with its own files of rules; gives what `answer` makes of its output folder. */
const ours = (command, rules, answer) => async () => {
  const out = join(scratch, 'out');
  rmSync(out, { recursive: true, force: true });
  const args = [program, command, join(people, rules), '--source', `people=${file}`, '--out', out, ...threads];
  const facts = await measure(process.execPath, args);
  const run = JSON.parse(readFileSync(join(out, 'current', 'run.json'), 'utf8'));
  return { ...facts, stages: run.stages, answer: answer(join(out, 'current')) };
};

const crosswalkF1 = (current) => `F1 ${f1Of(join(current, 'crosswalk.csv'), {}, 'recordmill')}`;

function findingCount(current) {
  const { counts } = JSON.parse(readFileSync(join(current, 'report.json'), 'utf8'));
  check(counts.read > 0 && counts.accepted + counts.rejected === counts.read, 'records are missing from the report');
  return `${counts.findings.error} records with errors`;
}

const reading = (how) => async () => {
  const facts = await measure(process.execPath, [join(root, 'bench', 'read-csv.mjs'), how, file]);
  const [records, seconds] = facts.output.trim().split(' ').map(Number);
  return { ...facts, seconds, records, answer: `${records} records` };
};

const peer = (script, args, answer) => async () => {
  const facts = await measure(asked.python, [join(asked.peers, script), file, ...args()]);
  return { ...facts, answer: answer?.() ?? '' };
};

const pythonOut = join(scratch, 'peer');
const peerColumns = { key: 'id', cluster: 'cluster' };
const benches = [
  { name: 'whole job', who: 'recordmill', run: ours('run', 'rules.yaml', crosswalkF1) },
  {
    name: 'whole job',
    who: 'Python assembly',
    needs: 'peer_full.py',
    run: peer(
      'peer_full.py',
      () => [pythonOut],
      () => `F1 ${f1Of(join(pythonOut, 'crosswalk.csv'), peerColumns)}`,
    ),
  },
  { name: 'dedupe', who: 'recordmill', run: ours('run', 'dedupe.rules.yaml', crosswalkF1) },
  {
    name: 'dedupe',
    who: 'Splink on DuckDB',
    needs: 'splink_dedupe.py',
    run: peer(
      'splink_dedupe.py',
      () => [`${pythonOut}.csv`],
      () => `F1 ${f1Of(`${pythonOut}.csv`, peerColumns)}`,
    ),
  },
  { name: 'validate', who: 'recordmill', run: ours('validate', 'validate.rules.yaml', findingCount) },
  {
    name: 'validate',
    who: 'pointblank on Polars',
    needs: 'validate_pointblank.py',
    run: peer('validate_pointblank.py', () => []),
  },
  {
    name: 'validate',
    who: 'frictionless',
    needs: 'frictionless.schema.yaml',
    slow: true,
    run: () =>
      measure(
        join(dirname(asked.python), 'frictionless'),
        ['validate', 'records.csv', '--schema', join(resolve(asked.peers), 'frictionless.schema.yaml'), '--json'],
        { cwd: data, mayFail: true },
      ),
  },
  { name: 'reading', who: 'recordmill', run: reading('ours') },
  { name: 'reading', who: 'csv-parse', run: reading('csv-parse') },
];

/** Why a bench cannot run; null where it can. */
function missing({ needs, slow }) {
  if (needs === undefined) return null;
  if (asked.peers === undefined) return 'not measured: its place is given by --peers';
  if (!existsSync(join(asked.peers, needs))) return `not measured: ${needs} is not in ${asked.peers}`;
  return slow && !wanted('frictionless') ? 'not measured: very slow; ask for it with --only frictionless' : null;
}

const only = asked.only?.split(',') ?? null;
const wanted = (name) => only?.includes(name) ?? false;
const chosen = benches.filter(({ name, who }) => only === null || wanted(name) || wanted(who));

const results = new Map(chosen.map((bench) => [bench, []]));
for (let round = 0; round < runs; round++) {
  for (const bench of chosen) if (missing(bench) === null) results.get(bench).push(await bench.run());
}

const counts = new Set(
  [...results].flatMap(([{ name }, all]) => (name === 'reading' ? all.map((one) => one.records) : [])),
);
check(counts.size <= 1, `readers disagree on the count of records: ${[...counts].join(', ')}`);

process.stdout.write(
  `${cpus().length} processors, load ${loadavg()[0].toFixed(1)}, Node ${process.version}, ${runs} runs\n\n`,
);
process.stdout.write('| job | by | seconds (median) | times ours | peak MB | answer |\n|---|---|---|---|---|---|\n');
for (const [bench, all] of results) {
  const reason = missing(bench);
  if (reason !== null) {
    process.stdout.write(`| ${bench.name} | ${bench.who} | ${reason} | | | |\n`);
    continue;
  }
  const seconds = median(all.map((one) => one.seconds));
  const own = [...results].find(([{ name, who }]) => name === bench.name && who === 'recordmill')?.[1] ?? [];
  const ratio = own.length === 0 ? '' : (seconds / median(own.map((one) => one.seconds))).toFixed(2);
  const peak = Math.max(...all.map((one) => one.megabytes));
  process.stdout.write(
    `| ${bench.name} | ${bench.who} | ${seconds.toFixed(2)} | ${ratio} | ${peak.toFixed(0)} | ${all.at(-1).answer ?? ''} |\n`,
  );
}
for (const [{ name, who }, all] of results) {
  if (who !== 'recordmill' || all[0]?.stages === undefined) continue;
  const text = all.at(-1).stages.map(({ stage, seconds }) => `${stage} ${seconds.toFixed(1)}`);
  process.stdout.write(`\n${name}, seconds by stage in the last run: ${text.join(', ')}\n`);
}
rmSync(scratch, { recursive: true, force: true });
for (const mistake of mistakes) process.stderr.write(`wrong: ${mistake}\n`);
process.exitCode = mistakes.length === 0 ? 0 : 1;
