import { z } from 'zod';

/*
 * Scalars of a rule file arrive as their source text, because YAML would make numbers of `00123` and `+905…`.
 * These schemas take the text, or the JavaScript value that a script passes, and give the value.
 */

/** A yes or no: `true`, `false`, `yes`, `no`, `on`, `off`. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', 'yes', 'no', 'on', 'off'])])
  .transform((given) => given === true || given === 'true' || given === 'yes' || given === 'on');

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** A decimal number within a range, both ends inclusive. */
export const numberIn = (min: number, max: number) =>
  z
    .union([z.number(), z.string().regex(decimal, { error: 'must be a number' })])
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `must be from ${min} to ${max}` });

/** A whole number within a range, both ends inclusive. */
export const integerIn = (min: number, max: number) =>
  z
    .union([z.number().int(), z.string().regex(/^[+-]?\d+$/, { error: 'must be a whole number' })])
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `must be from ${min} to ${max}` });

/** A number of records, or a share of them: `5`, `1%`, `0.5%`. */
export const tolerance = z
  .union([z.number().int().min(0), z.string().regex(/^(\d+|\d+(\.\d+)?%)$/, { error: 'must be a number of records, such as 5, or a share of them, such as 1%' })])
  .transform((given): Tolerance => {
    const text = String(given);
    return text.endsWith('%') ? { share: Number(text.slice(0, -1)) / 100 } : { records: Number(text) };
  });

/** Exactly one of the two. `share` is a fraction in [0, 1] of the records looked at. */
export type Tolerance = { readonly records: number } | { readonly share: number };

/** One text or a list of them; gives a list. */
export const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given): string[] => (typeof given === 'string' ? [given] : given));

/** Any scalar, as its text. */
export const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Names to texts, kept as pairs: names come from people's data, and `__proto__` must be a name like any other. */
export const pairs = z
  .record(z.string(), scalar)
  .transform((given): [string, string][] => Object.entries(given));

export const level = z.enum(['error', 'warning', 'info']);
