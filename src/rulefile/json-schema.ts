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
    override: ({ jsonSchema: part }) => {
      asTyped(part);
      withoutNoise(part);
    },
  });
  return { title: 'recordmill rule file', ...schema, required: ['recordmill'] };
}

type Part = z.core.JSONSchema.BaseSchema;

/** As YAML is typed: `00123` and `no` need no quotes, a field's type may be left out, and so may all of a text field. */
function asTyped(part: Part): void {
  const isFree = part.enum === undefined && part.const === undefined && part.pattern === undefined;
  if (part.type === 'string' && isFree) part.type = ['string', 'number', 'boolean'] as unknown as 'string';
  if (part.oneOf?.some((one) => isTextField(one))) part.oneOf = [{ type: 'null' }, ...part.oneOf];
  if (isTextField(part) && part.required !== undefined) part.required = part.required.filter((key) => key !== 'type');
}

function isTextField(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || !('properties' in part)) return false;
  const { type } = part.properties as Record<string, { readonly const?: unknown } | undefined>;
  return type?.const === 'text';
}

/** Names are any text, and no number of a rule file comes near the limits of a double. */
function withoutNoise(part: Part): void {
  delete part.propertyNames;
  if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum;
  if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum;
}
