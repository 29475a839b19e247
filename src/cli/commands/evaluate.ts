import { Command } from 'commander';
import { formatOption, type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';

interface EvaluateTyped extends TypedOptions {
  readonly truth?: string;
  readonly key?: string;
  readonly entity?: string;
  readonly crossSource?: boolean;
  /** false with --no-curve. */
  readonly curve?: boolean;
}

export const evaluateCommand: MakeCommand = (done) =>
  new Command('evaluate')
    .description('precision, recall and F1 of a result, against a truth or against the pairs that people decided')
    .argument('<out>', 'folder of a run')
    .option('--truth <FILE>', 'CSV of records with their entity, or of pairs that are the same; else the decided pairs')
    .option('--key <COL>', 'column of the record’s key in the truth')
    .option('--entity <COL>', 'column of the record’s entity in the truth')
    .option('--cross-source', 'count only pairs of records of two sources')
    .option('--no-curve', 'no curve over thresholds, which reads and matches the inputs again')
    .option('--quiet', 'no progress')
    .addOption(formatOption(['text', 'json']))
    .addHelpText(
      'before',
      'Examples:\n  recordmill evaluate out --truth truth.csv\n  recordmill evaluate out --format json\n',
    )
    .action(async (out: string, typed: EvaluateTyped) => {
      const { evaluate } = await import('../../library/evaluate.ts');
      const { evaluationText } = await import('../evaluation-text.ts');
      const { onProgress } = toRunOptions(typed);
      const evaluation = await evaluate(out, {
        ...(typed.truth !== undefined && { truth: typed.truth }),
        ...(typed.key !== undefined && { key: typed.key }),
        ...(typed.entity !== undefined && { entity: typed.entity }),
        ...(onProgress !== undefined && { onProgress }),
        crossSource: typed.crossSource ?? false,
        withoutCurve: typed.curve === false,
      });
      process.stdout.write(
        typed.format === 'json' ? `${JSON.stringify(evaluation, null, 2)}\n` : evaluationText(evaluation),
      );
      done(0);
    });
