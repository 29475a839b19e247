import { Command } from 'commander';
import { printableLine } from '../../finding/message.ts';
import type { TypedOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';

export const importCommand: MakeCommand = (done) =>
  new Command('import')
    .description('make a rule file of Splink settings (JSON) or of a configuration of csvdedupe')
    .argument('<file>', 'settings of Splink 3 or 4, or a configuration of csvdedupe or csvlink')
    .option('--out <FILE>', 'where to write it; standard output when left out')
    .option('--force', 'write over a file that exists')
    .option('--quiet', 'do not say what could not be carried over; the rule file says it at its head')
    .addHelpText('before', 'Example:\n  recordmill import splink-settings.json --out rules.yaml\n')
    .action(async (file: string, typed: TypedOptions & { readonly force?: boolean }) => {
      const { importConfiguration } = await import('../../library/import.ts');
      const { text, notes } = importConfiguration(file, {
        ...(typed.out !== undefined && { out: typed.out }),
        force: typed.force ?? false,
      });
      if (typed.out === undefined) process.stdout.write(text);
      if (!typed.quiet) {
        if (typed.out !== undefined) process.stderr.write(`recordmill: wrote ${printableLine(typed.out)}\n`);
        for (const note of notes) process.stderr.write(`  ${printableLine(note)}\n`);
      }
      done(0);
    });
