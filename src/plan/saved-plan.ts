import type { Registries } from '../rulefile/registries.ts';
import { UsageError } from '../util/usage-error.ts';
import type { Plan } from './plan.ts';

/** Whether text or an object is a saved plan: it has its sources as a list, where a rule file has names. */
export function isPlan(content: string | object): boolean {
  const given = typeof content === 'string' ? parsedObject(content) : content;
  return (
    given !== null &&
    'recordmill' in given &&
    'sources' in given &&
    Array.isArray(given.sources) &&
    'validations' in given
  );
}

/** A saved plan, ready to be used again. `file` is its name in messages. */
export function readPlan(content: string | object, registries: Registries, file = 'plan.json'): Plan {
  const given = typeof content === 'string' ? parsedObject(content) : content;
  const missing = parts.find((part) => given === null || !Object.hasOwn(given, part));
  if (missing !== undefined) throw new UsageError(`${file}: is not a whole plan: "${missing}" is missing`, remake);
  const wrong = lists.find((path) => !isList(given!, path));
  if (wrong !== undefined)
    throw new UsageError(`${file}: is not a whole plan: "${wrong.join('.')}" is not a list`, remake);
  // A plan of an older version knew no dependencies.
  const plan = { dependencies: [], ...given } as unknown as Plan;
  const broken = plan.sources.find((source) => !sourceLists.every((part) => isList(source, [part])));
  if (broken !== undefined) throw new UsageError(`${file}: is not a whole plan: a source lacks its parts`, remake);
  if (plan.recordmill !== 1)
    throw new UsageError(`${file}: is a plan of another version (${String(plan.recordmill)})`, remake);
  const unknown = unknownUnits(plan, registries);
  if (unknown.length > 0)
    throw new UsageError(`${file}: names what this recordmill does not have: ${unknown.join(', ')}`, remake);
  return plan;
}

const parts = [
  'recordmill',
  'today',
  'sources',
  'fields',
  'otherColumns',
  'validations',
  'match',
  'merge',
  'budget',
  'output',
];
/** What the rest of the program goes through before anything else looks at it. */
const lists = [
  ['sources'],
  ['fields'],
  ['validations'],
  ['merge', 'fields'],
  ['merge', 'groups'],
  ['merge', 'trust'],
  ['merge', 'consent'],
  ['output', 'without'],
  ['match', 'rules'],
  ['match', 'comparisons'],
  ['match', 'blocking'],
  ['match', 'never'],
  ['match', 'comparators'],
  ['match', 'uniqueSources'],
] as const;

const sourceLists = ['file', 'key', 'columns', 'set'];

/** A plan that matches nothing has null for `match`. */
function isList(plan: object, [part, ...rest]: readonly string[]): boolean {
  const value: unknown = (plan as Record<string, unknown>)[part!];
  if (rest.length === 0) return Array.isArray(value) && value.every((one) => one !== null && one !== undefined);
  if (part === 'match' && value === null) return true;
  return typeof value === 'object' && value !== null && isList(value, rest);
}

const remake = 'run the rule file again to make a new plan';

function parsedObject(text: string): object | null {
  if (!/^\uFEFF?\s*\{/.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}

function unknownUnits(plan: Plan, { fieldTypes, validations, comparators, strategies }: Registries): string[] {
  const chains = [...plan.merge.fields, ...plan.merge.groups].flatMap(({ chain }) => chain);
  const compared = [...(plan.match?.comparisons ?? []), ...(plan.match?.comparators ?? [])];
  const unknown = [
    ...plan.fields.filter(({ type }) => !fieldTypes.has(type)).map(({ type }) => `field type ${type}`),
    ...plan.validations.filter(({ kind }) => !validations.has(kind)).map(({ kind }) => `validation ${kind}`),
    ...compared
      .filter(({ comparator }) => !comparators.has(comparator))
      .map(({ comparator }) => `comparator ${comparator}`),
    ...chains.filter(({ id }) => !strategies.has(id)).map(({ id }) => `strategy ${id}`),
  ];
  return [...new Set(unknown)];
}
