import { UsageError } from '../util/usage-error.ts';

/** What each kind of unit must have, and what each member is. Only a script's own units are checked: it may be plain JavaScript. */
const members = {
  'field type': {
    summary: 'string',
    options: 'schema',
    reasons: 'object',
    examples: 'list',
    personal: 'boolean',
    cel: 'string',
    compile: 'function',
    infer: 'function',
    mask: 'function',
    comparison: 'object',
  },
  validation: {
    summary: 'string',
    options: 'schema',
    level: 'string',
    scope: 'string',
    fields: 'function',
    check: 'function',
    examples: 'list',
  },
  comparator: { summary: 'string', similarity: 'function', examples: 'list' },
  strategy: { summary: 'string', options: 'schema', kind: 'string', prepare: 'function' },
} as const;

export type UnitKind = keyof typeof members;

const words = {
  string: 'a text',
  boolean: 'true or false',
  function: 'a function',
  object: 'an object',
  list: 'a list',
  schema: 'a zod schema',
} as const;

/** Refuses a unit that lacks something, by name: further on it would be a fault of the program. */
export function checkUnits(kind: UnitKind, units: unknown): void {
  if (!Array.isArray(units)) throw new UsageError(`the ${kind} extensions are not a list`, 'put them into an array');
  for (const [index, unit] of units.entries()) {
    const { id } = Object(unit);
    if (typeof id !== 'string' || id === '')
      throw new UsageError(`${kind} extension ${index + 1} has no id`, 'its id is the name that rule files use');
    for (const [name, form] of Object.entries(members[kind])) {
      const member = (unit as Record<string, unknown>)[name];
      if (isOf(form, member)) continue;
      throw new UsageError(
        `the ${kind} "${id}" ${member === undefined ? `has no "${name}"` : `has a "${name}" that cannot be used`}`,
        `"${name}" is ${words[form]}; docs/EXTENDING.md shows a whole ${kind}`,
      );
    }
  }
}

function isOf(form: keyof typeof words, member: unknown): boolean {
  if (form === 'list') return Array.isArray(member);
  if (form === 'schema') return typeof Object(member).safeParse === 'function';
  return member !== null && typeof member === form;
}
