import { z } from 'zod';
import { flag, integerIn, level, numberIn, oneOrMore, scalar } from '../util/rule-schema.ts';
import type { MojibakeHabits } from './text-faults/mojibake-habits.ts';

const replacement = z.strictObject({
  from: z.string().describe('Text to find, or with pattern: true a regular expression.'),
  to: scalar.describe('What to put there; $1 stands for a group of the pattern.'),
  pattern: flag.default(false).describe('`from` is a regular expression.'),
  whole: flag.default(false).describe('Only where the whole value is `from`.'),
});

/** A correction of which nobody has said that it is right is made only where it is about as sure as this. */
const SURE = 0.9;

const correction = z.strictObject({
  from: oneOrMore
    .default([])
    .describe('A file with the right values (CSV; see column), or the values themselves as a list.'),
  column: z.string().default('').describe('Column of the file; empty takes the first.'),
  aliases: z.string().default('').describe('Column of the file with other spellings, joined by "|".'),
  within: integerIn(0, 3)
    .default(2)
    .describe('Typing errors allowed: single letters changed, added, dropped or swapped.'),
  file: z
    .string()
    .default('')
    .describe(
      'A correction file: CSV with the columns from and to, and if need be field, count, reason and confidence. A line without a confidence is always carried out; one whose to is its from keeps the value as it is.',
    ),
  learn: flag
    .default(false)
    .describe(
      'Look in the column itself for spellings of a frequent value. What was found is in corrections.csv among the outputs, to be edited and named as file.',
    ),
  confidence: numberIn(0, 1)
    .default(SURE)
    .describe('From which confidence on a correction is made that was only learned; others are reported.'),
});

const fill = z.strictObject({
  field: z.string().optional().describe('Another field to take the value from.'),
  file: z.string().optional().describe('A CSV file to look the value up in.'),
  key: z.string().optional().describe('Field whose value is looked up; the file has a column of that name.'),
  column: z.string().optional().describe("Column of the file that holds the value; the field's name when left out."),
});

/** What every field may say beside the options of its type. */
export const fieldRules = z.strictObject({
  type: z.string().default('text').describe('What the field holds: a field type.'),
  from: oneOrMore
    .default([])
    .describe("Columns to read from, the first that is not empty; the field's own name when left out."),
  split: z
    .strictObject({
      from: z.string().describe('Column or field to take apart.'),
      by: z.string().default(' ').describe('Text between the parts; empty takes single characters.'),
      part: z
        .union([z.enum(['first', 'last', 'rest', 'all-but-last']), integerIn(1, 100)])
        .describe('Which part; a number counts from 1.'),
    })
    .optional()
    .describe('Takes the value out of another column or field.'),
  join: z
    .strictObject({
      fields: z.array(z.string()).min(1).describe('Columns or fields to put together, in this order.'),
      with: z.string().default(' ').describe('Text between them.'),
    })
    .optional()
    .describe('Puts the value together from several columns or fields; empty ones leave no gap.'),
  missing: z.array(z.string()).optional().describe('Tokens that mean "no value" here, in place of the file-wide list.'),
  trim: flag.default(false).describe('Take white space off both ends and make each run of it one space.'),
  unicode: z
    .enum(['keep', 'clean'])
    .default('keep')
    .describe('clean: NFC, no control, zero-width or bidi characters, plain spaces.'),
  mojibake: z
    .enum(['auto', 'repair', 'report'])
    .default('auto')
    .describe(
      'Text that was read in the wrong encoding, as "MÃ¼ller" and "Þahin". repair: what is certain is put right. report: it is only reported. auto: repaired in fields of a type that writes its canonical form, reported in text.',
    ),
  case: z.enum(['keep', 'lower', 'upper', 'title']).default('keep').describe('How letters are written.'),
  caseLocale: z.string().default('').describe('Language whose casing rules hold, as "tr" for dotted and dotless i.'),
  replace: z.array(replacement).default([]).describe('Texts to be replaced, one after the other.'),
  write: z
    .enum(['canonical', 'as-read'])
    .default('canonical')
    .describe('as-read keeps the spelling of values that are valid.'),
  declined: z
    .enum(['keep', 'blank', 'reject'])
    .default('keep')
    .describe('What happens to a value that cannot be read.'),
  declinedLevel: level.default('warning').describe('Level of the finding for a value that cannot be read.'),
  correct: correction.optional().describe('Mends typing errors against a list of right values.'),
  fill: z.array(fill).default([]).describe('Where an empty value is taken from, in this order.'),
  default: scalar.optional().describe('The value of an empty cell after all that.'),
  personal: flag.optional().describe('Whether reports mask the values; the type decides when left out.'),
  separator: z.string().default('').describe('The cell holds several values joined by this; each is read by itself.'),
  // Validations in short form. They become entries of `validate` with ids such as "email.required".
  required: flag.default(false).describe('The field must be filled.'),
  unique: flag.default(false).describe('No value may stand twice in one source.'),
  min: scalar.optional().describe('Smallest allowed value, inclusive; of dates also "today".'),
  max: scalar.optional().describe('Largest allowed value, inclusive; of dates also "today".'),
  minLength: integerIn(0, 1_000_000).optional().describe('Fewest characters allowed.'),
  maxLength: integerIn(0, 1_000_000).optional().describe('Most characters allowed.'),
  pattern: z.string().optional().describe('Regular expression that the whole value must match.'),
  allowed: z.array(scalar).optional().describe('The values allowed, as they stand after cleaning.'),
  level: level.optional().describe('Level of the validations in short form.'),
});

/** Columns that decide others, as a postal code decides the city: learned from the records themselves at each run. */
export const dependencyRules = z.strictObject({
  id: z.string().default('').describe('Name in the changes and findings; the deciding fields when left out.'),
  from: oneOrMore.describe('The field that decides, or several that decide together.'),
  to: oneOrMore.describe('The fields that it decides.'),
  correct: flag
    .default(true)
    .describe(
      'Whether a value that looks like a typing error of what the other records of its group hold becomes that.',
    ),
  fill: flag.default(true).describe('Whether an empty value becomes what the other records of its group hold.'),
  confidence: numberIn(0, 1)
    .default(SURE)
    .describe('From which confidence on a value is changed; corrections that are less sure are reported.'),
  why: z.string().default('').describe('A note for readers.'),
});

/** A dependency of a plan; its id is never empty. */
export type DependencyPlan = z.output<typeof dependencyRules>;

/** One field of a plan, in the order in which fields are cleaned. */
export interface FieldPlan extends Omit<z.output<typeof fieldRules>, 'missing' | 'personal'> {
  readonly name: string;
  /** Options of the type, checked and with defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
  readonly personal: boolean;
  /** What the column of a source says of text that was read in the wrong encoding; set while that column is cleaned. */
  readonly habits?: MojibakeHabits;
  /** Whether the rule file names the field; columns that no field names are text, unchanged. */
  readonly declared: boolean;
}
