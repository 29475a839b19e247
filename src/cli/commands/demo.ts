import { Command } from 'commander';
import { addRunOptions, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { showOutcome } from '../show-outcome.ts';

export const demoCommand: MakeCommand = (done) =>
  addRunOptions(new Command('demo').description('carry out the main job on shipped, real-looking exports'))
    .argument('[folder]', 'where the exports, the rules and the results go', 'recordmill-demo')
    .addHelpText('before', 'Example:\n  recordmill demo\n')
    .action(async (folder: string, typed: TypedOptions) => {
      const { demo } = await import('../../library/demo.ts');
      const outcome = await demo(folder, toRunOptions(typed));
      showOutcome(outcome, { ...typed, out: `${folder}/out` });
      done(outcome.exitCode);
    });
