import type { z } from 'zod';
import { nameInPath } from '../util/rule-schema.ts';
import { checkRules } from './check-rules.ts';
import { problemsOf } from './problems.ts';
import type { Registries } from './registries.ts';
import { type RuleProblem, RulesError } from './rules-error.ts';
import { makeRuleSchema, type Rules } from './schema.ts';
import { at, type Path, type PathProblem, pathInWords, placeAt, type Tree, throughCuts, toValue } from './tree.ts';

/** A checked rule file. Throws a RulesError with every mistake in it: of form, and of names that fit together. */
export function checkTree(tree: Tree, registries: Registries, file: string): Rules {
  const schema = makeRuleSchema(registries);
  const read = schema.safeParse(toValue(tree));
  const problems: PathProblem[] = read.success ? [] : problemsOf(read.error.issues, tree, schema);
  const { rules, cut } = read.success
    ? { rules: read.data, cut: new Set<Tree>() }
    : salvage(tree, schema, read.error.issues);
  if (rules !== null) {
    const inFile = (problem: PathProblem) => ({ ...problem, path: throughCuts(tree, cut, problem.path) });
    problems.push(...checkRules(rules, registries, tree).map(inFile));
  }
  problems.push(...lostNames(tree, [], problems));
  if (problems.length > 0) throw new RulesError(file, placed(problems, tree));
  return rules!;
}

/**
 * The rules without the parts that are wrong, so that the rest can be checked too and all mistakes are told at once.
 * What cannot be read is cut off, and where that is not enough, what holds it.
 */
function salvage(
  tree: Tree,
  schema: z.ZodType<Rules>,
  issues: readonly z.core.$ZodIssue[],
): { readonly rules: Rules | null; readonly cut: ReadonlySet<Tree> } {
  const cut = new Set<Tree>();
  let wrong = issues;
  for (let round = 0; round < 8; round++) {
    // All paths before the first cut: each cut moves what stands after it in a list.
    const paths = wrong.flatMap((issue) => {
      const path = throughCuts(tree, cut, issue.path.map(nameInPath));
      return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    });
    const earlier = new Set(cut);
    for (const path of paths) {
      const part = partToCut(tree, path, earlier);
      if (part !== undefined) cut.add(part);
    }
    const read = schema.safeParse({ ...(toValue(tree, cut) as object), recordmill: '1' });
    if (read.success) return { rules: read.data, cut };
    wrong = read.error.issues;
  }
  return { rules: null, cut };
}

/** The part at a path; where it is absent or was cut off in an earlier round, what holds it. Never the whole file. */
function partToCut(tree: Tree, path: Path, earlier: ReadonlySet<Tree>): Tree | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = at(tree, path.slice(0, length));
    if (part !== undefined && !earlier.has(part)) return part;
  }
  return undefined;
}

/** Where a name is the user's own and kept as a pair; elsewhere zod drops `__proto__` without a word. */
const ownNames = /^(sources|fields|sources\/[^/]*\/(columns|set)|merge\/(fields|groups)|match\/rules\/\d+\/like)$/;

function lostNames(tree: Tree, path: Path, told: readonly PathProblem[]): PathProblem[] {
  if (tree.kind === 'scalar') return [];
  if (tree.kind === 'list') return tree.items.flatMap((item, index) => lostNames(item, [...path, index], told));
  return tree.entries.flatMap(({ name, value }) => {
    const here = [...path, name];
    const isLost =
      name === '__proto__' &&
      !ownNames.test(path.join('/')) &&
      !told.some((one) => one.path.join('/') === here.join('/'));
    const lost = isLost ? [{ path: here, atName: true, message: 'cannot be used as a name here' }] : [];
    return [...lost, ...lostNames(value, here, told)];
  });
}

/** With line and column, in the order of the file; each said once. */
function placed(problems: readonly PathProblem[], tree: Tree): RuleProblem[] {
  const all = problems.map(({ path, message, atName }): RuleProblem => {
    const place = placeAt(tree, path, atName) ?? { line: 0, column: 0 };
    return { ...place, path: pathInWords(path), message };
  });
  const seen = new Set<string>();
  return all
    .filter(({ path, message }) => {
      const text = `${path}\n${message}`;
      return !seen.has(text) && seen.add(text);
    })
    .sort((left, right) => left.line - right.line || left.column - right.column);
}
