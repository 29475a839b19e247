import { z } from 'zod';
import { flag, integerIn, named, numberIn } from '../util/rule-schema.ts';

/** `exact`, `close` (0.92), `similar` (0.8), or a similarity in (0, 1]. */
const likeness = z
  .union([z.enum(['exact', 'close', 'similar']), numberIn(0, 1)])
  .transform((given) => (given === 'exact' ? 1 : given === 'close' ? 0.92 : given === 'similar' ? 0.8 : given));

const matchRule = z.strictObject({
  id: z.string().min(1).describe('Name of the rule in the crosswalk and in reports.'),
  same: z
    .array(z.string())
    .min(1)
    .describe('Fields that must be equal after folding of case, accents and script, and filled.'),
  like: named(likeness)
    .default([])
    .describe('Fields that must be at least so similar, by the comparator of their type: close, similar or a number.'),
});

/** `company:5` is the first five letters, `last_name:sound` the phonetic key, `title:rare` each rare word, `title:near` each of the ten nearest titles by their words, `city` the whole value; all after folding. */
const blockingRule = z.array(z.string().min(1)).min(1);

const comparison = z.strictObject({
  field: z.string().describe('The field that is compared.'),
  comparator: z.string().optional().describe("Name of a similarity; the field's type proposes one."),
  levels: z
    .array(numberIn(0, 1))
    .optional()
    .describe('Similarities from which a level holds, best first; equal values are a level of their own.'),
  termFrequency: flag.optional().describe('Agreement on a rare value counts more than on a common one.'),
});

/** What a rule file says under `match`. */
export const matchRules = z.strictObject({
  rules: z.array(matchRule).default([]).describe('Named rules: any one of them links two records.'),
  model: z
    .string()
    .default('auto')
    .describe(
      'auto trains a Fellegi–Sunter model on the data; none uses the rules alone; else the path of a saved model.json.',
    ),
  comparisons: z.array(comparison).optional().describe('What the model compares; every typed field when left out.'),
  blocking: z
    .array(blockingRule)
    .optional()
    .describe(
      'Pairs that agree on all keys of any one of these are compared; proposed from the field types when left out.',
    ),
  accept: numberIn(0, 1).default(0.95).describe('Match probability from which two records are joined.'),
  review: numberIn(0, 1).default(0.7).describe('Match probability from which a person decides.'),
  never: z
    .array(z.string())
    .default([])
    .describe('CEL expressions over left and right; a pair for which one is true is never joined.'),
  maxBlock: integerIn(2, 1_000_000)
    .default(1000)
    .describe('A block of more records is split by a further field; what cannot be split is reported with its cost.'),
  decisions: z.string().default('').describe('CSV file of decided pairs, beside those of the last review.csv.'),
  seed: integerIn(0, 4_294_967_295)
    .default(1)
    .describe('Start of the random choices in training; the same seed gives the same model.'),
});

/** A blocking key: a field and what is taken of it. */
export interface BlockingKey {
  readonly field: string;
  readonly take:
    | { readonly kind: 'whole' }
    | { readonly kind: 'prefix'; readonly length: number }
    | { readonly kind: 'sound' }
    | { readonly kind: 'rare' }
    /** Each of the nearest values by their words. */
    | { readonly kind: 'near'; readonly count: number };
}

export interface ComparisonPlan {
  readonly field: string;
  readonly comparator: string;
  /** Similarities from which a level holds, inclusive, best first. */
  readonly levels: readonly number[];
  readonly termFrequency: boolean;
}

/** The matching part of a plan: everything proposed has been decided. */
export interface MatchPlan {
  readonly rules: readonly {
    readonly id: string;
    readonly same: readonly string[];
    readonly like: readonly (readonly [field: string, similarity: number])[];
  }[];
  /** null: no model, the rules alone. Else parameters to use, or 'train'. */
  readonly model: 'train' | 'saved' | null;
  readonly comparisons: readonly ComparisonPlan[];
  readonly blocking: readonly { readonly id: string; readonly keys: readonly BlockingKey[] }[];
  /** Pairs a record that a proposed blocking rule may make; 0 or absent where a person wrote the rules. */
  readonly pairBudget?: number;
  readonly accept: number;
  readonly review: number;
  readonly never: readonly string[];
  readonly maxBlock: number;
  readonly seed: number;
  /** Comparator of each field, for `like`, and whether `same` folds it. */
  readonly comparators: readonly { readonly field: string; readonly comparator: string }[];
  /** Sources that hold no entity twice. */
  readonly uniqueSources: readonly string[];
}
