import { printableLine } from '../finding/message.ts';
import type { DryRun } from '../library/dry-run.ts';
import type { RunOutcome } from '../library/run.ts';
import { terminalSummary } from '../report/terminal.ts';
import { count, percent, plural } from '../report/words.ts';
import type { TypedOptions } from './options.ts';
import { styleFor } from './style.ts';

/** Data to standard output, the summary for people to standard error. */
export function showOutcome(outcome: RunOutcome, typed: TypedOptions): void {
  if (typed.format === 'json') process.stdout.write(`${JSON.stringify(outcome.report, null, 2)}\n`);
  if (typed.format === 'ndjson') for (const line of outcome.findingLines()) process.stdout.write(line);
  if (typed.quiet) return;
  process.stderr.write(terminalSummary(outcome.report, styleFor(process.stderr), typed.out ?? null));
}

export function showDryRun(dry: DryRun, typed: TypedOptions): void {
  process.stdout.write(`${JSON.stringify(dry.plan, null, 2)}\n`);
  if (typed.quiet) return;
  const pairs = dry.pairsByRule.map(({ id, pairs }) => `  ${pairs.toLocaleString('en-US').padStart(15)}  ${id}`);
  const dependencies = dry.dependencies.map(({ from, to, strength, corrected, filled }) =>
    printableLine(
      `  ${from.join(' + ')} -> ${to}: holds for ${percent(strength.agreement)} of ${plural(strength.groups, 'group')}; would correct ${count(corrected)}, fill ${count(filled)}`,
    ),
  );
  process.stderr.write(
    [
      ...(dependencies.length === 0 ? [] : ['dependencies:', ...dependencies]),
      `${dry.records.toLocaleString('en-US')} records; candidate pairs by blocking rule:`,
      ...pairs,
      `about ${dry.seconds} s with ${dry.threads} threads; nothing was written`,
      '',
    ].join('\n'),
  );
}
