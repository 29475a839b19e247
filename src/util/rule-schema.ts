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
  .union([
    z.number().int().min(0),
    z.string().regex(/^(\d+|\d+(\.\d+)?%)$/, {
      error: 'must be a number of records, such as 5, or a share of them, such as 1%',
    }),
  ])
  .transform((given): Tolerance => {
    const text = String(given);
    return text.endsWith('%') ? { share: Number(text.slice(0, -1)) / 100 } : { records: Number(text) };
  })
  .refine((given) => 'records' in given || given.share <= 1, { error: 'must be at most 100%' });

/** Exactly one of the two. `share` is a fraction in [0, 1] of the records looked at. */
export type Tolerance = { readonly records: number } | { readonly share: number };

/** How many of so many records a tolerance allows. 29% of 100 are 29, although 0.29 * 100 is a little less. */
export const allowedBy = (tolerance: Tolerance, records: number): number =>
  'records' in tolerance ? tolerance.records : Math.floor(Number((tolerance.share * records).toPrecision(12)));

/** One text or a list of them; gives a list. */
export const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given): string[] => (typeof given === 'string' ? [given] : given));

/** Any scalar, as its text. */
export const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

// Put before each name while zod looks at it: without it `__proto__` would be dropped and "2024" would come first.
const MARK = '\u0000';
const orderedEntries = new WeakMap<object, readonly (readonly [string, unknown])[]>();

/** Remembers the order of names as written, which an object loses for names such as "2024". */
export function rememberOrder(object: object, entries: readonly (readonly [string, unknown])[]): void {
  orderedEntries.set(object, entries);
}

/** A step of a zod issue's path as the user wrote it. */
export const nameInPath = (step: PropertyKey): string | number =>
  typeof step === 'number' ? step : String(step).replace(MARK, '');

const marked = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const entries = orderedEntries.get(given) ?? Object.entries(given);
  return Object.fromEntries(entries.map(([name, value]) => [MARK + name, value]));
};

/** Names that the user chooses, each with something; gives pairs in the order written: `__proto__` is a name like any other. */
export const named = <Value extends z.ZodType>(value: Value) =>
  z
    .preprocess(marked, z.record(z.string(), value))
    .transform((given) =>
      Object.entries(given).map(([name, entry]): [string, z.output<Value>] => [
        name.slice(MARK.length),
        entry as z.output<Value>,
      ]),
    );

/** Names to texts. */
export const pairs = named(scalar);

export const level = z.enum(['error', 'warning', 'info']);
