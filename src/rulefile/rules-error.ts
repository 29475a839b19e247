import { UsageError } from '../util/usage-error.ts';

/** One mistake in a rule file. Line and column count from 1; 0 where the rules came from a script. */
export interface RuleProblem {
  readonly line: number;
  readonly column: number;
  /** In words, as `fields.phone.type`; '' for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Every mistake of one rule file, one line each. */
export class RulesError extends UsageError {
  readonly file: string;
  readonly problems: readonly RuleProblem[];

  constructor(file: string, problems: readonly RuleProblem[]) {
    super(problems.map((problem) => lineOf(file, problem)).join('\n'));
    this.file = file;
    this.problems = problems;
  }
}

function lineOf(file: string, { line, column, path, message }: RuleProblem): string {
  const place = line > 0 ? `${file}:${line}:${column}  ` : `${file}: `;
  return `${place}${path === '' ? '' : `${path}: `}${message}`;
}
