import { z } from 'zod';

/** A value, or the field beside it that has the value: `TR`, `{ from: country }`, `{ from: country, else: TR }`. */
export const valueOrField = z.union([
  z.string(),
  z.strictObject({ from: z.string().min(1), else: z.string().default('') }),
]);

export type ValueOrField = z.output<typeof valueOrField>;

/** The fields that such an option reads, for `companions`. */
export const fieldsOf = (option: ValueOrField): readonly string[] => (typeof option === 'string' ? [] : [option.from]);

/** The value that holds for one reading: what the field beside it has, or else what was given. */
export const settledValue = (option: ValueOrField, companion: string | undefined): string =>
  typeof option === 'string' ? option : companion || option.else;
