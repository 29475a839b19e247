import { z } from 'zod';
import { flag } from '../util/rule-schema.ts';
import { safeRegex } from '../util/safe-regex.ts';
import { checkValues } from './check-values.ts';
import { defineValidation } from './validation.ts';

const options = z.strictObject({
  field: z.string(),
  matches: regex('Regular expression that the whole value must match.'),
  ignoreCase: flag.default(false),
});

export const pattern = defineValidation({
  id: 'pattern',
  summary:
    'The whole value matches a regular expression. It runs in linear time; lookaround and references to groups are not supported.',
  options,
  level: 'error',
  scope: 'record',
  fields: ({ field }) => [field],
  check({ field, matches, ignoreCase }, table, rows) {
    const { fullMatch } = safeRegex(matches, { ignoreCase });
    return checkValues(table, field, rows, fullMatch, () => ({ detail: { matches } }));
  },
  examples: [
    {
      options: { field: 'sku', matches: '[A-Z]{2}-\\d{4}' },
      accepts: [{ sku: 'AB-1234' }, { sku: '' }],
      rejects: [{ sku: 'ab-1234' }, { sku: 'AB-12345' }, { sku: 'x AB-1234' }],
    },
    {
      options: { field: 'name', matches: '\\p{L}+', ignoreCase: true },
      accepts: [{ name: 'Öztürk' }],
      rejects: [{ name: 'R2D2' }],
    },
  ],
});

/** A mistake in the expression is a mistake of the rule file, with its place there. */
function regex(description: string) {
  return z
    .string()
    .superRefine((text, context) => {
      try {
        safeRegex(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    })
    .describe(description);
}
