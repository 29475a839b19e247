import type { Table } from '../table/table.ts';
import { didYouMean } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';
import { placesNaming } from './places-naming.ts';
import type { Plan } from './plan.ts';

/** The columns of a source as read; a source that holds no columns at all says nothing about any name. */
interface ReadSource {
  readonly table: Pick<Table, 'columns'>;
}

/** Refuses a plan that names columns which no source has, all of them at once. Sources stand in plan order. */
export function checkPlanAgainstHeaders(plan: Plan, sources: readonly ReadSource[]): void {
  const headers = sources.map(({ table }) => table.columns.map(({ name }) => name));
  const problems = [
    ...plan.sources.flatMap((source, index) => columnsOfSource(source, headers[index] ?? [])),
    ...fieldsOfPlan(plan, headers),
  ];
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '' : `${problems.length} names in the rules are of no column:\n`;
  throw new UsageError(count + problems.join('\n'));
}

function columnsOfSource(source: Plan['sources'][number], header: readonly string[]): string[] {
  if (header.length === 0) return [];
  const named = [
    ...source.key.map((column) => ({ column, place: 'key' })),
    ...(source.updated === '' ? [] : [{ column: source.updated, place: 'updated' }]),
    ...source.columns.map(([column]) => ({ column, place: 'columns' })),
  ];
  return named
    .filter(({ column }) => !header.includes(column))
    .map(({ column, place }) => `sources.${source.name}.${place}: ${unknown(column, header)}`);
}

/** A field must come from somewhere: from a column of some source, or from the rules themselves. */
function fieldsOfPlan(plan: Plan, headers: readonly (readonly string[])[]): string[] {
  // A source without columns (an empty file) could have held any of them.
  if (headers.some((header) => header.length === 0)) return [];
  const columns = new Set(headers.flat());
  const made = new Set(
    plan.sources.flatMap((source) => [
      ...source.columns.map(([, field]) => field),
      ...source.set.map(([field]) => field),
    ]),
  );
  const fields = new Set(plan.fields.map(({ name }) => name));
  const known = new Set([
    ...columns,
    ...made,
    ...plan.fields.filter(({ declared }) => declared).map(({ name }) => name),
  ]);
  const problems: string[] = [];
  for (const field of plan.fields) {
    const { name, from, split, join } = field;
    const parts = split !== undefined ? [split.from] : (join?.fields ?? from);
    const origins = parts.length > 0 ? parts : [name];
    const missing = origins.filter((one) => !columns.has(one) && !made.has(one) && !(fields.has(one) && one !== name));
    const optional = parts === from && missing.length < origins.length;
    if (missing.length === 0 || optional || made.has(name)) continue;
    if (parts.length === 0 && (field.default !== undefined || field.fill.length > 0)) continue;
    const others = [...known].filter((one) => !missing.includes(one));
    const place = field.declared ? `fields.${name}` : placesNaming(plan, name).join(', ') || 'rules';
    for (const one of missing) problems.push(`${place}: ${unknown(one, others)}`);
  }
  return problems;
}

function unknown(column: string, known: readonly string[]): string {
  const hint =
    didYouMean(column, known) || `there are: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`;
  return `no column is named ${JSON.stringify(column)}; ${hint}`;
}
