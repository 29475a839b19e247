import { Command } from 'commander';
import { addRunOptions, formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { showDryRun, showOutcome } from '../show-outcome.ts';

export const runCommand: MakeCommand = (done) =>
  addRunOptions(
    new Command('run').description('clean, validate, match and merge by a rule file, and write all outputs'),
  )
    .argument('<rules>', 'a rule file, or the plan.json of an earlier run')
    .option('--out <DIR>', 'folder for the outputs', 'out')
    .option('--master <FILE>', 'with a plan.json: read this master file in place of the sources')
    .option('--dry-run', 'print the plan, its pairs and about how long it takes, and write nothing')
    .addOption(formatOption(['text', 'json']))
    .addHelpText(
      'before',
      'Examples:\n  recordmill run rules.yaml --out out\n  recordmill run rules.yaml --source crm=today.csv --format json\n',
    )
    .action(async (rules: string, typed: TypedOptions) => {
      if (typed.dryRun) {
        const { dryRun } = await import('../../library/dry-run.ts');
        const { out: _, ...options } = toRunOptions(typed);
        showDryRun(await dryRun(rules, options), typed);
        return;
      }
      const { run } = await import('../../library/run.ts');
      const outcome = await run(rules, toRunOptions(typed));
      showOutcome(outcome, typed);
      done(outcome.exitCode);
    });
