import { Command } from 'commander';
import { addReadOptions, formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { styleFor } from '../style.ts';

export const profileCommand: MakeCommand = (done) =>
  addReadOptions(
    new Command('profile').description(
      'facts about each column of files: completeness, distinct values, types, scripts',
    ),
  )
    .argument('<files...>')
    .option('--reveal', 'show personal values; they are masked otherwise')
    .addOption(formatOption(['text', 'json']))
    .addHelpText('before', 'Example:\n  recordmill profile exports/*.csv\n')
    .action(async (files: string[], typed: TypedOptions) => {
      const { profile } = await import('../../library/profile.ts');
      const { profileText } = await import('../profile-text.ts');
      const profiles = await profile(files, toRunOptions(typed));
      process.stdout.write(
        typed.format === 'json'
          ? `${JSON.stringify(profiles, null, 2)}\n`
          : profileText(profiles, styleFor(process.stdout)),
      );
      done(0);
    });
