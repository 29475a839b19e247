import { version } from '../library/version.ts';
import { exitCode } from './exit-codes.ts';

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // Answered before anything is loaded: scripts ask for it often.
  process.stdout.write(`${version()}\n`);
} else {
  process.once('SIGINT', () => leave(exitCode.interrupted));
  process.once('SIGTERM', () => leave(exitCode.terminated));
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? exitCode.clean);
  });
  const { runCommand } = await import('./program.ts');
  process.exitCode = await runCommand(argv, version());
}

/**
 * Nothing is half-written whenever this happens: results are published by one swap, and a dead lock is taken over. A
 * command that is done already ends with its own code.
 */
function leave(code: number): never {
  if (process.exitCode !== undefined) process.exit(process.exitCode);
  process.stderr.write('\nrecordmill: interrupted; whatever is published is whole\n');
  process.exit(code);
}
