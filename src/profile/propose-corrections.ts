import type { Spelling } from '../learn/spellings.ts';
import { compareUtf8 } from '../util/utf8-order.ts';
import type { LearnedDependency, LearnedFacts } from './learn-table.ts';
import type { ProfiledSource, Proposal } from './proposal.ts';
import { bindSources } from './propose-columns.ts';

/** Corrections of one field, of all its sources. */
export interface FieldSpellings {
  readonly field: string;
  readonly spellings: readonly Spelling[];
}

/** What was learned of each source, by the fields of a proposal. */
export interface ProposedCorrections {
  readonly spellings: readonly FieldSpellings[];
  readonly dependencies: readonly LearnedDependency[];
}

/** Brings what was learned of the columns of each source to the fields that they feed. */
export function bindLearned(
  sources: readonly ProfiledSource[],
  learned: readonly LearnedFacts[],
  { fields }: Proposal,
): ProposedCorrections {
  const known = new Set(fields.map(({ name }) => name));
  const spellings = new Map<string, Map<string, Spelling>>();
  const dependencies = new Map<string, LearnedDependency>();
  for (const [index, { bound }] of bindSources(sources).entries()) {
    const fieldOf = new Map(bound.map(({ column, field }) => [column.name, field]));
    for (const { column, spellings: found } of learned[index]!.spellings) {
      const field = fieldOf.get(column);
      if (field === undefined || !known.has(field)) continue;
      const all = spellings.get(field) ?? new Map<string, Spelling>();
      spellings.set(field, all);
      for (const one of found) addSpelling(all, one);
    }
    for (const one of learned[index]!.dependencies) {
      const from = one.from.map((name) => fieldOf.get(name)).filter((name) => name !== undefined && known.has(name));
      const to = fieldOf.get(one.to);
      if (from.length < one.from.length || to === undefined || !known.has(to)) continue;
      addDependency(dependencies, { ...one, from: from as string[], to });
    }
  }
  return {
    spellings: fields.flatMap(({ name }) => {
      const found = [...(spellings.get(name)?.values() ?? [])];
      // Where none is sure there is nothing to begin with.
      return found.some(({ confidence }) => confidence >= SURE) ? [{ field: name, spellings: found }] : [];
    }),
    dependencies: [...dependencies.values()],
  };
}

function addSpelling(all: Map<string, Spelling>, one: Spelling): void {
  const key = JSON.stringify([one.from, one.to]);
  const other = all.get(key);
  const confidence = Math.max(one.confidence, other?.confidence ?? 0);
  all.set(key, { ...one, confidence, count: one.count + (other?.count ?? 0) });
}

function addDependency(all: Map<string, LearnedDependency>, one: LearnedDependency): void {
  const key = JSON.stringify([one.from, one.to]);
  const other = all.get(key);
  all.set(
    key,
    other === undefined
      ? one
      : { ...other, corrected: other.corrected + one.corrected, filled: other.filled + one.filled },
  );
}

/**
 * The proposal with corrections and dependencies that would do something. `file` is the correction file that its
 * fields are to name; null where there is none, and each run has to look again.
 */
export function withCorrections(
  proposal: Proposal,
  { spellings, dependencies }: ProposedCorrections,
  file: string | null,
): Proposal {
  const found = new Map(spellings.map((one) => [one.field, one.spellings]));
  const fields = proposal.fields.map((field) => {
    const ofField = found.get(field.name);
    if (ofField === undefined) return field;
    const correct = file === null ? { learn: 'true' } : { file };
    const sure = ofField.filter(({ confidence }) => confidence >= SURE).length;
    return {
      ...field,
      options: { ...field.options, correct },
      comment: `${field.comment}; ${plural(ofField.length, 'spelling')} of others, ${sure} of them sure`,
    };
  });
  const value = dependencyRules(dependencies);
  if (value.length === 0) return { ...proposal, fields };
  const section = {
    name: 'dependencies',
    value,
    comment: 'Records that agree in `from` agree in `to`, but for a few errors: these are corrected, and gaps filled.',
  };
  return { ...proposal, fields, sections: [section, ...proposal.sections] };
}

const SURE = 0.9;

/** One rule for all that the same fields decide; only where there is something to correct or to fill. */
function dependencyRules(dependencies: readonly LearnedDependency[]) {
  const active = new Set(dependencies.filter(({ corrected, filled }) => corrected + filled > 0).map(({ to }) => to));
  const byFrom = new Map<string, LearnedDependency[]>();
  for (const one of dependencies.filter(({ to }) => active.has(to))) {
    const key = JSON.stringify(one.from);
    byFrom.set(key, [...(byFrom.get(key) ?? []), one]);
  }
  const effect = (to: string, kind: 'corrected' | 'filled') =>
    dependencies.some((one) => one.to === to && one[kind] > 0);
  return [...byFrom.values()].map((same) => {
    const least = Math.min(...same.map(({ strength }) => strength.agreement));
    const groups = Math.max(...same.map(({ strength }) => strength.groups));
    const isCorrecting = same.some(({ to }) => effect(to, 'corrected'));
    const isFilling = same.some(({ to }) => effect(to, 'filled'));
    return {
      from: same[0]!.from,
      to: same.map(({ to }) => to).sort(compareUtf8),
      ...(!isCorrecting && { correct: 'false' }),
      ...(!isFilling && { fill: 'false' }),
      why: `holds for at least ${Math.floor(least * 1000) / 10}% of the records, in ${plural(groups, 'group')}`,
    };
  });
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
