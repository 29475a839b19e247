import type { AnyStrategy } from '../merge/strategy/strategy.ts';
import { type ChainRules, checkChain } from './chain.ts';
import { unknownSource } from './check-validations.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { Path, PathProblem } from './tree.ts';

/** Strategies that there are with the options they take, known sources, and no field that two parts decide. */
export function checkMerge(
  { merge, fields }: Rules,
  registries: Registries,
  sources: readonly string[],
): PathProblem[] {
  const problems: PathProblem[] = [];
  const check = (chain: ChainRules, path: Path, misfit: Misfit) =>
    problems.push(...chainProblems(chain, path, registries, sources, misfit));
  if (merge.default !== undefined) check(merge.default, ['merge', 'default'], misfitOfDefault);
  const answers = new Set(
    fields.filter(([, { type }]) => registries.fieldTypes.get(type)?.cel === 'bool').map(([name]) => name),
  );
  const decidedBy = new Map<string, string>();
  for (const [field, chain] of merge.fields) {
    check(chain, ['merge', 'fields', field], answers.has(field) ? () => null : misfitOfField);
    decidedBy.set(field, 'merge.fields');
  }
  for (const [group, { fields: members, by }] of merge.groups) {
    check(by, ['merge', 'groups', group, 'by'], misfitOfGroup);
    for (const [index, field] of members.entries()) {
      const other = decidedBy.get(field);
      const path = ['merge', 'groups', group, 'fields', index];
      if (other !== undefined) problems.push({ path, message: `"${field}" is decided by ${other} already` });
      decidedBy.set(field, `the group "${group}"`);
    }
  }
  return problems;
}

/** Why a strategy cannot stand in a chain, or null. */
type Misfit = (strategy: AnyStrategy) => string | null;

const misfitOfDefault: Misfit = ({ id, onlyAnswers }) =>
  onlyAnswers ? `"${id}" suits only fields of yes or no: name it for them under merge.fields` : null;

const misfitOfField: Misfit = ({ id, onlyAnswers }) =>
  onlyAnswers ? `"${id}" suits only fields of yes or no: declare this one as boolean or consent` : null;

const misfitOfGroup: Misfit = ({ id, kind }) =>
  kind === 'compute'
    ? `"${id}" makes a value of one field, and a group takes all its values from one record: name it under merge.fields`
    : null;

function chainProblems(
  chain: ChainRules,
  path: Path,
  { strategies }: Registries,
  sources: readonly string[],
  misfit: Misfit,
): PathProblem[] {
  return checkChain(chain, strategies).flatMap((step, index): PathProblem[] => {
    const at = Array.isArray(chain) ? [...path, index] : path;
    if ('wrong' in step) return [{ path: at, message: step.wrong }];
    const reason = misfit(strategies.get(step.id)!);
    if (reason !== null) return [{ path: at, message: reason }];
    if (step.id !== 'most-trusted' || !Array.isArray(step.given)) return [];
    return step.given
      .filter((source) => typeof source === 'string' && !sources.includes(source))
      .map((source: string) => ({ path: at, message: unknownSource(source, sources) }));
  });
}
