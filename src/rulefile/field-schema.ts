import { z } from 'zod';
import { fieldRules } from '../clean/rules.ts';
import type { AnyFieldType } from '../field-type/field-type.ts';

/** A field as the schema gives it: the keys every field has, and the checked options of its type apart. */
export type FieldRules = z.output<typeof fieldRules> & { readonly options: Readonly<Record<string, unknown>> };

const commonNames = new Set(Object.keys(fieldRules.shape));

/** A field is one object with the common keys and the options of its type; the type says which options there are. */
export function fieldSchema(types: ReadonlyMap<string, AnyFieldType>) {
  const [first, ...rest] = [...types.values()].map(typedField);
  if (first === undefined) throw new Error('there is no field type');
  return z.preprocess(withType, z.discriminatedUnion('type', [first, ...rest]));
}

function typedField(type: AnyFieldType) {
  const optionShape: z.ZodRawShape = type.options.shape;
  const clash = Object.keys(optionShape).find((name) => commonNames.has(name));
  if (clash !== undefined)
    throw new Error(`the option "${clash}" of field type "${type.id}" is a key that every field has`);
  return z
    .strictObject({ ...fieldRules.shape, type: z.literal(type.id), ...optionShape })
    .describe(type.summary)
    .transform((given): FieldRules => {
      const entries = Object.entries(given);
      const common = entries.filter(([name]) => commonNames.has(name));
      const options = entries.filter(([name]) => !commonNames.has(name));
      return { ...(Object.fromEntries(common) as z.output<typeof fieldRules>), options: Object.fromEntries(options) };
    });
}

/** `city:` with nothing after it, and a field that names no type, are text. */
function withType(given: unknown): unknown {
  if (given === '') return { type: 'text' };
  if (typeof given !== 'object' || given === null || Array.isArray(given) || Object.hasOwn(given, 'type')) return given;
  return { type: 'text', ...given };
}
