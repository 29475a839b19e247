import type { z } from 'zod';
import type { Json } from '../util/json.ts';

/** What became of one value: read and written in its canonical form, or declined with a reason. Never blanked, never guessed. */
export type Reading<Value = unknown, Reason extends string = string> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** The canonical text. */
      readonly text: string;
      /** What was used beside the value, as an exchange rate; it stands in the changes. Absent: nothing. */
      readonly how?: string;
    }
  | { readonly ok: false; readonly reason: Reason };

export const read = <Value>(value: Value, text: string): Reading<Value, never> => ({ ok: true, value, text });
export const declined = <const Reason extends string>(reason: Reason): Reading<never, Reason> => ({
  ok: false,
  reason,
});

/** Reads one value. `companions` are the clean values of the fields that `companions(options)` names, in that order, '' where empty. */
export type Reader<Value = unknown, Reason extends string = string> = (
  text: string,
  ...companions: string[]
) => Reading<Value, Reason>;

export interface Example<Reason extends string = string> {
  readonly given: string;
  readonly options?: Readonly<Record<string, Json>>;
  readonly companions?: readonly string[];
  /** The canonical text, or the reason for declining. */
  readonly gives: { readonly text: string } | { readonly declined: Reason };
}

/** What a type needs from outside, loaded when the plan is made, and what a run fixes for all values. */
export interface ReadContext {
  /** ISO date that counts as today. */
  readonly today: string;
  /** Dated exchange rates, by the path of the rates file as written in the options; see rates.ts. */
  readonly rates: (path: string) => RateTable;
}

/** Dated exchange rates. Decimals are strings: an amount is never a float. */
export interface RateTable {
  /** The rate to multiply by, of the latest date not after `date` (ISO); undefined where there is none. Direct, inverse, or across a common currency. */
  rate(from: string, to: string, date: string): { readonly rate: string; readonly date: string } | undefined;
}

/** A distinct value of a column and how many rows hold it: the evidence from which a column's convention is settled. */
export interface ValueCount {
  readonly text: string;
  readonly count: number;
  /** Values of the companion fields beside it, most frequent first; for the evidence of a country column. */
  readonly companions?: readonly string[];
}

/** What stands beside a column in its source. Looked at only where the column's own values leave something open. */
export interface Surroundings {
  /** The header of the column itself; '' where it has none. */
  readonly header: string;
  /** The other columns of the source as read, with a sample of their values. */
  columns(): readonly { readonly header: string; readonly values: readonly ValueCount[] }[];
}

/** One kind of sign for a settled value, and the rows that show it. */
export interface EvidenceSign {
  /** What the sign is, as `above-12` or `weekday`; the sentences are in finding/evidence-signs.ts. */
  readonly kind: string;
  /** The value that it speaks for. */
  readonly says: Json;
  readonly count: number;
}

/**
 * How well an option is settled. certain: values that can be read in one way only say so, and hardly any says
 * otherwise. likely: something beside such values says so (another column, the header, the usual form of numbers).
 * thin: too little says anything. contradictory: too many values say otherwise. none: nothing says anything.
 */
export type EvidenceStrength = 'certain' | 'likely' | 'thin' | 'contradictory' | 'none';

/** What the values of one column say about an option that was left to `auto`. */
export interface Evidence {
  readonly option: string;
  /** The part of the values that it holds for, as a separator or a sign; absent: all. */
  readonly part?: string;
  /** The settled value, or null: the evidence is thin or contradicts itself, and ambiguous values are declined. */
  readonly settled: Json;
  /** Rows that can only be read in the settled way, rows that can only be read in another, and rows that decide nothing. */
  readonly supporting: number;
  readonly contradicting: number;
  readonly undecided: number;
  /** Up to 5 values that decided. */
  readonly examples: readonly string[];
  readonly strength: EvidenceStrength;
  /** What spoke, the strongest first. */
  readonly signs: readonly EvidenceSign[];
  /** Up to 20 values that can only be read in another way than most. */
  readonly against: readonly string[];
}

/** How two values of a type are compared when records are matched. Names are comparators of link/comparator. */
export interface ComparisonProposal {
  readonly comparator: string;
  /** Similarities from which a level holds, inclusive, best first, each in (0, 1]; equality is always the first level, and "else" the last. */
  readonly levels: readonly number[];
  /** Whether agreement on a rare value counts more than on a common one. */
  readonly termFrequency: boolean;
}

/**
 * A field type: one declaration drives the rule-file schema, the JSON Schema, the reference page, cleaning,
 * the default validation, matching, masking, inference and the tests of all of these.
 */
export interface FieldType<Options extends z.ZodObject = z.ZodObject, Value = unknown, Reason extends string = string> {
  readonly id: string;
  /** One sentence for the reference page. */
  readonly summary: string;
  /** The options of the type, all with defaults, named as in the library's `parseValue`. */
  readonly options: Options;
  /** Why a value may be declined: the code goes to machines, the sentence (a predicate, as "is too short for its country") to people. */
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly examples: readonly Example<NoInfer<Reason>>[];
  /** Whether values are personal data, masked in everything but data files. */
  readonly personal: boolean;
  /** Whether values under these options are personal, where that depends on them; `personal` is the answer when absent. */
  isPersonal?(options: z.output<Options>): boolean;
  /** The type of the field in expressions: what `toCel` gives. */
  readonly cel: 'string' | 'int' | 'double' | 'bool' | 'timestamp';
  /** Fields whose values a reading depends on, from options such as `defaultCountry: { from: country }`. Absent: none. */
  companions?(options: z.output<Options>): readonly string[];
  /** Settles what the options leave to `auto` from all values of one column of one source. Absent: nothing is left open. */
  settle?(
    options: z.output<Options>,
    values: readonly ValueCount[],
    context: ReadContext,
    beside?: Surroundings,
  ): { readonly options: z.output<Options>; readonly evidence: readonly Evidence[] };
  /** Called once a column; the reader it returns, once a distinct value (with its companions). */
  compile(options: z.output<Options>, context: ReadContext): Reader<Value, NoInfer<Reason>>;
  /**
   * What was probably meant by a value that was declined, or is read but looks like a typing error; it is shown, never
   * put in its place. Undefined where nothing is sure. Absent: the type has no suggestions.
   */
  suggester?(options: z.output<Options>): (text: string) => string | undefined;
  /**
   * How well a column's values fit this type, for `profile`, `init` and `dedupe`: confidence in [0, 1] (0: not at all),
   * and the options to propose. `name` is the column's header. Reads at most the given sample.
   */
  infer(
    name: string,
    values: readonly ValueCount[],
  ): { readonly confidence: number; readonly options: Readonly<Record<string, Json>> };
  /** The text with what is personal hidden, as `j***@e***.com`: same input, same output. */
  mask(text: string): string;
  readonly comparison: ComparisonProposal;
  /** What the values of an option mean that has many, for the reference page. */
  readonly glossary?: {
    readonly option: string;
    readonly meanings: readonly { readonly value: string; readonly meaning: string; readonly personal: boolean }[];
  };
  /** The default survivorship chain, when the rule file names none. */
  readonly survivorship?: readonly string[];
}

/** Identity at run time; at compile time it ties `reasons`, `examples` and `compile` to each other. */
export const defineFieldType = <Options extends z.ZodObject, Value, const Reason extends string>(
  type: FieldType<Options, Value, Reason>,
): FieldType<Options, Value, Reason> => type;

/** Any field type, as a registry holds it. */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds types of many value and option shapes; callers parse options first.
export type AnyFieldType = FieldType<any, any, any>;
