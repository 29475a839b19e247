import { Command } from 'commander';
import { addRunOptions, formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { showOutcome } from '../show-outcome.ts';

export const cleanCommand: MakeCommand = (done) =>
  addRunOptions(
    new Command('clean').description('clean the source records by a rule file and write them with every change'),
  )
    .argument('<rules>', 'a rule file, or the plan.json of an earlier run')
    .option('--out <DIR>', 'folder for records.csv and changes.csv', 'out')
    .addOption(formatOption(['text', 'json']))
    .addHelpText('before', 'Example:\n  recordmill clean rules.yaml --out out\n')
    .action(async (rules: string, typed: TypedOptions) => {
      const { clean } = await import('../../library/run.ts');
      const outcome = await clean(rules, toRunOptions(typed));
      showOutcome(outcome, typed);
      done(outcome.exitCode);
    });
