import { Command, CommanderError } from 'commander';
import { printableLine } from '../finding/message.ts';
import { UsageError } from '../util/usage-error.ts';
import { cleanCommand } from './commands/clean.ts';
import { dedupeCommand } from './commands/dedupe.ts';
import { demoCommand } from './commands/demo.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { profileCommand } from './commands/profile.ts';
import { reportCommand } from './commands/report.ts';
import { reviewCommand } from './commands/review.ts';
import { runCommand as runRules } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { validateCommand } from './commands/validate.ts';
import { exitCode } from './exit-codes.ts';

/** Every command, in the order in which the help lists them. A new one is one file and one line here. */
const commands = [
  demoCommand,
  runRules,
  validateCommand,
  cleanCommand,
  dedupeCommand,
  profileCommand,
  initCommand,
  importCommand,
  explainCommand,
  reviewCommand,
  evaluateCommand,
  reportCommand,
  schemaCommand,
];

/** argv → exit code. Each command's action resolves to one of the codes of exit-codes.ts. */
export async function runCommand(argv: readonly string[], version: string): Promise<number> {
  let code: number = exitCode.clean;
  const program = new Command('recordmill')
    .description('Messy exports in, one clean master file out, with a crosswalk and a report of every discrepancy.')
    .version(version, '-V, --version')
    .showSuggestionAfterError()
    .exitOverride();
  for (const make of commands) {
    const command = make((result) => {
      code = result;
    });
    program.addCommand(command.exitOverride().showSuggestionAfterError());
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error);
  }
}

function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message or the help already; asking for help is not a mistake.
    return error.exitCode === 0 ? exitCode.clean : exitCode.couldNotRun;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`recordmill: ${safeLines(error.message)}\n`);
    if (error.advice !== '') process.stderr.write(`  ${safeLines(error.advice)}\n`);
    return exitCode.couldNotRun;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `recordmill: this is a fault of the program, not of your data; nothing was published\n${safeLines(trace)}\n`,
  );
  return exitCode.couldNotRun;
}

/** Messages name columns, keys and files: what stands in them must not steer the terminal. Their lines stay lines. */
const safeLines = (text: string): string => text.split('\n').map(printableLine).join('\n');

/** Makes a command; its action tells the exit code to `done`. */
export type MakeCommand = (done: (code: number) => void) => Command;
