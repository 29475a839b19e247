import { cpus, platform } from 'node:os';
import { resolve } from 'node:path';
import type { Finding } from '../finding/finding.ts';
import { messageOf } from '../finding/message.ts';
import type { Plan } from '../plan/plan.ts';
import { htmlReport } from '../report/html/html-report.ts';
import { makeReport, messageContext } from '../report/make-report.ts';
import type { RunReport } from '../report/run-report.ts';
import type { Registries } from '../rulefile/registries.ts';
import { type Extent, runPlan } from '../run.ts';
import type { RunResult } from '../run-result.ts';
import { openOutput, publish } from '../sink/publish.ts';
import { writeOutputs } from '../sink/write-outputs.ts';
import type { Workers } from '../util/task.ts';
import { findingLines } from './finding-lines.ts';
import { type History, loadHistory, noHistory, type RunLogs } from './history.ts';
import { inputFiles } from './input-files.ts';
import type { Progress, RunOptions } from './options.ts';
import { type Prepared, prepare, type Rules } from './prepare.ts';
import { type CrosswalkEntry, crosswalkEntries, goldenRecords } from './records.ts';
import { loadResources } from './resources.ts';
import { runInputs } from './run-inputs.ts';
import { version } from './version.ts';
import { makeCleaning, readSources, threadCount } from './world.ts';

/** What a run came to. Records are made as they are asked for. */
export interface RunOutcome {
  /** 0 within the budget, 1 over it. */
  readonly exitCode: 0 | 1;
  readonly report: RunReport;
  readonly plan: Plan;
  /** Everything in memory, by columns, for scripts that want more than the records below. */
  readonly result: RunResult;
  readonly findings: readonly Finding[];
  /** Golden records: `master_id`, then the fields. Cells are text, '' where empty. */
  master(): Iterable<Readonly<Record<string, string>>>;
  crosswalk(): Iterable<CrosswalkEntry>;
  /** Lines of findings.ndjson. */
  findingLines(): Iterable<string>;
}

/** The main job: clean, validate, match and merge; with `out`, all outputs are written. */
export const run = async (rules: Rules, options: RunOptions = {}): Promise<RunOutcome> =>
  carryOut('run', prepare(rules, options), options);

/** Cleans in memory and checks; matches nothing. With `out`, writes the findings. */
export const validate = async (rules: Rules, options: RunOptions = {}): Promise<RunOutcome> =>
  carryOut('validate', prepare(rules, options), options);

/** Cleans the source records. With `out`, writes them and every change. */
export const clean = async (rules: Rules, options: RunOptions = {}): Promise<RunOutcome> =>
  carryOut('clean', prepare(rules, options), options);

const extents: Readonly<Record<RunReport['command'], Extent>> = {
  run: 'merge',
  dedupe: 'merge',
  validate: 'validate',
  clean: 'clean',
};

/** Carries out a prepared plan; what all commands that read sources come down to. */
export async function carryOut(
  command: RunReport['command'],
  prepared: Prepared,
  options: RunOptions,
): Promise<RunOutcome> {
  const { plan, directory, registries } = prepared;
  const started = Date.now();
  const clock = new StageClock(options);
  if (options.out === undefined) return compute(command, prepared, options, clock, noHistory, async () => {});
  const output = openOutput(options.out, await inputFiles(plan, directory));
  if (output.lock.note !== '') options.onNote?.(output.lock.note);
  try {
    const history = loadHistory(options.out, prepared);
    return await compute(command, prepared, options, clock, history, async (result, outcomeOf, workers) => {
      clock.begin('write', null);
      const context = messageContext(plan, { reveal: options.reveal ?? false, fieldTypes: registries.fieldTypes });
      await publish(output, (folder) =>
        writeOutputs(folder, result, {
          command,
          message: (finding) => messageOf(finding, context),
          decisions: history.decisions,
          workers,
          reports: () => reportTexts(outcomeOf().report),
          facts: () =>
            `${JSON.stringify(runFacts(result, directory, started, clock, options, history.logs), null, 2)}\n`,
        }),
      );
    });
  } finally {
    clock.end();
    output.lock.release();
  }
}

const reportTexts = (report: RunReport) =>
  [
    ['report.json', `${JSON.stringify(report, null, 2)}\n`],
    ['report.html', htmlReport(report)],
  ] as const;

/** What is done with a result while the threads still stand ready; `outcomeOf` makes the report when first asked. */
type Write = (result: RunResult, outcomeOf: () => RunOutcome, workers: Workers) => Promise<void>;

async function compute(
  command: RunReport['command'],
  prepared: Prepared,
  options: RunOptions,
  clock: StageClock,
  history: History,
  write: Write,
): Promise<RunOutcome> {
  const { plan, directory, registries } = prepared;
  const resources = await loadResources(plan, directory);
  const cleaning = makeCleaning(plan, registries, resources, options);
  try {
    const onProgress = ({ stage, done, amount }: Progress) => clock.begin(stage, done, amount);
    const sources = await readSources(plan, directory, { ...options, onProgress }, cleaning.workers);
    const inputs = runInputs(prepared, resources, cleaning, history, (stage, done, amount) =>
      clock.begin(stage, done, amount),
    );
    const result = await runPlan(plan, sources, inputs, extents[command]);
    let outcome: RunOutcome | undefined;
    const outcomeOf = () => {
      outcome ??= toOutcome(
        result,
        makeReport(result, {
          command,
          reveal: options.reveal ?? false,
          fieldTypes: registries.fieldTypes,
          ...(options.language !== undefined && { language: options.language }),
        }),
        registries,
        options,
      );
      return outcome;
    };
    await write(result, outcomeOf, cleaning.workers);
    return outcomeOf();
  } finally {
    await cleaning.close();
    if (options.out === undefined) clock.end();
  }
}

function toOutcome(
  result: RunResult,
  report: RunReport,
  registries: Registries,
  { reveal = false }: RunOptions,
): RunOutcome {
  const context = messageContext(result.plan, { reveal, fieldTypes: registries.fieldTypes });
  return {
    exitCode: report.budget.within ? 0 : 1,
    report,
    plan: result.plan,
    result,
    findings: result.findings,
    master: () => goldenRecords(result),
    crosswalk: () => crosswalkEntries(result),
    findingLines: () => findingLines(result, (finding) => messageOf(finding, context)),
  };
}

/** Clock, machine and inputs: what law 5 leaves out of all other files. */
function runFacts(
  result: RunResult,
  directory: string,
  started: number,
  clock: StageClock,
  options: RunOptions,
  logs: RunLogs,
) {
  return {
    recordmill: 1,
    version: version(),
    started: new Date(started).toISOString(),
    seconds: (Date.now() - started) / 1000,
    stages: clock.seconds(),
    node: process.version,
    platform: platform(),
    processors: cpus().length,
    threads: threadCount(options),
    limit: options.limit ?? null,
    directory: resolve(directory),
    /** How much of what people logged this run was told. */
    logs,
    inputs: result.files.map(({ source, file, bytes, sha256 }) => ({ source, file, bytes, sha256 })),
  };
}

/** Tells the progress on, and how long each stage took. */
class StageClock {
  readonly #options: RunOptions;
  readonly #spent = new Map<string, number>();
  #stage = '';
  #since = Date.now();

  constructor(options: RunOptions) {
    this.#options = options;
  }

  begin(stage: string, done: number | null, amount?: number): void {
    const now = Date.now();
    if (this.#stage !== '') this.#spent.set(this.#stage, (this.#spent.get(this.#stage) ?? 0) + now - this.#since);
    this.#stage = stage;
    this.#since = now;
    this.#options.onProgress?.({ stage, done, ...(amount !== undefined && { amount }) });
  }

  end(): void {
    this.begin('', null);
  }

  /** Seconds by stage, in order of first begin. */
  seconds(): { readonly stage: string; readonly seconds: number }[] {
    this.begin(this.#stage, null);
    return Array.from(this.#spent, ([stage, spent]) => ({ stage, seconds: spent / 1000 }));
  }
}
