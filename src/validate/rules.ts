import { z } from 'zod';
import { flag, level, tolerance } from '../util/rule-schema.ts';

/** What every entry of `validate` may say, beside exactly one key that names the validation. */
export const validationRules = z.strictObject({
  id: z.string().min(1).describe('Name of the rule in findings and reports; each rule has its own.'),
  when: z.string().default('').describe('CEL expression; only records for which it is true are looked at.'),
  level: level.optional().describe('Level of what is found; the validation has its usual one.'),
  tolerate: tolerance
    .default({ records: 0 })
    .describe('Up to so many records, or such a share, nothing above info is reported.'),
  why: z.string().default('').describe('Why the rule exists, for the people who read the report.'),
  reject: flag.default(false).describe('Put aside the records that break the rule.'),
});
