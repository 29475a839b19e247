import { neededFields } from '../clean/order.ts';
import { safeRegex } from '../util/safe-regex.ts';
import { UsageError } from '../util/usage-error.ts';
import { checkLimits } from './check-limits.ts';
import { checkMatch } from './check-match.ts';
import { checkMerge } from './check-merge.ts';
import { checkOptions } from './check-options.ts';
import { checkValidations } from './check-validations.ts';
import { celTypesOf, conditionProblem, conditionsOf } from './expressions.ts';
import type { FieldRules } from './field-schema.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import { namesAt, type PathProblem, type Tree } from './tree.ts';

/** What the form of each part cannot show: names that do not fit together, and texts in a language of their own. */
export function checkRules(rules: Rules, registries: Registries, tree: Tree): PathProblem[] {
  // From the tree: a source or field with a mistake in it is there all the same.
  const sources = namesAt(tree, ['sources']);
  return [
    ...checkNames(rules),
    ...rules.fields.flatMap(([name, field]) => [...checkField(name, field), ...checkOptions(name, field)]),
    ...checkLimits(rules, registries),
    ...checkDependencies(rules),
    ...checkCircles(rules, registries),
    ...checkValidations(rules, registries, sources),
    ...checkMatch(rules, registries),
    ...checkMerge(rules, registries, sources),
    ...checkConditions(rules, registries),
  ];
}

function checkNames(rules: Rules): PathProblem[] {
  const problems: PathProblem[] = [];
  for (const [name] of rules.sources) {
    const path = ['sources', name];
    if (name === '') problems.push({ path, atName: true, message: 'a source needs a name' });
    // `explain OUT crm:42` finds a record by its source and key.
    else if (/[:\s]/.test(name))
      problems.push({
        path,
        atName: true,
        message: `the name of a source has no colon and no white space (found ${JSON.stringify(name)})`,
      });
  }
  for (const [name] of rules.fields) {
    if (name === '') problems.push({ path: ['fields', name], atName: true, message: 'a field needs a name' });
  }
  return problems;
}

function checkDependencies({ dependencies, fields }: Rules): PathProblem[] {
  const typeOf = new Map(fields.map(([name, { type }]) => [name, type]));
  const ids = new Set<string>();
  return dependencies.flatMap(({ id, from, to, correct, fill }, index): PathProblem[] => {
    const path = ['dependencies', index];
    const problems: PathProblem[] = [];
    if (id !== '' && ids.has(id))
      problems.push({ path: [...path, 'id'], message: `there are two dependencies "${id}"` });
    ids.add(id);
    for (const name of to.filter((one) => from.includes(one)))
      problems.push({ path: [...path, 'to'], message: `${JSON.stringify(name)} does not decide itself` });
    // An opt-out is somebody's own word: no other record says it for them.
    for (const name of to.filter((one) => typeOf.get(one) === 'consent'))
      problems.push({
        path: [...path, 'to'],
        message: `${JSON.stringify(name)} is a consent: no other field decides it`,
      });
    if (!correct && !fill) problems.push({ path, message: 'neither corrects nor fills: leave one of the two on' });
    return problems;
  });
}

function checkField(name: string, field: FieldRules): PathProblem[] {
  const problems: PathProblem[] = [];
  const path = ['fields', name];
  if (field.split !== undefined && field.join !== undefined) {
    problems.push({ path: [...path, 'join'], message: 'a field is made by split or by join, not by both' });
  }
  if ((field.split ?? field.join) !== undefined && field.from.length > 0) {
    problems.push({
      path: [...path, 'from'],
      message: 'says where the values are read from, but split or join makes them',
    });
  }
  for (const [index, { field: from, file, key }] of field.fill.entries()) {
    const at = [...path, 'fill', index];
    if ((from === undefined) === (file === undefined)) {
      problems.push({ path: at, message: 'takes the value from a field or from a file: name one of the two' });
    } else if (file !== undefined && key === undefined) {
      problems.push({ path: at, message: 'needs key, the field whose value is looked up in the file' });
    }
  }
  if (
    field.correct !== undefined &&
    field.correct.from.length === 0 &&
    field.correct.file === '' &&
    !field.correct.learn
  ) {
    problems.push({
      path: [...path, 'correct'],
      message: 'names nothing to correct by: from (right values), file (a correction file) or learn: true',
    });
  }
  for (const [index, { from, pattern }] of field.replace.entries()) {
    if (pattern) problems.push(...regexProblem([...path, 'replace', index, 'from'], from));
    else if (from === '') problems.push({ path: [...path, 'replace', index, 'from'], message: 'must not be empty' });
  }
  if (field.pattern !== undefined) problems.push(...regexProblem([...path, 'pattern'], field.pattern));
  return problems;
}

function regexProblem(path: PathProblem['path'], pattern: string): PathProblem[] {
  try {
    safeRegex(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ path, message: error.message }];
  }
}

/** Fields that need each other in a circle could be cleaned in no order. */
function checkCircles(rules: Rules, { fieldTypes }: Registries): PathProblem[] {
  const names = new Set(rules.fields.map(([name]) => name));
  const needs = new Map(
    rules.fields.map(([name, field]) => {
      const plan = { ...field, name, missing: [], personal: false, declared: true };
      return [name, neededFields(plan, names, fieldTypes.get(field.type)!)] as const;
    }),
  );
  const done = new Set<string>();
  const problems: PathProblem[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    const start = path.indexOf(name);
    if (start >= 0) {
      const circle = [...path.slice(start), name].map((one) => JSON.stringify(one)).join(' needs ');
      problems.push({
        path: ['fields', path[start]!],
        atName: true,
        message: `fields need each other in a circle: ${circle}`,
      });
      return;
    }
    for (const needed of needs.get(name) ?? []) visit(needed, [...path, name]);
    done.add(name);
  };
  for (const name of names) visit(name, []);
  return problems;
}

function checkConditions(rules: Rules, registries: Registries): PathProblem[] {
  const types = celTypesOf(rules, registries);
  return conditionsOf(rules).flatMap((condition) => {
    const message = conditionProblem(condition, types);
    return message === null ? [] : [{ path: condition.path, message }];
  });
}
