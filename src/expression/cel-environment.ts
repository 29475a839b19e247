import { type ASTNode, Environment, EvaluationError } from '@marcbachmann/cel-js';
import { type SafeRegex, safeRegex } from '../util/safe-regex.ts';
import { toTimestamp } from './cel-value.ts';

const TIMESTAMP = 'google.protobuf.Timestamp';

/** The name under which `text.matches(pattern)` is evaluated: the library's own runs patterns that never end. */
export const LINEAR_MATCHES = 'matchesInLinearTime';

/**
 * CEL with what is ours: `filled(x)`, `lower(x)`, `upper(x)`, `date("2024-12-31")`, `today()`; comparison with null for every
 * type; arithmetic of integers with doubles; regular expressions in linear time. `today` is an ISO date.
 */
export function makeEnvironment(today: string): Environment {
  const environment = new Environment();
  environment.registerFunction('filled(ast): bool', filled);
  environment.registerFunction('lower(string): string', (text: string) => text.toLowerCase());
  environment.registerFunction('upper(string): string', (text: string) => text.toUpperCase());
  environment.registerFunction(`today(): ${TIMESTAMP}`, () => dateOf(today));
  environment.registerFunction(`date(string): ${TIMESTAMP}`, dateOf);
  const matches = linearMatches();
  environment.registerFunction(`string.${LINEAR_MATCHES}(string): bool`, matches);
  environment.registerFunction('matches(string, string): bool', matches);
  registerOperators(environment);
  return environment;
}

function registerOperators(environment: Environment): void {
  for (const type of ['string', 'int', 'double', 'bool', TIMESTAMP]) {
    environment.registerOperator(`${type} == null`, (left: unknown, right: unknown) => left === right);
  }
  const arithmetic = new Map<string, (left: number, right: number) => number>([
    ['+', (left, right) => left + right],
    ['-', (left, right) => left - right],
    ['*', (left, right) => left * right],
    ['/', (left, right) => left / right],
  ]);
  for (const [sign, compute] of arithmetic) {
    environment.registerOperator(`double ${sign} int`, (left: number, right: bigint) => compute(left, Number(right)));
    environment.registerOperator(`int ${sign} double`, (left: bigint, right: number) => compute(Number(left), right));
  }
  environment.registerOperator(
    'double == int',
    (left: number | bigint, right: number | bigint) => Number(left) === Number(right),
  );
}

function dateOf(text: string): Date {
  const date = toTimestamp(text);
  if (date === null) throw new RangeError('date() needs an ISO date, such as 2024-12-31');
  return date;
}

function linearMatches(): (text: string, pattern: string) => boolean {
  let last: SafeRegex | null = null;
  return (text, pattern) => {
    if (last?.pattern !== pattern) last = safeRegex(pattern);
    return last.test(text);
  };
}

/** A macro and not a function: of a pair a missing value cannot even be read. */
function filled({ args }: { readonly args: readonly ASTNode[] }) {
  const [value] = args;
  return {
    typeCheck(checker: Checker, _macro: unknown, context: unknown) {
      checker.check(value!, context);
      return checker.getType('bool');
    },
    evaluate(evaluator: Evaluator, _macro: unknown, context: unknown): boolean {
      try {
        return evaluator.run(value!, context) !== null;
      } catch (error) {
        if (error instanceof EvaluationError && error.code === 'unknown_variable') return false;
        throw error;
      }
    },
  };
}

/** What the library hands to a macro; it publishes no types for them. */
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}
