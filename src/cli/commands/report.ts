import { Command } from 'commander';
import { formatOption, type TypedOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { styleFor } from '../style.ts';

export const reportCommand: MakeCommand = (done) =>
  new Command('report')
    .description('show the report of a run again, in any format')
    .argument('<out>', 'folder of a run')
    .addOption(formatOption(['text', 'html', 'json']))
    .addHelpText('before', 'Example:\n  recordmill report out --format html > report.html\n')
    .action(async (out: string, typed: TypedOptions) => {
      const { report, renderReport } = await import('../../library/report.ts');
      process.stdout.write(renderReport(report(out), typed.format ?? 'text', styleFor(process.stdout), out));
      done(0);
    });
