import { columnsLacking, type Supply, supplyOf } from '../clean/fed.ts';
import type { SourcePlan } from '../source/rules.ts';
import type { Table } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { placesNaming } from './places-naming.ts';
import type { Plan } from './plan.ts';

/** A source as read: what its header names, and which files it came from. */
interface ReadSource {
  readonly table: Pick<Table, 'columns'> & { readonly origin: Pick<Table['origin'], 'files'> };
}

/**
 * Refuses a plan that names columns which no source has, all of them at once. Sources stand in plan order.
 * Where records need not all have the same keys (JSON, records from memory, a file without a header), a column that
 * is not there today may be there tomorrow: what a source or a declared field is read from is then a finding of
 * cleaning. But a name that a rule uses and that stands nowhere else, in no record and in no declared field, is
 * refused of these too: such a rule would look at nothing, and say nothing of it.
 */
export function checkPlanAgainstHeaders(plan: Plan, sources: readonly ReadSource[]): void {
  const read = plan.sources.map((source, index) => ({ source, header: headerOf(source, sources[index]) }));
  const supply = supplyOf(
    plan.sources.flatMap((source, index) => {
      const { table } = sources[index] ?? {};
      return [{ plan: source, table: table ?? { columns: [] } }];
    }),
    plan.fields,
  );
  const ofSources = read.flatMap(({ source, header }) =>
    header === null ? [] : sourceProblems(source, header, supply.made),
  );
  // Of a source without records nothing is known.
  const isKnown = plan.sources.every((_, index) => (sources[index]?.table.columns.length ?? 0) > 0);
  const isStrict = read.every(({ header }) => header !== null);
  const ofFields = isKnown ? fieldProblems(plan, supply, isStrict) : [];
  const problems = [...ofSources, ...ofFields];
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '' : `the rules name ${problems.length} columns that there are not:\n`;
  throw new UsageError(count + problems.join('\n'));
}

/** The names of a source's columns; null where they say nothing about tomorrow's. */
function headerOf(source: SourcePlan, read: ReadSource | undefined): ReadonlySet<string> | null {
  if (read === undefined || read.table.columns.length === 0) return null;
  const { files } = read.table.origin;
  const isLoose = source.format === 'json' || source.format === 'ndjson' || files.every((file) => looseFile.test(file));
  return isLoose ? null : new Set(read.table.columns.map(({ name }) => name));
}

/** Records from memory have no file name. */
const looseFile = /^$|\.(json|ndjson|jsonl)(\.gz)?$/i;

function sourceProblems(source: SourcePlan, header: ReadonlySet<string>, made: ReadonlySet<string>): string[] {
  const named = [
    ...source.key.map((column) => ({ column, place: 'key' })),
    ...source.columns.map(([column]) => ({ column, place: 'columns' })),
    ...(source.updated === '' || made.has(source.updated) ? [] : [{ column: source.updated, place: 'updated' }]),
  ];
  return named
    .filter(({ column }) => !header.has(column))
    .map(({ column, place }) => `sources.${source.name}.${place}: ${unknown(column, header)}`);
}

/** A field must come from somewhere: from a column of some source, or from the rules themselves. */
function fieldProblems(plan: Plan, supply: Supply, isStrict: boolean): string[] {
  const known = new Set([...supply.own, ...supply.made, ...supply.declared]);
  return plan.fields.flatMap((field) => {
    const missing = field.declared && !isStrict ? [] : columnsLacking(field, supply);
    if (missing.length === 0) return [];
    const place = field.declared
      ? `fields.${field.name}`
      : placesNaming(plan, field.name).join(', ') || `merge.fields.${field.name}`;
    const others = [...known].filter((name) => !missing.includes(name));
    return missing.map((name) => `${place}: ${unknown(name, others)}`);
  });
}

function unknown(column: string, known: Iterable<string>): string {
  const all = [...known];
  const hint = didYouMean(column, all) || `there are: ${all.slice(0, 12).join(', ')}${all.length > 12 ? ', …' : ''}`;
  return `no column is named ${JSON.stringify(column)}; ${hint}`;
}
