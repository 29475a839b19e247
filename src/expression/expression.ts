import {
  type ASTNode,
  type TypeError as CelTypeError,
  type Environment,
  EvaluationError,
  type ParseError,
  type ParseResult,
} from '@marcbachmann/cel-js';
import { didYouMean } from '../util/nearest.ts';
import { safeRegex } from '../util/safe-regex.ts';
import { UsageError } from '../util/usage-error.ts';
import { LINEAR_MATCHES, makeEnvironment } from './cel-environment.ts';
import { type CelType, type CelValue, toTimestamp } from './cel-value.ts';
import { type FieldAccess, findAccesses, nodesOf, type Side } from './field-access.ts';

export interface ExpressionField {
  readonly name: string;
  readonly cel: CelType;
}

export interface ExpressionOptions {
  /** Whether the expression is about two records, `left` and `right`, instead of one. */
  readonly pair?: boolean;
  /** ISO date that `today()` gives. */
  readonly today?: string;
}

/** A field that an expression reads, of one record or of a side of a pair. */
export interface ExpressionInput {
  readonly field: string;
  readonly side: Side;
  readonly cel: CelType;
  /** Whether the expression only asks if there is a value: then any value will do. */
  readonly isFilledTest: boolean;
}

/** The expression cannot be carried out on these values, as a division by zero or `int("abc")`. */
export interface Failure {
  readonly failed: string;
}

/**
 * A condition in CEL over one record or a pair, checked when the rules are loaded.
 *
 * The outcome is true, false, or null: it cannot be told, because a value it needs is missing. In full:
 * - Of one record, a missing value equals no value: `status == "a"` is false and `status != "a"` is true where status is missing.
 * - Of a pair, no comparison with a missing value can be told, so that `left.vat != right.vat` needs both.
 * - Anything else about a missing value (`<`, `+`, `size(x)`, `x.startsWith("a")`) cannot be told.
 * - `&&`, `||` and `?:` look only at what they need: `filled(age) && age < 18` is false where age is missing.
 */
export interface Expression {
  readonly text: string;
  /** Names of the fields it reads, each once, in order of first use. */
  readonly fields: readonly string[];
  /** What `evaluate` takes, in this order. Of one record: the same as `fields`. */
  readonly inputs: readonly ExpressionInput[];
  evaluate(values: readonly (CelValue | null)[]): boolean | null | Failure;
}

export const isFailure = (outcome: boolean | null | Failure): outcome is Failure =>
  typeof outcome === 'object' && outcome !== null;

/**
 * Reads and type-checks a condition. A field is named by itself, or, where its name is no CEL identifier, as
 * `row["Full Name"]`; of a pair as `left.vat` or `left["VAT id"]`. Throws a UsageError that says where and what.
 */
export function compileExpression(
  text: string,
  fields: readonly ExpressionField[],
  options: ExpressionOptions = {},
): Expression {
  const isPair = options.pair ?? false;
  const types = new Map(fields.map(({ name, cel }) => [name, cel]));
  const typed = makeEnvironment(options.today ?? '1970-01-01');
  const { accesses, whole } = findAccesses(parse(typed, text, text).ast, isPair, (name) => types.has(name));
  if (whole !== null) {
    const advice = `name the field, as in ${whole.object}["Full Name"]`;
    throw mistake(text, whole.start, `"${whole.object}" is the whole record`, advice);
  }
  const inputs = inputsOf(text, accesses, types);
  const variables = inputs.map((input, index) => ({ name: freeName(index, types), input }));
  const flat = withVariables(text, accesses, variables);

  for (const { name, input } of variables) typed.registerVariable(name, celName(input.cel));
  const checked = parse(typed, text, flat);
  bindNodes(checked.ast, variables, isPair);
  checkLiterals(text, checked.ast);
  const { error, type } = checked.check();
  if (error !== undefined) throw celMistake(text, error, types, variables, isPair);
  if (type !== 'bool')
    throw mistake(text, 0, `it gives a value of type ${type}, not true or false`, 'compare it with something');

  // Evaluated without static types: an operator that knows its types statically would take null for 0.
  const untyped = makeEnvironment(options.today ?? '1970-01-01');
  for (const { name } of variables) untyped.registerVariable(name, 'dyn');
  const run = untyped.parse(flat);
  bindNodes(run.ast, variables, isPair);
  const names = variables.map(({ name }) => name);
  return {
    text,
    fields: [...new Set(inputs.map(({ field }) => field))],
    inputs,
    evaluate: makeEvaluate(run, names, isPair),
  };
}

/** Names that CEL itself gives a meaning; they may be fields too. */
const ownNames = new Set([
  'bool',
  'bytes',
  'cel',
  'double',
  'dyn',
  'google',
  'int',
  'list',
  'map',
  'null_type',
  'optional',
  'string',
  'type',
  'uint',
]);

/** The fields that a condition over one record seems to read, whether they exist or not; for "which rules use this field". */
export function expressionFields(text: string): string[] {
  const { ast } = parse(makeEnvironment('1970-01-01'), text, text);
  const { accesses } = findAccesses(ast, false, (name) => name !== 'row' && !ownNames.has(name));
  return [...new Set(accesses.map(({ field }) => field))];
}

interface Variable {
  readonly name: string;
  readonly input: ExpressionInput;
}

const isInput = (input: ExpressionInput, access: FieldAccess) =>
  input.field === access.field && input.side === access.side;
const celName = (cel: CelType) => (cel === 'timestamp' ? 'google.protobuf.Timestamp' : cel);

const isSame = (left: FieldAccess, right: FieldAccess) => left.field === right.field && left.side === right.side;

/** At most as long as the shortest `left.x`, so that it can stand in its place without moving what follows. */
function freeName(index: number, taken: ReadonlyMap<string, unknown>): string {
  let name = `_${index.toString(36)}`;
  while (taken.has(name)) name = `_${name}`;
  return name;
}

function inputsOf(
  text: string,
  accesses: readonly FieldAccess[],
  types: ReadonlyMap<string, CelType>,
): ExpressionInput[] {
  const inputs: ExpressionInput[] = [];
  for (const access of accesses) {
    const cel = types.get(access.field);
    if (cel === undefined) {
      throw mistake(text, access.start, `there is no field "${access.field}"`, didYouMean(access.field, types.keys()));
    }
    if (inputs.some((input) => isInput(input, access))) continue;
    const isFilledTest = accesses.every((other) => !isSame(other, access) || other.isFilledTest);
    inputs.push({ field: access.field, side: access.side, cel, isFilledTest });
  }
  return inputs;
}

/** The text with `row["Full Name"]` and `left.vat` written as plain variables, padded so that positions stay. */
function withVariables(text: string, accesses: readonly FieldAccess[], variables: readonly Variable[]): string {
  let flat = '';
  let at = 0;
  for (const access of accesses) {
    if (access.isPlain) continue;
    const { name } = variables.find(({ input }) => isInput(input, access))!;
    flat += text.slice(at, access.start) + name.padEnd(access.end - access.start);
    at = access.end;
  }
  return flat + text.slice(at);
}

function parse(environment: Environment, text: string, flat: string): ParseResult {
  try {
    return environment.parse(flat);
  } catch (error) {
    throw celMistake(text, error as ParseError, new Map(), []);
  }
}

/** Points fields that are named by themselves at their variables, and `matches` at the one in linear time. */
function bindNodes(ast: ASTNode, variables: readonly Variable[], isPair: boolean): void {
  const names = new Map(isPair ? [] : variables.map(({ name, input }) => [input.field, name]));
  for (const { node, bound } of nodesOf(ast)) {
    if (node.op === 'rcall' && node.args[0] === 'matches') node.args[0] = LINEAR_MATCHES;
    if (node.op === 'id' && !bound.has(node.args)) Object.assign(node, { args: names.get(node.args) ?? node.args });
  }
}

/** Patterns and dates that stand in the text are read now, not at the first record. */
function checkLiterals(text: string, ast: ASTNode): void {
  for (const { node } of nodesOf(ast)) {
    if (node.op !== 'call' && node.op !== 'rcall') continue;
    const last = node.args.at(-1) as readonly ASTNode[];
    const value = last.at(-1)?.args;
    if (last.at(-1)?.op !== 'value' || typeof value !== 'string') continue;
    if (node.args[0] === LINEAR_MATCHES || node.args[0] === 'matches') safeRegex(value);
    if (node.op === 'call' && node.args[0] === 'date' && toTimestamp(value) === null) {
      throw mistake(text, node.start, `date() needs an ISO date such as "2024-12-31", not "${value}"`);
    }
  }
}

/** What evaluation says when an operand is null: all of it was ruled out by the type check, but for null. */
const missingCodes = new Set([
  'no_such_overload',
  'no_matching_overload',
  'invalid_logical_operand',
  'invalid_condition_type',
  'unknown_variable',
]);

function makeEvaluate(run: ParseResult, names: readonly string[], isPair: boolean): Expression['evaluate'] {
  const context = new Map<string, CelValue | null>();
  return (values) => {
    let someMissing = false;
    for (let at = 0; at < names.length; at++) {
      const value = values[at]!;
      if (value === null) someMissing = true;
      // Of a pair, a missing value is no variable at all: then not even == and != can be told.
      if (value === null && isPair) context.delete(names[at]!);
      else context.set(names[at]!, value);
    }
    try {
      return run(context) as boolean | null;
    } catch (error) {
      if (someMissing && error instanceof EvaluationError && missingCodes.has(error.code)) return null;
      return { failed: withoutValue(error instanceof EvaluationError ? error.summary : (error as Error).message) };
    }
  };
}

/** A reason is printed as it is, and grouped by: the values that some of the library's hold may be personal. */
const withoutValue = (reason: string) => reason.replace(/".*"/s, '"…"');

function mistake(text: string, at: number, what: string, advice = ''): UsageError {
  return new UsageError(
    `expression ${JSON.stringify(text)}: at character ${[...text.slice(0, at)].length + 1}, ${what}`,
    advice,
  );
}

function celMistake(
  text: string,
  error: ParseError | CelTypeError,
  types: ReadonlyMap<string, CelType>,
  variables: readonly Variable[],
  isPair = false,
): UsageError {
  const at = error.range?.start ?? 0;
  const unknown = /^Unknown variable: (.+)$/.exec(error.summary)?.[1];
  if (unknown !== undefined && isPair && types.has(unknown)) {
    return mistake(text, at, `"${unknown}" is of neither record`, `write left.${unknown} or right.${unknown}`);
  }
  if (unknown !== undefined) {
    const near = didYouMean(unknown, types.keys());
    return mistake(text, at, `there is no field "${unknown}"`, near || 'a text stands in quotes: status == "active"');
  }
  const shown = (name: string) => variables.find((variable) => variable.name === name)?.input.field ?? name;
  const summary = error.summary
    .replaceAll('google.protobuf.Timestamp', 'timestamp')
    .replace('no such overload:', 'cannot compute')
    .replace(/_\w+/g, shown);
  const isCharacter = /^Unexpected character: [^\x00-\x7f]/.test(error.summary);
  const advice = isCharacter ? 'a field whose name is not of letters a to z, digits and _ is written row["…"]' : '';
  return mistake(text, at, summary.charAt(0).toLowerCase() + summary.slice(1), advice);
}
