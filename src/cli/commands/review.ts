import { Command, InvalidArgumentError } from 'commander';
import { printable } from '../../finding/message.ts';
import { type TypedOptions, toRunOptions } from '../options.ts';
import type { MakeCommand } from '../program.ts';

interface ReviewTyped extends TypedOptions {
  readonly terminal?: boolean;
  readonly import?: string;
  readonly mask?: boolean;
  readonly port?: number;
}

export const reviewCommand: MakeCommand = (done) =>
  new Command('review')
    .description('decide the pairs in doubt of a run, on a local page or in the terminal')
    .argument('<out>', 'folder of a run')
    .option('--terminal', 'ask in the terminal, with no page; personal values are masked unless --reveal')
    .option('--reveal', 'with --terminal: show personal values')
    .option('--mask', 'mask personal values on the page, where others can see the screen')
    .option('--import <FILE>', 'take the answers of a review.csv that was filled in elsewhere, and end')
    .option('--port <N>', 'port of the page on 127.0.0.1; a free one when left out', port)
    .option('--quiet', 'no progress')
    .addHelpText(
      'before',
      'Examples:\n  recordmill review out\n  recordmill review out --terminal --reveal\n  recordmill review out --import review.csv\n',
    )
    .action(async (out: string, typed: ReviewTyped) => {
      if (typed.import !== undefined) {
        const { importReview } = await import('../../library/import-review.ts');
        const { importText } = await import('../review-text.ts');
        process.stderr.write(importText(await importReview(out, typed.import), typed.import));
        done(0);
        return;
      }
      const { onProgress } = toRunOptions(typed);
      const progress = onProgress === undefined ? {} : { onProgress };
      if (typed.terminal) {
        const { reviewInTerminal } = await import('../review-terminal.ts');
        await reviewInTerminal(out, { ...progress, mask: !typed.reveal }, process.stdin, process.stdout);
        done(0);
        return;
      }
      const { review } = await import('../../library/review.ts');
      const server = await review(out, {
        ...progress,
        mask: typed.mask ?? false,
        ...(typed.port !== undefined && { port: typed.port }),
      });
      process.stdout.write(`${server.address}\n`);
      process.stderr.write(
        `recordmill: open this address in a browser of this machine; answers are saved in ${printable(out)} as they are given. Ctrl-C ends the desk\n`,
      );
      // The server keeps the process alive until a signal ends it.
      await new Promise<never>(() => {});
    });

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 65_535)
    throw new InvalidArgumentError('It must be a port, from 1 to 65535.');
  return number;
}
