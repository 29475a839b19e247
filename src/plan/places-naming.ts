import type { Plan } from './plan.ts';

/** Where the rules of a plan name a field, in words. For messages: a plan no longer knows the lines of its rule file. */
export function placesNaming(plan: Plan, field: string): string[] {
  const { match, merge } = plan;
  const names = (value: unknown) => mentions(value, field);
  return [
    ...plan.validations
      .filter(({ options, when }) => names([options]) || inText(when, field) || names(options))
      .map(({ id }) => `validate ${id}`),
    ...plan.dependencies
      .filter(({ from, to }) => from.includes(field) || to.includes(field))
      .map(({ id }) => `dependency ${id}`),
    ...(match?.rules ?? []).filter(({ same, like }) => names(same) || names(like)).map(({ id }) => `match rule ${id}`),
    ...(match?.never.some((text) => inText(text, field)) ? ['match.never'] : []),
    ...(match?.comparisons.some((one) => one.field === field) ? ['match.comparisons'] : []),
    ...(match?.blocking.some(({ keys }) => keys.some((key) => key.field === field)) ? ['match.blocking'] : []),
    ...merge.groups
      .filter(({ fields, chain }) => fields.includes(field) || names(chain))
      .map(({ id }) => `merge.groups.${id}`),
    ...(merge.fields.some(({ chain }) => names(chain)) ? ['merge.fields'] : []),
    ...plan.fields.filter((one) => names(one.options) || names(one.fill)).map(({ name }) => `fields.${name}`),
  ];
}

/** Whether a text inside a value is the name, or an expression that contains it. */
function mentions(value: unknown, field: string): boolean {
  if (typeof value === 'string') return value === field || inText(value, field);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => mentions(part, field));
}

function inText(text: string, field: string): boolean {
  for (let at = text.indexOf(field); at >= 0; at = text.indexOf(field, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + field.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) return true;
  }
  return false;
}
