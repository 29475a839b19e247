import type { z } from 'zod';
import { didYouMean } from '../util/nearest.ts';
import { problemsOf } from './problems.ts';
import type { Registries } from './registries.ts';
import type { Rules } from './schema.ts';
import { shortForms } from './short-form.ts';
import { fromValue, type Path, type PathProblem } from './tree.ts';

/** Ids that are used once, options of short forms, and the sources that validations name. */
export function checkValidations(rules: Rules, { validations }: Registries, sources: readonly string[]): PathProblem[] {
  const problems: PathProblem[] = [];
  const taken = new Set<string>();
  const take = (id: string, path: Path) => {
    if (taken.has(id)) problems.push({ path, message: `the id "${id}" is used twice; each rule needs its own` });
    taken.add(id);
  };
  for (const [field, given] of rules.fields) {
    for (const { key, validation } of shortForms(field, given)) {
      take(validation.id, ['fields', field, key]);
      const unit = validations.get(validation.kind);
      const read = unit?.options.safeParse(validation.options);
      if (unit !== undefined && !read.success) {
        const given = fromValue(validation.options);
        const wrong = read.error.issues.flatMap((issue: z.core.$ZodIssue) =>
          issue.code === 'custom' ? [issue] : problemsOf([issue], given, unit.options),
        );
        problems.push({
          path: ['fields', field, key],
          message: wrong.map(({ message }: { message: string }) => message).join('; '),
        });
      }
    }
  }
  for (const [index, { id, kind, options }] of rules.validate.entries()) {
    take(id, ['validate', index, 'id']);
    const source = typeof options === 'object' && options !== null && 'source' in options ? options.source : undefined;
    if (typeof source === 'string' && source !== '' && !sources.includes(source)) {
      problems.push({ path: ['validate', index, kind, 'source'], message: unknownSource(source, sources) });
    }
  }
  for (const [index, { id }] of (rules.match?.rules ?? []).entries()) {
    const path = ['match', 'rules', index, 'id'];
    if (id === 'model' || id === 'decision')
      problems.push({ path, message: `the id "${id}" is taken by recordmill itself` });
    take(id, path);
  }
  return problems;
}

export function unknownSource(name: string, sources: readonly string[]): string {
  const hint = didYouMean(name, sources);
  return `there is no source "${name}"; ${hint === '' ? '' : `${hint} `}there are: ${sources.join(', ') || 'none'}`;
}
