import { Command } from 'commander';
import { addRunOptions, formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { showOutcome } from '../show-outcome.ts';

export const validateCommand: MakeCommand = (done) =>
  addRunOptions(
    new Command('validate').description('check the data by a rule file; cleans in memory and matches nothing'),
  )
    .argument('<rules>', 'a rule file, or the plan.json of an earlier run')
    .option('--out <DIR>', 'folder for findings.ndjson, rejects.csv and the report')
    .addOption(formatOption(['text', 'json', 'ndjson']))
    .addHelpText(
      'before',
      'Examples:\n  recordmill validate rules.yaml\n  recordmill validate rules.yaml --format ndjson > findings.ndjson\n',
    )
    .action(async (rules: string, typed: TypedOptions) => {
      const { validate } = await import('../../library/run.ts');
      const outcome = await validate(rules, toRunOptions(typed));
      showOutcome(outcome, typed);
      done(outcome.exitCode);
    });
