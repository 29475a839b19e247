import { Command } from 'commander';
import { formatOption, languageOption, type TypedOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';
import { styleFor } from '../style.ts';

export const reportCommand: MakeCommand = (done) =>
  new Command('report')
    .description('show the report of a run again, in any format')
    .argument('<out>', 'folder of a run')
    .addOption(formatOption(['text', 'html', 'json']))
    .addOption(languageOption())
    .addHelpText('before', 'Example:\n  recordmill report out --format html --language de > report.html\n')
    .action(async (out: string, typed: TypedOptions) => {
      const { report, renderReport } = await import('../../library/report.ts');
      const saved = report(out);
      const shown = typed.language === undefined ? saved : { ...saved, language: typed.language };
      process.stdout.write(renderReport(shown, typed.format ?? 'text', styleFor(process.stdout), out));
      done(0);
    });
