import type { AnyFieldType } from '../field-type/field-type.ts';
import { UsageError } from '../util/usage-error.ts';
import type { FieldPlan } from './rules.ts';

/** The fields whose clean values a field needs: what it is made of or filled from, and the companions of its type. */
export function neededFields(field: FieldPlan, fields: ReadonlySet<string>, type: AnyFieldType): string[] {
  const names = [
    ...(field.split === undefined ? [] : [field.split.from]),
    ...(field.join?.fields ?? []),
    ...(type.companions?.(field.options) ?? []),
    ...field.fill.flatMap(({ field: from, key }) => [from, key].filter((name) => name !== undefined)),
  ];
  // A field made of a column of its own name does not wait for itself.
  return [...new Set(names)].filter((name) => name !== field.name && fields.has(name));
}

/** The fields in an order in which each comes after those it needs, otherwise as given. Refuses circular needs. */
export function cleaningOrder(fields: readonly FieldPlan[], types: ReadonlyMap<string, AnyFieldType>): FieldPlan[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const names = new Set(byName.keys());
  const done = new Set<string>();
  const ordered: FieldPlan[] = [];
  const visit = (field: FieldPlan, path: readonly string[]): void => {
    if (done.has(field.name)) return;
    if (path.includes(field.name)) throw circular([...path.slice(path.indexOf(field.name)), field.name]);
    for (const name of neededFields(field, names, typeOf(field, types)))
      visit(byName.get(name)!, [...path, field.name]);
    done.add(field.name);
    ordered.push(field);
  };
  for (const field of fields) visit(field, []);
  return ordered;
}

function circular(path: readonly string[]): UsageError {
  const names = path.map((name) => JSON.stringify(name)).join(' needs ');
  return new UsageError(`fields need each other in a circle: ${names}`, 'take one of the values from a column instead');
}

export function typeOf(field: FieldPlan, types: ReadonlyMap<string, AnyFieldType>): AnyFieldType {
  const type = types.get(field.type);
  if (type === undefined)
    throw new UsageError(`field ${JSON.stringify(field.name)} has the unknown type "${field.type}"`);
  return type;
}
