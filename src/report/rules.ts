import { z } from 'zod';
import { languages } from '../finding/language/language.ts';

export const reportRules = z.strictObject({
  language: z
    .enum(languages)
    .default('en')
    .describe('Language in which report.html opens: en, tr, ar or de. The page itself can be switched to the others.'),
});

export type ReportPlan = z.output<typeof reportRules>;
