import { Command } from 'commander';
import { addRunOptions, formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { showDryRun, showOutcome } from '../show-outcome.ts';

interface DedupeTyped extends TypedOptions {
  readonly key?: string;
  readonly sourceBy?: string;
  readonly uniqueSources?: boolean;
}

export const dedupeCommand: MakeCommand = (done) =>
  addRunOptions(new Command('dedupe').description('find and join duplicates in files, with no rule file'))
    .argument('<files...>', 'each file is a source, named by its stem')
    .option('--key <COL>', 'column that identifies a record in its file; copied, never compared')
    .option('--out <DIR>', 'folder for the outputs', 'out')
    .option('--source-by <COL>', 'column that names the source of each record')
    .option('--unique-sources', 'no source holds an entity twice')
    .option('--dry-run', 'print the rules it would use, its pairs and about how long it takes')
    .addOption(formatOption(['text', 'json']))
    .addHelpText(
      'before',
      'Examples:\n  recordmill dedupe customers.csv --key id --out out\n  recordmill dedupe crm.csv shop.csv --key id --unique-sources\n',
    )
    .action(async (files: string[], typed: DedupeTyped) => {
      const { dedupe, dedupeDryRun } = await import('../../library/dedupe.ts');
      const options = {
        ...toRunOptions(typed),
        ...(typed.key !== undefined && { key: typed.key }),
        ...(typed.sourceBy !== undefined && { sourceBy: typed.sourceBy }),
        uniqueSources: typed.uniqueSources ?? false,
      };
      if (typed.dryRun) {
        showDryRun(await dedupeDryRun(files, options), typed);
        return;
      }
      const outcome = await dedupe(files, options);
      showOutcome(outcome, typed);
      done(outcome.exitCode);
    });
