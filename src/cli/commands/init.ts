import { Command } from 'commander';
import { addReadOptions, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';

export const initCommand: MakeCommand = (done) =>
  addReadOptions(new Command('init').description('write a commented rule file from the data'))
    .argument('<files...>', 'each file is a source, named by its stem')
    .option('--out <FILE>', 'where to write it; standard output when left out')
    .option('--force', 'write over a file that exists')
    .option('--as-read', 'valid values keep their spelling: only what is wrong or missing is changed')
    .addHelpText('before', 'Example:\n  recordmill init exports/*.csv --out rules.yaml\n')
    .action(async (files: string[], typed: TypedOptions & { readonly force?: boolean; readonly asRead?: boolean }) => {
      const { init } = await import('../../library/init.ts');
      const text = await init(files, {
        ...toRunOptions(typed),
        force: typed.force ?? false,
        asRead: typed.asRead ?? false,
      });
      if (typed.out === undefined) process.stdout.write(text);
      else if (!typed.quiet) process.stderr.write(`recordmill: wrote ${typed.out}\n`);
      done(0);
    });
