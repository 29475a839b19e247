import { didYouMean } from '../util/nearest.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import type { PathProblem } from './tree.ts';

/** Thresholds that fit each other, and comparators that there are. */
export function checkMatch({ match }: Rules, { comparators }: Registries): PathProblem[] {
  if (match === undefined) return [];
  const problems: PathProblem[] = [];
  if (match.review > match.accept) {
    const message = `must not be above accept (${match.accept}): pairs between the two are for a person (found ${match.review})`;
    problems.push({ path: ['match', 'review'], message });
  }
  if (match.model === '')
    problems.push({ path: ['match', 'model'], message: 'must be auto, none, or the path of a saved model' });
  if (match.model === 'none' && match.rules.length === 0) {
    problems.push({
      path: ['match', 'model'],
      message: 'none leaves the rules alone to decide, and there are no rules',
    });
  }
  const seen = new Set<string>();
  for (const [index, { field, comparator, levels }] of (match.comparisons ?? []).entries()) {
    const path = ['match', 'comparisons', index];
    if (seen.has(field)) problems.push({ path: [...path, 'field'], message: `"${field}" is compared twice` });
    seen.add(field);
    if (comparator !== undefined && !comparators.has(comparator)) {
      const hint = didYouMean(comparator, comparators.keys());
      const allowed = [...comparators.keys()].join(', ');
      const message = `there is no comparator "${comparator}"; ${hint === '' ? '' : `${hint} `}allowed: ${allowed}`;
      problems.push({ path: [...path, 'comparator'], message });
    }
    if (levels?.some((level, at) => level <= 0 || (at > 0 && level >= levels[at - 1]!))) {
      problems.push({
        path: [...path, 'levels'],
        message: `must fall from one to the next and stay above 0 (found ${levels.join(', ')})`,
      });
    }
  }
  return problems;
}
