import { Command } from 'commander';
import type { MakeCommand } from '../program.ts';

export const initCommand: MakeCommand = (done) =>
  new Command('init')
    .description('write a commented rule file from the data')
    .argument('<files...>', 'each file is a source, named by its stem')
    .option('--out <FILE>', 'where to write it; standard output when left out')
    .option('--force', 'write over a file that exists')
    .addHelpText('before', 'Example:\n  recordmill init exports/*.csv --out rules.yaml\n')
    .action(async (files: string[], typed: { readonly out?: string; readonly force?: boolean }) => {
      const { init } = await import('../../library/init.ts');
      const text = await init(files, {
        ...(typed.out !== undefined && { out: typed.out }),
        force: typed.force ?? false,
        stdin: process.stdin,
      });
      if (typed.out === undefined) process.stdout.write(text);
      else process.stderr.write(`recordmill: wrote ${typed.out}\n`);
      done(0);
    });
