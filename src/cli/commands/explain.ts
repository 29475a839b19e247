import { Command } from 'commander';
import { formatOption, type TypedOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';

export const explainCommand: MakeCommand = (done) =>
  new Command('explain')
    .description('why two records were joined or not, or how an entity came about')
    .argument('<out>', 'folder of a run')
    .argument('<key>', 'SOURCE:KEY of a record, or a master_id')
    .argument('[other]', 'a second SOURCE:KEY')
    .option('--reveal', 'show personal values; they are masked otherwise')
    .addOption(formatOption(['text', 'json']))
    .addHelpText(
      'before',
      'Examples:\n  recordmill explain out crm:0035g00000aAAAAAAA\n  recordmill explain out crm:17 shop:9001\n',
    )
    .action(async (out: string, key: string, other: string | undefined, typed: TypedOptions) => {
      const { explain } = await import('../../library/explain.ts');
      const { explanationText } = await import('../explanation-text.ts');
      const explanation = await explain(out, key, other, { reveal: typed.reveal ?? false });
      process.stdout.write(
        typed.format === 'json' ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation),
      );
      done(0);
    });
