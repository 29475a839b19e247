import { z } from 'zod';
import { flag } from '../util/rule-schema.ts';

/** Files that a run can be told to leave out; the crosswalk and the rejects together hold every record, and are always written. */
export const optionalOutputs = [
  'master.csv',
  'rejects.csv',
  'records.csv',
  'changes.csv',
  'corrections.csv',
  'findings.ndjson',
  'lineage.ndjson',
  'review.csv',
  'report.html',
] as const;

export const outputRules = z.strictObject({
  changes: z
    .enum(['values', 'cells'])
    .default('values')
    .describe(
      'values: a line for each distinct change; cells: a line for each changed cell, so that every input cell can be recovered.',
    ),
  records: flag.default(false).describe('Also write records.csv, the cleaned source records.'),
  spreadsheet: flag
    .default(false)
    .describe('Also write copies of the CSV files for Excel: byte-order mark, formulas made harmless.'),
  without: z.array(z.enum(optionalOutputs)).default([]).describe('Output files to leave out.'),
});

export type OutputPlan = z.output<typeof outputRules>;
