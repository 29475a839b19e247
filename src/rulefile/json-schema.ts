import { z } from 'zod';
import type { Registries } from './registries.ts';
import { makeRuleSchema } from './schema.ts';

/**
 * The JSON Schema of rule files, for editors: what may be typed, with the description of each key. Made from the one
 * definition, so it cannot say something else than the loader. An editor reads YAML's own numbers and booleans where the
 * loader reads texts, so that a text may be of any scalar kind.
 */
export function jsonSchema(registries: Registries): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(makeRuleSchema(registries), {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override: ({ jsonSchema: part }) => asTyped(part),
  });
  withoutType(schema);
  return { title: 'recordmill rule file', ...schema, required: ['recordmill'] };
}

type Part = z.core.JSONSchema.BaseSchema;

/** As YAML is typed: `00123` and `no` need no quotes. Names are any text, and no number comes near the limits of a double. */
function asTyped(part: Part): void {
  const isFree = part.enum === undefined && part.const === undefined && part.pattern === undefined;
  if (part.type === 'string' && isFree) part.type = ['string', 'number', 'boolean'] as unknown as 'string';
  delete part.propertyNames;
  if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum;
  if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum;
}

/** A field that names no type is text, and so is one of which only the name is said. */
function withoutType(schema: Part): void {
  const resolved = (part: Part | undefined): Part =>
    typeof part?.$ref === 'string' ? resolved(schema.$defs?.[part.$ref.slice('#/$defs/'.length)]) : (part ?? {});
  const property = (part: Part, name: string) => resolved(part.properties?.[name] as Part | undefined);
  const field = resolved(property(schema, 'fields').additionalProperties as Part | undefined);
  const types = (field.oneOf ?? field.anyOf ?? []) as Part[];
  for (const type of types.map(resolved)) {
    if (property(type, 'type').const === 'text') type.required = (type.required ?? []).filter((key) => key !== 'type');
  }
  types.unshift({ type: 'null' });
}
