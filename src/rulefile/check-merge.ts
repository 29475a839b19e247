import { type ChainRules, checkChain } from './chain.ts';
import { unknownSource } from './check-validations.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { Path, PathProblem } from './tree.ts';

/** Strategies that there are with the options they take, known sources, and no field that two parts decide. */
export function checkMerge({ merge }: Rules, registries: Registries, sources: readonly string[]): PathProblem[] {
  const problems: PathProblem[] = [];
  const check = (chain: ChainRules, path: Path) => problems.push(...chainProblems(chain, path, registries, sources));
  if (merge.default !== undefined) check(merge.default, ['merge', 'default']);
  const decidedBy = new Map<string, string>();
  for (const [field, chain] of merge.fields) {
    check(chain, ['merge', 'fields', field]);
    decidedBy.set(field, 'merge.fields');
  }
  for (const [group, { fields, by }] of merge.groups) {
    check(by, ['merge', 'groups', group, 'by']);
    for (const [index, field] of fields.entries()) {
      const other = decidedBy.get(field);
      const path = ['merge', 'groups', group, 'fields', index];
      if (other !== undefined) problems.push({ path, message: `"${field}" is decided by ${other} already` });
      decidedBy.set(field, `the group "${group}"`);
    }
  }
  return problems;
}

function chainProblems(
  chain: ChainRules,
  path: Path,
  { strategies }: Registries,
  sources: readonly string[],
): PathProblem[] {
  return checkChain(chain, strategies).flatMap((step, index): PathProblem[] => {
    const at = Array.isArray(chain) ? [...path, index] : path;
    if ('wrong' in step) return [{ path: at, message: step.wrong }];
    if (step.id !== 'most-trusted' || !Array.isArray(step.given)) return [];
    return step.given
      .filter((source) => typeof source === 'string' && !sources.includes(source))
      .map((source: string) => ({ path: at, message: unknownSource(source, sources) }));
  });
}
