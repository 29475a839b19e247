import { z } from 'zod';
import { validationRules } from '../validate/rules.ts';
import type { AnyValidation } from '../validate/validation.ts';

/** An entry of `validate` as the schema gives it: the common keys, which validation it is, and its checked options. */
export type ValidationRules = z.output<typeof validationRules> & { readonly kind: string; readonly options: unknown };

/** An entry has the common keys and exactly one key that names a validation and holds its options. */
export function validationSchema(validations: ReadonlyMap<string, AnyValidation>) {
  const kinds = [...validations.keys()];
  const optionShape = Object.fromEntries(
    [...validations].map(([id, validation]) => [
      id,
      (validation.options as z.ZodType).describe(validation.summary).optional(),
    ]),
  );
  const namedKinds = (given: unknown) =>
    typeof given === 'object' && given !== null ? kinds.filter((kind) => Object.hasOwn(given, kind)) : [];
  return z
    .strictObject({ ...validationRules.shape, ...optionShape })
    .refine((given) => namedKinds(given).length === 1, {
      // Also beside other mistakes of the entry: all of them are told at once.
      when: ({ value }) => typeof value === 'object' && value !== null,
      error: ({ input }) => {
        const found = namedKinds(input);
        const count =
          found.length === 0 ? 'names no validation' : `names ${found.length} validations (${found.join(', ')})`;
        return `${count}; exactly one of these keys is needed: ${kinds.join(', ')}`;
      },
    })
    .transform((given): ValidationRules => {
      const entries = Object.entries(given);
      const [kind, options] = entries.find(([name, value]) => kinds.includes(name) && value !== undefined)!;
      const common = entries.filter(([name]) => !kinds.includes(name));
      return { ...(Object.fromEntries(common) as z.output<typeof validationRules>), kind, options };
    });
}
