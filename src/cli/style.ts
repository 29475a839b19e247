import { Chalk } from 'chalk';
import type { Style } from '../report/terminal.ts';

/** The one place that decides about colours: none where NO_COLOR is set, none off a terminal. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  const wanted = stream.isTTY && !process.env.NO_COLOR;
  const chalk = new Chalk({ level: wanted ? 1 : 0 });
  return { strong: chalk.bold, error: chalk.red, warning: chalk.yellow, faint: chalk.dim };
}
