import type { z } from 'zod';
import { didYouMean } from '../util/nearest.ts';
import { nameInPath } from '../util/rule-schema.ts';
import { keysAt } from './schema-keys.ts';
import { at, type Path, type PathProblem, type Tree } from './tree.ts';

/** What zod found, in sentences that say what stands there and what may stand there. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], tree: Tree, schema: z.ZodType): PathProblem[] {
  return issues.flatMap((issue) => problemOf(issue, issue.path.map(nameInPath), tree, schema));
}

function problemOf(issue: z.core.$ZodIssue, path: Path, tree: Tree, schema: z.ZodType): PathProblem[] {
  const found = at(tree, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysAt(schema, path, tree);
      return issue.keys.map((key) => ({ path: [...path, key], atName: true, message: notAKey(key, allowed) }));
    }
    case 'invalid_union':
      return unionProblems(issue, path, tree, schema);
    case 'invalid_value':
      return [{ path, message: oneOf(issue.values.map(String), found) }];
    case 'invalid_type':
      return [
        {
          path,
          message: found === undefined ? missing(issue.expected) : `must be ${kindName(issue.expected)}${shown(found)}`,
        },
      ];
    case 'too_small':
      return [{ path, message: `${tooSmall(issue)}${shown(found)}` }];
    case 'too_big':
      return [
        {
          path,
          message: `${tooBig(issue)}${shown(found)}`,
        },
      ];
    case 'custom':
      return [{ path, message: `${issue.message}${found?.kind === 'scalar' ? shown(found) : ''}` }];
    default:
      return [{ path, message: `${issue.message}${shown(found)}` }];
  }
}

/** Of the branches of a union, those that could have been meant: what stands there has the right form for them. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: Path, tree: Tree, schema: z.ZodType): PathProblem[] {
  const found = at(tree, path);
  if (issue.discriminator !== undefined) {
    const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    return [{ path, message: oneOf(allowed, found) }];
  }
  const alternatives = scalarAlternatives(issue, found);
  if (alternatives !== null) return [{ path, message: alternatives }];
  const isAbout = (branch: readonly z.core.$ZodIssue[]) =>
    branch.every((one) => one.path.length > 0 || (one.code !== 'invalid_type' && one.code !== 'invalid_union'));
  const meant = issue.errors.filter(isAbout);
  const branches = meant.length > 0 ? meant : issue.errors;
  const problems = branches.map((branch) =>
    branch.flatMap((one) => problemOf(one, [...path, ...one.path.map(nameInPath)], tree, schema)),
  );
  if (meant.length === 1 || problems.length === 1) return problems[0]!;
  if (meant.length > 0) {
    // A list or mapping that fits no branch: the branch with the fewest mistakes is the likeliest.
    return problems.reduce((best, one) => (one.length < best.length ? one : best));
  }
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((one) => (one.code === 'invalid_type' ? [kindName(one.expected)] : [])),
  );
  const names = [...new Set(expected)].filter(
    (name) => found === undefined || tree.place === null || !scriptOnly.has(name),
  );
  const text = names.length === 0 ? 'does not fit' : `must be ${names.join(' or ')}`;
  return [{ path, message: found === undefined ? `is missing; it ${text}` : `${text}${shown(found)}` }];
}

/** Of a single value that is none of the words that may stand there: these, and what else may. Null where no word may. */
function scalarAlternatives(issue: z.core.$ZodIssueInvalidUnion, found: Tree | undefined): string | null {
  if (found?.kind !== 'scalar') return null;
  const branches = flatBranches(issue);
  const words = branches.flatMap((branch) =>
    branch.flatMap((one) => (one.code === 'invalid_value' && one.path.length === 0 ? one.values.map(String) : [])),
  );
  if (words.length === 0) return null;
  const others = branches.flatMap((branch) =>
    branch.flatMap((one): string[] => {
      if (one.path.length > 0 || one.code === 'invalid_value') return [];
      if (one.code !== 'invalid_type') return [one.message.replace(/^must be /, '')];
      const kind = kindName(one.expected);
      return scriptOnly.has(kind) ? [] : [kind];
    }),
  );
  const unique = [...new Set(words)];
  const ending = [...new Set(others)].map((other) => `, or ${other}`).join('');
  const hint = didYouMean(String(found.value), unique);
  return `must be ${unique.length > 1 ? 'one of ' : ''}${unique.join(', ')}${ending}${shown(found)}${hint === '' ? '' : `; ${hint}`}`;
}

/** The branches of a union, those of a union in a branch among them. */
function flatBranches(issue: z.core.$ZodIssueInvalidUnion): (readonly z.core.$ZodIssue[])[] {
  return issue.errors.flatMap((branch) => {
    const [only] = branch;
    const isUnion = branch.length === 1 && only!.code === 'invalid_union' && only!.path.length === 0;
    return isUnion ? flatBranches(only as z.core.$ZodIssueInvalidUnion) : [branch];
  });
}

/** Kinds that never come from a file, where every scalar is a text. */
const scriptOnly = new Set(['a number', 'true or false', 'nothing']);

function notAKey(key: string, allowed: readonly string[]): string {
  const hint = didYouMean(key, allowed);
  return `is not a key that may stand here; ${hint === '' ? '' : `${hint} `}allowed: ${allowed.join(', ') || 'none'}`;
}

function oneOf(allowed: readonly string[], found: Tree | undefined): string {
  const text = found?.kind === 'scalar' ? String(found.value) : '';
  const hint = text === '' || allowed.length < 2 ? '' : didYouMean(text, allowed);
  const start = found === undefined ? 'is missing; it must be' : 'must be';
  return `${start} ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}${shown(found)}${hint === '' ? '' : `; ${hint}`}`;
}

/** ` (found "UK")`, or '' where nothing stands. */
export function shown(found: Tree | undefined): string {
  if (found === undefined) return '';
  if (found.kind === 'list') return ' (found a list)';
  if (found.kind === 'map') return ' (found a mapping)';
  if (found.empty) return ' (found nothing)';
  const text = String(found.value);
  return ` (found ${JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)})`;
}

const missing = (expected: string) => `is missing; it must be ${kindName(expected)}`;

function kindName(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'array':
    case 'tuple':
      return 'a list';
    case 'object':
    case 'record':
      return 'a mapping';
    case 'number':
    case 'int':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'null':
    case 'undefined':
      return 'nothing';
    default:
      return expected;
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const minimum = Number(issue.minimum);
  if (isNumber(issue.origin)) return `must be at least ${minimum}`;
  if (minimum === 1) return 'must not be empty';
  return `must have at least ${minimum} ${unitOf(issue.origin, minimum)}`;
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const maximum = Number(issue.maximum);
  if (isNumber(issue.origin)) return `must be at most ${maximum}`;
  return `must have at most ${maximum} ${unitOf(issue.origin, maximum)}`;
}

const isNumber = (origin: string) => origin === 'number' || origin === 'int' || origin === 'bigint';

function unitOf(origin: string, count: number): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' ? 'entry' : 'part';
  return count === 1 ? unit : unit === 'entry' ? 'entries' : `${unit}s`;
}
