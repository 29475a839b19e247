import { z } from 'zod';
import { flag, integerIn, numberIn, oneOrMore, pairs } from '../util/rule-schema.ts';

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1254',
  'windows-1256',
  'iso-8859-9',
] as const;

/** What a rule file says of one source. The schema's output is the plan's part for this stage. */
export const sourceRules = z.strictObject({
  file: oneOrMore
    .default([])
    .describe(
      'Path or glob, or a list of them, relative to the rule file; "-" is standard input. A .gz file is read as it is.',
    ),
  latest: flag.default(false).describe('Of the files that a glob finds, read only the last by name.'),
  format: z
    .enum(['auto', 'csv', 'json', 'ndjson'])
    .default('auto')
    .describe('auto looks at the name and the first bytes.'),
  encoding: z
    .enum(['auto', ...encodings])
    .default('auto')
    .describe('auto finds it in the bytes, and says what was found.'),
  delimiter: z.string().default('auto').describe('One character or several, "tab", or auto.'),
  quote: z.string().max(1).default('"').describe('The quote character; empty for none.'),
  header: flag.default(true).describe('Whether the first record names the columns; without it they are c1, c2, ….'),
  skip: integerIn(0, 1000).default(0).describe('Lines to pass over before the header.'),
  path: z.string().default('').describe('For JSON: dotted path to the array of records; empty finds it.'),
  key: oneOrMore
    .default([])
    .describe(
      'Column, or columns, that identify a record in this source. Compared to nothing, copied as read. Without one a record is known by its content.',
    ),
  trust: numberIn(0, 1000).default(1).describe('Higher wins in the strategy most-trusted.'),
  updated: z
    .string()
    .default('')
    .describe('Column with the time of the last change, for the strategy most-recent and for freshness.'),
  unique: flag.default(false).describe('This source holds no entity twice: two of its records are never joined.'),
  sourceBy: z
    .string()
    .default('')
    .describe('Column that names the source of each record, for a file that holds several'),
  columns: pairs
    .default([])
    .describe('Column of the file to field; a column not named here feeds the field of its own name.'),
  set: pairs.default([]).describe('Fields that every record of this source gets, as newsletter: yes.'),
  where: z.string().default('').describe('CEL expression over the fields as read; other records go to the rejects.'),
});

/** One source of a plan. Texts are '' and lists empty where nothing was said. */
export type SourcePlan = z.output<typeof sourceRules> & { readonly name: string };
